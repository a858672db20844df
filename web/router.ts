import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
} from 'vue-router'
import { hasRight, needed } from '#server/contract/rights.ts'
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
 * What is shown instead of a page that the rights do not open: of a filing how far it was reported, figure by figure, to whoever may see
 * that; to people why not, and to a display its wall.
 */
function insteadOf(to: RouteLocationNormalized, session: SessionView): RouteLocationRaw {
  if (session.kind === 'display') return startPage(session)
  if (to.name === 'filing' && hasRight(session.rights, needed.filingStatus))
    return { name: 'timeliness', query: { filing: String(to.params['id']), at: to.query['at'] } }
  return { name: 'no-right', query: { of: to.fullPath } }
}

/**
 * The router guards the pages. Without a session a wall and a remote go to their pairing, and any other page to the sign-in, as also
 * where the server does not answer or the person must do something first; a page that the rights do not
 * open says so.
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
    if (to.name === 'home') return startPage(session)
    return hasRight(session.rights, right) || insteadOf(to, session)
  })
  loadMissingPages(router)
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · 序时` : '序时'
    document.documentElement.dataset['ground'] = to.meta.ground ?? 'light'
  })
  return router
}
