import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { holdBoard } from '#web/stores/held-board.ts'
import WallFrame from '#web/wall/frame/WallFrame.vue'
import { scenes } from '#web/wall/scenes/scenes.ts'
import { FakeSocket, hello } from '../../api/fake-socket.ts'
import { boardOf, boardRow } from '../../board-row.ts'
import { ledgerHash } from '../../ledger-hash.ts'
import { approvedRecord } from '../records.ts'

export const stations = boardRow({ value: 7776, period: '2024-M09', light: 'behind' })
export const bridge = boardRow({
  target: 'zhaoqing-2024-bridge-warning-systems',
  indicator: 'zhaoqing-bridge-warning-systems',
  name: '安装防撞预警系统的重点跨江桥梁数',
  light: 'on-schedule',
})
export const ping = { type: 'ping', at: '2024-11-04T14:00:00.000+08:00' } as const

/** A wall of two targets, `stations` and `bridge`, on a live line; time stands still until timers are advanced. */
export interface OpenedWall {
  readonly wall: VueWrapper
  readonly socket: FakeSocket
  /** The requests of the wall to the server. */
  readonly asked: string[]
  readonly close: () => void
}

/** @param answerOf the server's answer to a path, in place of the usual one; undefined leaves that. @param rows those of the board */
export async function openWall(
  scene: SceneName,
  answerOf: (path: string) => Response | undefined = () => undefined,
  rows: readonly BoardRow[] = [stations, bridge],
): Promise<OpenedWall> {
  const asked: string[] = []
  let socket: FakeSocket | undefined
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return answerOf(path) ?? answer(path)
  })
  vi.stubGlobal('WebSocket', function (url: URL) {
    socket = new FakeSocket(url.href)
    return socket
  })
  const board = holdBoard('441200', '2024-10-31', () => undefined)
  board.connect()
  socket!.say(hello)
  socket!.say(ping)
  const picture = boardOf([...rows])
  const wanted = scenes.find(({ name }) => name === scene)!
  const standing = { ...wanted, component: (await wanted.load()).default }
  socket!.say({ type: 'snapshot', sequence: 10, hash: ledgerHash(10), board: picture, recent: [] })
  const routes = [{ path: '/:rest(.*)*', component: WallFrame }]
  const wall = mount(WallFrame, {
    props: {
      ...{ title: '肇庆数字经济2024', subtitle: '', failed: null },
      ...{ board, index: indexCatalogue(catalogue), scene: wanted, standing },
      request: { kind: 'board', scope: '441200', at: '2024-10-31', scene },
      person: true,
      density: 'desk',
      ...{
        wanted: null,
        pinned: null,
        directed: null,
        map: null,
        past: null,
        ground: 'dark',
        brightness: 100,
      },
    },
    // The test has no canvas to draw on.
    global: {
      plugins: [createRouter({ history: createMemoryHistory(), routes })],
      stubs: { BaseChart: true },
    },
    attachTo: document.body,
  })
  await flushPromises()
  const close = () => {
    wall.unmount()
    board.letGo()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
  return { wall, socket: socket!, asked, close }
}

/** The answer of the server to a path. */
function answer(path: string): Response {
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
