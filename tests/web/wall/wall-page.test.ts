// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { BoardChoices } from '#server/contract/boards.ts'
import type { Shown } from '#server/contract/displays.ts'
import type { SessionView } from '#server/contract/session.ts'
import { catalogue } from '#seeds/catalogue.ts'
import WallPage from '#web/wall/WallPage.vue'
import { fakeNetwork, refusal, type Sent } from '../api/fake-network.ts'
import { FakeSocket, hello } from '../api/fake-socket.ts'
import { boardOf, boardRow } from '../board-row.ts'
import { ledgerHash } from '../ledger-hash.ts'

const display: SessionView = {
  ...{ kind: 'display', id: 'display:1', name: '一楼大厅', displayName: '一楼大厅' },
  ...{ roles: ['display'], rights: ['read'], organisations: [], regions: [], demo: false },
}
/** The settings of a display without a choice of scenes. */
const asBefore = {
  ...{ scenes: [], density: 'desk', ground: 'dark', dimming: null },
} as const satisfies Partial<Shown>
const stations = boardRow({ light: 'behind' })
const bridge = boardRow({ target: 'zhaoqing-2024-bridge-warning-systems', name: '桥梁预警', light: 'behind' })
const ping = { type: 'ping', at: '2024-11-04T14:00:00.000+08:00' } as const

let page: VueWrapper
let router: Router
let sockets: FakeSocket[]
let sent: Sent[]
/** The settings of the display on the server. */
let chosen: Shown
/** The server's refusal in place of an answer. */
let refuse: ((path: string) => Response | undefined) | undefined

function answer({ path }: Sent): Response {
  const refused = refuse?.(path)
  if (refused) return refused
  if (path === '/api/session') return Response.json({ ...display, display: chosen } satisfies SessionView)
  if (path === '/api/boards') return Response.json({ boards: [], demo: false } satisfies BoardChoices)
  if (path === '/api/catalogue') return Response.json(catalogue)
  if (path.startsWith('/api/board?')) return Response.json(boardOf([stations, bridge]))
  if (path.startsWith('/api/observations')) return Response.json({ sequence: 10, observations: [] })
  const row = path.includes(bridge.target) ? bridge : stations
  return Response.json({
    ...{ sequence: 10, row, rule: { id: 'xushi-1', name: '序时进度', basis: null, sentence: '判定' } },
    ...{ steps: [], inputs: [], citations: [], organisations: [], toGreen: null, remarks: [] },
  })
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  refuse = undefined
  chosen = { scope: '441200', at: '2024-10-31', ...asBefore }
  sockets = []
  sent = fakeNetwork(answer)
  vi.stubGlobal('WebSocket', function (url: URL) {
    const socket = new FakeSocket(url.href)
    sockets.push(socket)
    return socket
  })
  const routes = [
    { path: '/wall', component: WallPage },
    { path: '/pair', name: 'pair', component: { template: '<p>配对</p>' } },
    { path: '/boards', component: WallPage },
  ]
  router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/wall')
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(): Promise<void> {
  page = mount(WallPage, {
    global: { plugins: [createPinia(), router], stubs: { BaseChart: true } },
    attachTo: document.body,
  })
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
}
/** The newest line comes up and sends its picture. */
async function live(scope = '441200'): Promise<FakeSocket> {
  const socket = sockets.at(-1)!
  socket.say(hello)
  socket.say(ping)
  const board = { ...boardOf([stations, bridge]), scope }
  socket.say({ type: 'snapshot', sequence: 10, hash: ledgerHash(10), board, recent: [] })
  await flushPromises()
  return socket
}
const focused = () => page.find('.focus h2').text()
/** The shown scene. */
const scene = () =>
  ['attention', 'overview', 'alerts'].find((name) =>
    page.find(`.place > .${name}, .place > .${name}-scene`).exists(),
  )
const turn = (name: SceneName, seconds: number) => ({ scene: name, seconds })
/** Seconds pass, with or without messages of the server. */
async function pass(seconds: number, heard = true): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(1_000)
    if (heard) for (const socket of sockets) socket.say(ping)
    await flushPromises()
  }
}
async function press(key: string): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  await flushPromises()
}
const asked = (path: string) => sent.filter((one) => one.path === path).length

describe('WallPage', () => {
  it('opens on a display the board that was chosen for it', async () => {
    await open()
    expect(sockets.at(-1)!.url).toContain('/live?scope=441200&at=2024-10-31&protocol=3')
    await live()
    expect(focused()).toBe(stations.name)
  })

  it('leads into focus the target that the display is told to show, and leaves board and scene as they stand', async () => {
    await open()
    const socket = await live()
    const show = { type: 'show', scope: '441200', at: '2024-10-31', scene: 'yesterday' } as const
    socket.say({ ...show, target: bridge.target })
    await flushPromises()
    expect(focused()).toBe(bridge.name)
    expect(page.text()).not.toContain('没有这种画面')
    expect(sockets).toHaveLength(1)
  })

  it('opens another board that it is told to show, with the target in focus as soon as the picture has come', async () => {
    await open()
    const socket = await live()
    chosen = { scope: '440000', at: null, ...asBefore }
    socket.say({ type: 'show', scope: '440000', at: null, scene: null, target: bridge.target })
    await flushPromises()
    expect(sockets.at(-1)!.url).toContain('/live?scope=440000&protocol=3')
    await live('440000')
    expect(focused()).toBe(bridge.name)
  })

  it('turns through the scenes that were chosen for it, and without a line through none', async () => {
    chosen = { ...chosen, scenes: [turn('overview', 30), turn('alerts', 10)] }
    await open()
    const socket = await live()
    expect(scene()).toBe('overview')
    await pass(30)
    expect(scene()).toBe('alerts')
    socket.end()
    await pass(60, false)
    expect(scene()).toBe('alerts')
  })

  it('stays where somebody turned it, and goes on two minutes after they left', async () => {
    chosen = { ...chosen, scenes: [turn('overview', 30), turn('alerts', 10)] }
    await open()
    await live()
    await press('PageUp')
    expect(scene()).toBe('attention')
    await pass(100)
    await press('ArrowDown')
    await pass(119)
    expect(scene()).toBe('attention')
    await pass(1)
    expect(scene()).toBe('alerts')
  })

  it('begins anew with other scenes that are chosen for it, and is read from as far as was chosen', async () => {
    await open()
    const socket = await live()
    expect(scene()).toBe('attention')
    const how: Partial<Shown> = { scenes: [turn('alerts', 60)], density: 'far' }
    socket.say({ type: 'show', ...chosen, ...how, scene: null, target: null })
    await flushPromises()
    expect(scene()).toBe('alerts')
    expect(page.find('main').attributes('style')).toContain('height: 960px')
  })

  it('turns from board to board, each live on a line of its own, and passes over one that is gone', async () => {
    const county = { scope: '441202', scene: 'alerts', seconds: 10, target: null } as const
    const gone = { ...county, scope: '999999' }
    refuse = (path) =>
      path.startsWith('/api/board?scope=999999')
        ? refusal({ status: 404, code: 'not-found', detail: '没有这个范围：999999。' })
        : undefined
    const pinned = { scope: '441200', scene: 'attention', seconds: 30, target: bridge.target } as const
    chosen = { ...chosen, scenes: [pinned, gone, county], ground: 'light' }
    await open()
    await live()
    expect(focused()).toBe(bridge.name)
    expect(document.documentElement.dataset['ground']).toBe('light')
    const lineOf = (scope: string) => sockets.find(({ url }) => url.includes(`scope=${scope}`))!
    lineOf('441202').say(hello)
    lineOf('441202').say(ping)
    const board = { ...boardOf([stations]), scope: '441202' }
    lineOf('441202').say({ type: 'snapshot', sequence: 10, hash: ledgerHash(10), board, recent: [] })
    lineOf('999999').end(1008, 'scope')
    await pass(30)
    expect(scene()).toBe('alerts')
    expect(page.text()).not.toContain(bridge.name)
    await pass(10)
    expect(focused()).toBe(bridge.name)
  })

  it('says why it has nothing to begin with, and tries again every 5 s by itself', async () => {
    const detail = '数据库忙，请稍后再试。'
    refuse = (path) =>
      path === '/api/boards' ? refusal({ status: 503, code: 'database-busy', detail }) : undefined
    await open()
    expect(page.text()).toContain(detail)
    refuse = undefined
    vi.advanceTimersByTime(5_000)
    await flushPromises()
    expect(asked('/api/boards')).toBe(2)
    await live()
    expect(page.text()).not.toContain(detail)
  })

  it('asks to be paired where it is not known any more', async () => {
    const detail = '请先登录。'
    refuse = () => refusal({ status: 401, code: 'not-signed-in', detail })
    await open()
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/pair?next=/wall')
    vi.advanceTimersByTime(60_000)
    await flushPromises()
    expect(asked('/api/session')).toBe(1)
  })
})
