// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it, vi } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { SessionView } from '#server/contract/session.ts'
import DisplaysPage from '#web/admin/displays/DisplaysPage.vue'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork } from '../../api/fake-network.ts'

const board = {
  ...{ id: 'guangdong-2022', title: '广东数字经济2022', subtitle: '省年度工作要点' },
  ...{ scope: 'guangdong-2022-digital-economy', real: false, own: false, suggestedAt: '2022-10-31' },
}
afterEach(() => vi.unstubAllGlobals())

it('offers no board before the boards are known, and then the first at the day on which it has something to show', async () => {
  const boards = Promise.withResolvers<Response>()
  fakeNetwork(({ path }) => {
    if (path === '/api/boards') return boards.promise
    return Response.json(path === '/api/catalogue' ? catalogue : { displays: [] })
  })
  setActivePinia(createPinia())
  useSession().current = { id: 'person:admin', rights: ['administer'] } as SessionView
  const routes = [{ path: '/:rest(.*)*', component: DisplaysPage }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const page = mount(DisplaysPage, { global: { plugins: [router] } })
  await flushPromises()
  const offered = () => page.findAll('optgroup').map((group) => group.attributes('label'))
  expect(offered()).toEqual([])
  boards.resolve(Response.json({ boards: [board], demo: true } satisfies BoardChoices))
  await flushPromises()
  expect(offered()[0]).toBe('看板')
  const chosen = page.findAll('select').map(({ element }) => (element as HTMLSelectElement).value)
  expect(chosen).toEqual([board.scope, 'fixed'])
  page.unmount()
})
