import { effectScope, nextTick, shallowRef } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { AppProblem, api } from '#web/api/client.ts'
import { usePastBoard } from '#web/wall/drawn/use-past-board.ts'
import type { PastAsked } from '#web/wall/drawn/hold-past-board.ts'
import { boardRow } from '#tests/web/board-row.ts'

const asked = shallowRef<PastAsked | null>(null)
const september = { scope: '441200', at: '2024-09-30', asOf: '2024-09-30' }
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  asked.value = null
})

const row = boardRow({ target: 'stations' })
const board = { scope: '441200', at: '2024-09-30', sequence: 7, demo: false, targets: [row] }
const answering = () =>
  vi.spyOn(api, 'get').mockImplementation(async (path: string) => {
    await nextTick()
    if (path === '/api/board') return board
    if (path === '/api/changes') return { sequence: 7, changes: [] }
    return { sequence: 7, observations: [] }
  })
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await nextTick()
}

it('a board, its series and its reasons are asked for as they were known at the end of the day, and not while none is', async () => {
  const get = answering()
  const scope = effectScope()
  const held = scope.run(() => usePastBoard(() => asked.value))!
  expect(held.value).toBeNull()
  asked.value = september
  await settle()
  const asOf = '2024-09-30T23:59:59.999+08:00'
  expect(get.mock.calls.slice(0, 2).map(([path, query]) => [path, query])).toEqual([
    ['/api/board', { scope: '441200', at: '2024-09-30', asOf }],
    ['/api/changes', { scope: '441200', at: '2024-09-30', asOf, limit: 40 }],
  ])
  expect([held.value?.link, held.value?.at, [...(held.value?.picture?.rows.keys() ?? [])]]).toEqual([
    ...['live', '2024-09-30', ['stations']],
  ])
  held.value!.series.open({ indicator: 'stations' })
  await settle()
  expect(get.mock.calls.at(-1)).toEqual([
    '/api/observations',
    { indicator: 'stations', region: undefined, includeHistory: true, asOf },
  ])
  // A wish that is the same asks for nothing again.
  const times = get.mock.calls.length
  asked.value = { ...september }
  await settle()
  expect(get.mock.calls).toHaveLength(times)
  asked.value = null
  await settle()
  expect(held.value).toBeNull()
  scope.stop()
})

it('a board that cannot be fetched now is asked for again; one that was not there then is refused', async () => {
  vi.useFakeTimers()
  const get = answering().mockRejectedValueOnce(
    new AppProblem({ status: 503, code: 'server-busy', detail: '忙' }),
  )
  const scope = effectScope()
  const held = scope.run(() => usePastBoard(() => asked.value))!
  asked.value = september
  await settle()
  expect([held.value?.link, held.value?.picture]).toEqual(['opening', null])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(held.value?.link).toBe('live')

  get.mockRejectedValue(new AppProblem({ status: 422, code: 'unknown-scope', detail: '没有' }))
  asked.value = { ...september, asOf: '2023-09-30' }
  await settle()
  expect([held.value?.link, held.value?.refusal?.detail]).toEqual(['refused', '没有'])
  scope.stop()
})
