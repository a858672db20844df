import { createRouter, createWebHistory } from 'vue-router'
import { hasRight } from '#server/contract/rights.ts'
import type { SessionView } from '#server/contract/session.ts'
import { AppProblem } from './api/client.ts'
import { routes } from './routes.ts'
import { startPage } from './start-page.ts'
import { loadMissingPages } from './missing-page.ts'
import { useSession } from './stores/session.ts'

async function askSession(): Promise<SessionView | null | 'unanswered'> {
  try {
    return await useSession().load()
  } catch (problem) {
    if (problem instanceof AppProblem) return 'unanswered'
    throw problem
  }
}

/** The pages that a device without a session shows a code at, by the pages that it opened. */
const pairingOf = new Map<unknown, string>([
  ['wall', 'pair'],
  ['remote', 'pair-remote'],
])

/**
 * The router guards the pages. Without a session a wall and a remote go to their pairing, and any other page to the sign-in, as also
 * where the server does not answer or the person must do something first; a page that the rights do not open goes to
 * the start page.
 */
export function createPages() {
  const router = createRouter({ history: createWebHistory(), routes })
  router.beforeEach(async (to) => {
    const { right } = to.meta
    if (right === undefined) return true
    const session = await askSession()
    // A wall opens even if the server does not answer: the wall says so, and tries again by itself.
    if (session === 'unanswered' && to.name === 'wall') return true
    const query = to.fullPath === '/' ? {} : { next: to.fullPath }
    if (session === null) return { name: pairingOf.get(to.name) ?? 'sign-in', query }
    if (session === 'unanswered') return { name: 'sign-in', query }
    if (session.mustFirst) return { name: 'sign-in', query }
    if (to.name === 'home' || !hasRight(session.rights, right)) return startPage(session)
    return true
  })
  loadMissingPages(router)
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · 序时` : '序时'
    document.documentElement.dataset['ground'] = to.meta.ground ?? 'light'
  })
  return router
}
