// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { holdBoard, type HeldBoard } from '#web/stores/held-board.ts'
import WallFrame from '#web/wall/frame/WallFrame.vue'
import { scenes } from '#web/wall/scenes/scenes.ts'
import { FakeSocket, hello } from '../../api/fake-socket.ts'
import { approval, approvedFigure, boardOf, boardRow } from '../../board-row.ts'
import { ledgerHash } from '../../ledger-hash.ts'
import { approvedRecord } from '../records.ts'

const index = indexCatalogue(catalogue)
const stations = boardRow({ value: 7776, period: '2024-M09', light: 'behind' })
const bridge = boardRow({
  target: 'zhaoqing-2024-bridge-warning-systems',
  indicator: 'zhaoqing-bridge-warning-systems',
  name: '安装防撞预警系统的重点跨江桥梁数',
  light: 'on-schedule',
})

const ping = { type: 'ping', at: '2024-11-04T14:00:00.000+08:00' } as const

let socket: FakeSocket
let board: HeldBoard
let wall: VueWrapper
let asked: string[]

/** The network's edge: what is asked for is kept, and answered as the server answers it. */
function answer(path: string): Response {
  asked.push(path)
  if (path.startsWith('/api/board')) return Response.json(boardOf([stations, bridge]))
  if (path.startsWith('/api/observations'))
    return Response.json({
      sequence: 10,
      observations: [approvedRecord({ period: '2024-M09', value: 7776 })],
    })
  const target = path.split('/')[3]
  return Response.json({
    sequence: 10,
    row: target === bridge.target ? bridge : stations,
    rule: { id: 'xushi-1', name: '序时进度', basis: null, sentence: `${target} 的判定` },
    ...{ steps: [], inputs: [], citations: [], organisations: [], toGreen: null, remarks: [] },
  })
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  asked = []
  vi.stubGlobal('fetch', async (path: string) => answer(path))
  vi.stubGlobal('WebSocket', function (url: URL) {
    socket = new FakeSocket(url.href)
    return socket
  })
  board = holdBoard('441200', '2024-10-31', () => undefined)
  board.connect()
  socket.say(hello)
  socket.say(ping)
  const picture = boardOf([stations, bridge])
  socket.say({ type: 'snapshot', sequence: 10, hash: ledgerHash(10), board: picture, recent: [] })
  const routes = [{ path: '/:rest(.*)*', component: WallFrame }]
  wall = mount(WallFrame, {
    props: {
      ...{ title: '肇庆数字经济2024', subtitle: '', board, index, failed: null, scene: scenes[0] },
      request: { kind: 'board', scope: '441200', at: '2024-10-31', scene: 'attention' },
      person: true,
      density: 'desk',
      wanted: null,
    },
    // There is no canvas here to draw on.
    global: {
      plugins: [createRouter({ history: createMemoryHistory(), routes })],
      stubs: { BaseChart: true },
    },
    attachTo: document.body,
  })
  await flushPromises()
})
afterEach(() => {
  wall.unmount()
  board.letGo()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Time passes on a line that is alive. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    vi.advanceTimersByTime(1_000)
    socket.say(ping)
    await flushPromises()
  }
}
const focused = () => wall.find('.focus h2').text()
const rowOf = (name: string) => wall.findAll('.attention .row').find((row) => row.text().includes(name))!
const whyPanel = () => wall.find('[role=dialog]')

describe('ScenePlace', () => {
  it('turns the focus through the scene’s order, the most urgent first', async () => {
    expect(focused()).toBe(stations.name)
    await pass(18)
    expect(focused()).toBe(bridge.name)
    await pass(18)
    expect(focused()).toBe(stations.name)
  })

  it('leads into focus what just changed', async () => {
    socket.say(approval(12, 10, approvedFigure({ indicator: bridge.indicator, value: 6 }), bridge))
    await flushPromises()
    expect(focused()).toBe(bridge.name)
  })

  it('leads into focus for two minutes what whoever steers the display wants to see, and tells so', async () => {
    await wall.setProps({ wanted: bridge.target })
    await flushPromises()
    expect(focused()).toBe(bridge.name)
    expect(wall.emitted('led')).toHaveLength(1)
    await pass(119)
    expect(focused()).toBe(bridge.name)
    await pass(1)
    expect(focused()).toBe(stations.name)
  })

  it('does not heed a wish for what is not on its board', async () => {
    await wall.setProps({ wanted: 'national-2023-5g-base-stations' })
    await flushPromises()
    expect(focused()).toBe(stations.name)
    expect(wall.emitted('led')).toHaveLength(1)
  })

  it('stands still without a line', async () => {
    socket.end()
    await flushPromises()
    vi.advanceTimersByTime(60_000)
    await flushPromises()
    expect(focused()).toBe(stations.name)
  })

  it('explains a target over an inert scene that stands still, until Esc', async () => {
    await rowOf(bridge.name).trigger('click')
    await flushPromises()
    expect(whyPanel().text()).toContain(`${bridge.target} 的判定`)
    expect(wall.find('[role=region]').attributes('inert')).toBeDefined()
    expect(wall.find('.ticker').attributes('inert')).toBeDefined()
    await pass(150)
    expect(focused()).toBe(bridge.name)
    await whyPanel().trigger('keydown', { key: 'Escape' })
    expect(whyPanel().exists()).toBe(false)
    expect(wall.find('[role=region]').attributes('inert')).toBeUndefined()
  })

  it('shows an approval in list, focus, ticker and reasons, and asks for nothing', async () => {
    await rowOf(stations.name).trigger('click')
    await flushPromises()
    asked = []
    socket.say(approval(12, 10, approvedFigure({ value: 7812 })))
    await flushPromises()
    expect(rowOf(stations.name).text()).toContain('7,812')
    expect(wall.find('.headline .figure').text()).toContain('8,000')
    expect(wall.find('.ticker li').text()).toContain('7,812')
    expect(whyPanel().text()).toContain('第 12 号判定')
    expect(whyPanel().find('table').text()).toContain('2024年10月7,812')
    expect(asked).toEqual([])
  })
})
