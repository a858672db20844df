import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useBoards } from '#web/stores/boards.ts'
import type { HeldBoard } from '#web/stores/held-board.ts'
import { FakeSocket, hello } from '../api/fake-socket.ts'
import { approval, approvedChange, approvedFigure, boardOf, boardRow } from '../board-row.ts'
import { ledgerHash } from '../ledger-hash.ts'

let sockets: FakeSocket[]
const newest = () => sockets.at(-1)!
const snapshot = (sequence: number, value: number) => ({
  type: 'snapshot' as const,
  sequence,
  hash: ledgerHash(sequence),
  board: boardOf([boardRow({ value })], sequence),
  recent: [approvedChange({ value })],
})
const change = (sequence: number, previous: number, value: number) =>
  approval(sequence, previous, approvedFigure({ value }))
const valuesOn = (board: HeldBoard) => [...(board.picture?.rows.values() ?? [])].map(({ value }) => value)

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  sockets = []
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal('document', { querySelector: () => null })
  vi.stubGlobal('location', { href: 'http://wall.test/wall' })
  vi.stubGlobal('WebSocket', function (url: URL) {
    const socket = new FakeSocket(url.href)
    sockets.push(socket)
    return socket
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useBoards', () => {
  it('shows a snapshot, then each change', () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    expect(newest().url).toBe('ws://wall.test/live?scope=441200&at=2024-10-31&protocol=3')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    newest().say(change(12, 10, 7812))
    expect(board.link).toBe('live')
    expect(valuesOn(board)).toEqual([7812])
    boards.close(board)
  })

  it('marks what waits without a change of figures', () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    const targets = [boardRow({ value: 7776, pendingReview: true })]
    newest().say({ type: 'waiting', sequence: 11, hash: ledgerHash(11), targets, reasons: [] })
    newest().say(change(12, 10, 7812))
    expect(valuesOn(board)).toEqual([7812])
    newest().say({ type: 'waiting', sequence: 13, hash: ledgerHash(13), targets, reasons: [] })
    expect([...(board.picture?.rows.values() ?? [])].map(({ pendingReview }) => pendingReview)).toEqual([
      true,
    ])
    expect([board.picture?.sequence, board.replaced]).toEqual([13, 0])
    boards.close(board)
  })

  it('is known until the instant that an answer from memory names, where no socket opens', async () => {
    vi.setSystemTime('2024-11-24T09:00:00+08:00')
    const headers = { 'xushi-known-until': '2024-11-24T07:38:00.000+08:00' }
    vi.stubGlobal('fetch', async () => Response.json(boardOf([boardRow({ value: 7776 })], 10), { headers }))
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().end()
    await vi.waitFor(() => expect(valuesOn(board)).toHaveLength(1))
    expect(board.link).toBe('lost')
    expect(board.knownAt).toBe(Date.parse('2024-11-24T07:38:00+08:00'))
    boards.close(board)
  })

  it('keeps its picture through a loss and resumes after its last sequence', () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    newest().end()
    expect(board.link).toBe('lost')
    expect(valuesOn(board)).toEqual([7776])
    vi.advanceTimersByTime(15_000)
    expect(newest().url).toBe(
      `ws://wall.test/live?scope=441200&at=2024-10-31&protocol=3&since=10&hash=${ledgerHash(10)}&held=2024-10-31`,
    )
    newest().say({ ...hello, sequence: 16 })
    for (const [sequence, previous] of [
      [11, 10],
      [15, 11],
      [16, 15],
    ] as const)
      newest().say(change(sequence, previous, 7800 + sequence))
    expect(board.picture?.recent.slice(0, 3).map(({ value }) => value)).toEqual([7816, 7815, 7811])
    boards.close(board)
  })

  it('keeps what it holds where the board that is asked for without a line tells nothing new', async () => {
    let value = 7776
    const asked = vi.fn(async () => Response.json(boardOf([boardRow({ value })], 9)))
    vi.stubGlobal('fetch', asked)
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    newest().end()
    vi.advanceTimersByTime(15_000)
    newest().end()
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    // The answer has been read.
    await vi.advanceTimersByTimeAsync(1)
    expect([board.picture?.hash, board.replaced]).toEqual([ledgerHash(10), 0])
    value = 7812
    vi.advanceTimersByTime(60_000)
    newest().end()
    await vi.waitFor(() => expect(valuesOn(board)).toEqual([7812]))
    expect([board.picture?.hash, board.replaced]).toEqual([undefined, 1])
    boards.close(board)
  })

  it('says since when its server has no database, and is live again when it has', () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    const at = '2024-11-04T14:00:30.000+08:00'
    newest().say({ type: 'ping', at, since: '2024-11-04T14:00:21.500+08:00' })
    expect(board.link).toBe('away')
    // The time is 14:00:21.5 in Shanghai.
    expect(board.knownAt).toBe(Date.UTC(2024, 10, 4, 6, 0, 21, 500))
    expect(valuesOn(board)).toEqual([7776])
    newest().say({ type: 'ping', at })
    expect(board.link).toBe('live')
    boards.close(board)
  })

  it('asks again when a change was missed', () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    newest().say(change(14, 12, 7812))
    expect(valuesOn(board)).toEqual([7776])
    vi.advanceTimersByTime(15_000)
    expect(newest().url).toContain('since=10')
    boards.close(board)
  })

  it('asks plainly where no socket opens, and says why there is nothing to show', async () => {
    const problem = {
      type: 'about:blank',
      title: 'x',
      status: 404,
      code: 'not-found',
      detail: '没有这块看板。',
    }
    const headers = { 'content-type': 'application/problem+json' }
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify(problem), { status: 404, headers })),
    )
    const boards = useBoards()
    const board = boards.open('nowhere', undefined)
    newest().end()
    await vi.waitFor(() => expect(board.refusal?.detail).toBe('没有这块看板。'))
    expect(board.picture).toBeNull()
    boards.close(board)
  })

  it('lets go of its picture where its board may not be seen any more, and is told what a display is to show', async () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    newest().say({ type: 'show', scope: '440000', at: null, scene: null, target: null })
    expect(boards.shown).toMatchObject({ scope: '440000', at: null })
    const problem = { title: 'x', status: 403, code: 'not-allowed', detail: '大屏只能读取为它选定的看板。' }
    const headers = { 'content-type': 'application/problem+json' }
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify(problem), { status: 403, headers })),
    )
    newest().end(1008, 'scope')
    vi.advanceTimersByTime(1_000)
    newest().end()
    await vi.waitFor(() => expect(board.link).toBe('refused'))
    expect(board.picture).toBeNull()
    boards.close(board)
  })

  it('keeps the last good picture of a board that left the catalogue', async () => {
    const boards = useBoards()
    const board = boards.open('441200', '2024-10-31')
    newest().say(hello)
    newest().say(snapshot(10, 7776))
    const problem = { title: 'x', status: 404, code: 'not-found', detail: '没有这个范围：441200。' }
    const headers = { 'content-type': 'application/problem+json' }
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify(problem), { status: 404, headers })),
    )
    newest().end(1008, 'scope')
    vi.advanceTimersByTime(1_000)
    newest().end()
    await vi.waitFor(() => expect(board.link).toBe('refused'))
    expect(valuesOn(board)).toEqual([7776])
    boards.close(board)
  })

  it('is outdated where the pages of the server are of another build, whatever its version', () => {
    vi.stubGlobal('document', { querySelector: () => ({ content: '0123456789abcdef' }) })
    const boards = useBoards()
    const board = boards.open('441200', undefined)
    newest().say({ ...hello, build: '0123456789abcdef' })
    newest().say({ ...hello, version: '0.2.0', build: '0123456789abcdef' })
    expect(boards.outdated).toBe(false)
    newest().say({ ...hello, build: 'fedcba9876543210' })
    expect(boards.outdated).toBe(true)
    boards.close(board)
  })

  it('is outdated where the server tells no build, but another version', () => {
    const boards = useBoards()
    const board = boards.open('441200', undefined)
    newest().say(hello)
    expect(boards.outdated).toBe(false)
    newest().say({ ...hello, version: '0.2.0' })
    expect(boards.outdated).toBe(true)
    boards.close(board)
  })
})
