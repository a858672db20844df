// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Bell, BellChange } from '#server/contract/bell.ts'
import type { SessionView } from '#server/contract/session.ts'
import BellMenu from '#web/shell/bell/BellMenu.vue'
import { useSession } from '#web/stores/session.ts'
import { fakeNetwork, type Sent } from '../../api/fake-network.ts'

const ring = (sequence: number, reason: string): Bell['rings'][number] => ({
  ...{ kind: 'returned', sequence, at: '2024-10-31T10:00:00.000+08:00', filing: 'gongxin-2024-M09' },
  ...{ organisation: 'gongxin', organisationName: '市工信局', period: '2024-M09', count: 1 },
  ...{ cells: [{ name: '5G基站', regionName: '端州区', reason }], actorName: '李强' },
})
const rings = [ring(9, '与台账不符'), ring(5, '口径不符')]

let bell: Bell
let sent: Sent[]
let menu: VueWrapper

function answer({ method, body }: Sent): Response {
  if (method === 'PUT') {
    const { readTo = bell.readTo, off = bell.off } = body as BellChange
    const told = off.includes('returned') ? [] : rings
    bell = { ...bell, readTo, off, rings: told, unread: told.filter((one) => one.sequence > readTo).length }
  }
  return Response.json(bell)
}

async function open(rights: SessionView['rights']): Promise<void> {
  setActivePinia(createPinia())
  useSession().current = { id: 'person:1', rights } as SessionView
  const routes = [{ path: '/:rest(.*)*', component: { template: '<p></p>' } }]
  const plugins = [createRouter({ history: createMemoryHistory(), routes })]
  menu = mount(BellMenu, { props: { every: 60_000 }, global: { plugins }, attachTo: document.body })
  await flushPromises()
}
const press = async (selector: string) => {
  await menu.find(selector).trigger('click')
  await flushPromises()
}
const name = () => menu.find('.ring').attributes('aria-label')

beforeEach(() => {
  bell = { sequence: 9, rings, unread: 1, readTo: 5, kinds: ['returned', 'revoked'], off: [] }
  sent = fakeNetwork(answer)
})
afterEach(() => {
  menu.unmount()
  vi.unstubAllGlobals()
})

it('says how many reminders are unread, and none after they were looked at, while they stay marked in the list', async () => {
  await open(['read', 'report'])
  expect(name()).toBe('提醒，1 条未读')
  await press('.ring')
  expect(sent.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([{ readTo: 9 }])
  expect(name()).toBe('提醒')
  expect(menu.findAll('a').map((one) => [one.attributes('href'), one.classes('new')])).toEqual([
    ['/entry/gongxin-2024-M09', true],
    ['/entry/gongxin-2024-M09', false],
  ])
  expect(menu.text()).toContain('5G基站（端州区）：与台账不符')
  await menu.trigger('keydown', { key: 'Escape' })
  expect(menu.find('.list').exists()).toBe(false)
  await press('.ring')
  expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(1)
})

it('is switched off and on by kind', async () => {
  await open(['read', 'report'])
  await press('.ring')
  await menu.find('input').trigger('change')
  await flushPromises()
  expect(sent.at(-1)?.body).toEqual({ off: ['returned'] })
  expect(menu.text()).toContain('没有提醒。')
  await menu.find('input').trigger('change')
  await flushPromises()
  expect(sent.at(-1)?.body).toEqual({ off: [] })
  expect(menu.findAll('a')).toHaveLength(2)
})

it('is not there, and asks for nothing, for whoever only reads', async () => {
  await open(['read'])
  expect([menu.find('.ring').exists(), sent]).toEqual([false, []])
})
