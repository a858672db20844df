// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { holdBoard, type HeldBoard } from '#web/stores/held-board.ts'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
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
})
afterEach(() => {
  wall.unmount()
  board.letGo()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(scene: SceneName): Promise<void> {
  const routes = [{ path: '/:rest(.*)*', component: WallFrame }]
  wall = mount(WallFrame, {
    props: {
      ...{
        title: '肇庆数字经济2024',
        subtitle: '',
        board,
        index,
        failed: null,
        scene: scenes.find(({ name }) => name === scene)!,
      },
      request: { kind: 'board', scope: '441200', at: '2024-10-31', scene },
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
  asked = []
}
/** What the scene shows once a value was approved that turned its target. */
async function approve(): Promise<string> {
  const row = { ...stations, value: 7812, achieved: 7812, light: 'on-schedule', gap: 1 } as const
  socket.say(approval(12, 10, approvedFigure({ value: 7812 }), row))
  await flushPromises()
  return wall.find('.place').text()
}

describe('a scene, when a value is approved', () => {
  it('of organisations moves the one that answers to those on schedule, and asks for nothing', async () => {
    await open('units')
    expect(wall.find('.worst').text()).toContain(stations.name)
    const text = await approve()
    expect(text).toContain('没有单位的目标滞后、未完成或逾期')
    expect(asked).toEqual([])
  })

  it('of today lists it with the light that it turned, and asks for nothing', async () => {
    await open('today')
    expect(wall.find('.lights').text()).toContain('今天没有灯转变')
    const text = await approve()
    expect(text).toContain('滞后转达序时')
    expect(wall.find('.approvals li').text()).toContain('7,812')
    expect(asked).toEqual([])
  })

  it('of one target shows it with its period, and asks for nothing', async () => {
    await open('target')
    expect(wall.find('.target .period').text()).toContain('2024年9月数')
    const text = await approve()
    expect(text).toContain('达序时')
    expect(asked).toEqual([])
  })
})
