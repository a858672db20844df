import { renderToString } from 'vue/server-renderer'
import { createSSRApp } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { hearServerTime } from '#web/api/server-clock.ts'
import { holdBoard, type HeldBoard } from '#web/stores/held-board.ts'
import WallFrame from '#web/wall/frame/WallFrame.vue'
import { scenes } from '#web/wall/scenes/scenes.ts'
import type { WallRequest } from '#web/wall/wall-request.ts'
import { FakeSocket, hello } from '../../api/fake-socket.ts'
import { approval, approvedFigure, boardOf, boardRow } from '../../board-row.ts'
import { ledgerHash } from '../../ledger-hash.ts'

const index = indexCatalogue(catalogue)
const asked: WallRequest = { kind: 'board', scope: '441200', at: '2024-10-31', scene: 'attention' }
const at = '2024-11-04T14:31:08.000+08:00'
const standing = { ...scenes[0], component: (await scenes[0].load()).default }

let sockets: FakeSocket[]
let board: HeldBoard
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(at) })
  sockets = []
  vi.stubGlobal('WebSocket', function (url: URL) {
    const socket = new FakeSocket(url.href)
    sockets.push(socket)
    return socket
  })
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined }
  for (const [name, value] of Object.entries({ ...listening, innerWidth: 1920, innerHeight: 1080 }))
    vi.stubGlobal(name, value)
  vi.stubGlobal('window', listening)
  vi.stubGlobal('location', { href: 'http://wall.test/wall' })
  vi.stubGlobal('ResizeObserver', function () {
    // The test has no layout.
  })
  hearServerTime(at)
  board = holdBoard('441200', '2024-10-31', () => undefined)
})
afterEach(() => {
  board.letGo()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The board's line is up and has sent its picture. */
function live(rows = [boardRow({ value: 7776, period: '2024-M09' })]): FakeSocket {
  board.connect()
  const socket = sockets.at(-1)!
  socket.say(hello)
  socket.say({ type: 'snapshot', sequence: 10, hash: ledgerHash(10), board: boardOf(rows), recent: [] })
  return socket
}
function drawn(
  change: { request?: WallRequest; board?: HeldBoard | null; standing?: null; past?: string } = {},
): Promise<string> {
  const props = { title: '肇庆数字经济2024', subtitle: '两份文件', request: asked, board, index }
  const calm = {
    ...{ wanted: null, pinned: null, directed: null, map: null, past: null },
    ...{ ground: 'dark', brightness: 100 },
  } as const
  const rest = { failed: null, scene: scenes[0], standing, person: true, density: 'desk', ...calm }
  const routes = [{ path: '/:rest(.*)*', component: WallFrame }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  return renderToString(createSSRApp(WallFrame, { ...props, ...rest, ...change }).use(router))
}
const words = (html: string) =>
  html
    .replace(/<!--.*?-->|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('WallFrame', () => {
  it('is not live before the program of its scene has come: there is no picture yet', async () => {
    live()
    expect(words(await drawn({ standing: null }))).not.toContain('实时')
    expect(words(await drawn())).toContain('实时')
  })

  it('shows the scene between title and ticker, with its question for whoever cannot see it', async () => {
    live()
    const html = await drawn()
    expect(words(html)).toMatch(/^肇庆数字经济2024 两份文件 基准日 2024年10月31日 周四 实时 14:31:08/)
    expect(words(html)).toContain('全部目标 1 项')
    expect(words(html)).toContain('最新审核通过 尚无。')
    expect(html).toContain(`role="region" aria-label="${scenes[0].question}"`)
    expect(html).not.toContain('class="band"')
  })

  it('shows a change in scene and ticker', async () => {
    live().say(approval(12, 10, approvedFigure({ value: 7812 })))
    const text = words(await drawn())
    expect(text).toContain('7,812 / 8,000 座')
    expect(text).toContain('5G基站累计开通数 2024年10月 7,812 座 +36')
  })

  it('says that it shows what was known on a day, and neither that it is live nor that its picture is old', async () => {
    const socket = live()
    const then = words(await drawn({ past: '2024-10-31' }))
    expect(then).toContain('2024年10月31日 当时所知 不是现在的数，之后审核通过的都不算在内')
    expect(then).toContain('回看')
    expect(then).toContain('那时还没有审核通过的数据。')
    expect(then).not.toContain('实时')
    socket.end()
    vi.advanceTimersByTime(12_001)
    expect(words(await drawn({ past: '2024-10-31' }))).toContain('当时所知')
  })

  it('says that it fetches until the picture has come', async () => {
    board.connect()
    expect(words(await drawn())).toMatch(/连接中 连接中 正在取看板…$/)
    expect(words(await drawn({ board: null, request: { kind: 'waiting' } }))).toMatch(/正在取看板…$/)
  })

  it('says at once that the line is lost, and after 12 s since when the picture stands', async () => {
    live().end()
    const fresh = await drawn()
    expect(words(fresh)).toContain('重连中')
    expect(fresh).not.toContain('class="band"')
    vi.advanceTimersByTime(12_001)
    const old = await drawn()
    expect(words(old)).toContain('数据停留在 11月4日 14:31，不到 1 分钟 本屏连不上服务器，连上后自动更新')
    expect(old).toContain('stale')
    expect(words(old)).toContain('全部目标 1 项')
  })

  it('says at once that a server has no database', async () => {
    live().say({ type: 'ping', at, since: '2024-11-04T14:30:21.500+08:00' })
    expect(words(await drawn())).toContain('服务器连不上数据库，恢复后自动更新')
  })

  it('says what is wrong with the address, and names no day', async () => {
    const request = { kind: 'wrong', title: '没有这种画面：x', detail: '请写：attention。' } as const
    const text = words(await drawn({ request, board: null }))
    expect(text).toContain('未打开 未打开 没有这种画面：x 请写：attention。')
    expect(text).not.toContain('基准日')
  })

  it('says that a scope has no targets', async () => {
    live([])
    expect(words(await drawn())).toContain('这个范围里没有目标 范围代码 441200，请换一块看板。')
  })
})
