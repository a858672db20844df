// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import type { ReadingDecision } from '#server/contract/readings.ts'
import { useReading } from '#web/policy/use-reading.ts'
import { fakeNetwork, refusal, type Sent } from '../api/fake-network.ts'

const text = '沙河市行动计划（2031—2033年）\n一、主要目标\n到2033年，基站达到90座，园区12个。\n'
const reading = { ...readPolicy(text), text }
const [first, second] = reading.figures.map(({ start }) => start) as [number, number]

/** A server with one reading, like the real one. */
const kept = { version: 1, decisions: [] as ReadingDecision[], changedBy: '李某', down: false }
function answer({ method, body, headers }: Sent): Response {
  if (kept.down) throw new TypeError('no network')
  if (method === 'GET') return Response.json({ id: 'reading-1', reading, ...kept })
  if (headers.get('if-match') !== `"${kept.version}"`)
    return refusal({ status: 412, code: 'stale-edit', detail: '李某刚处理过这份文件，请刷新后接着处理。' })
  kept.version += 1
  kept.decisions = (body as { decisions: ReadingDecision[] }).decisions
  return Response.json({ id: 'reading-1', version: kept.version })
}

let scope = effectScope()
const open = () => {
  scope = effectScope()
  return scope.run(() => useReading('reading-1'))!
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  Object.assign(kept, { version: 1, decisions: [], down: false })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useReading', () => {
  it('keeps decisions at a pause, several at once, and takes the last back', async () => {
    const sent = fakeNetwork(answer)
    const desk = open()
    await pass(0)
    desk.decide(first, { verdict: 'accepted' })
    desk.decide(second, { verdict: 'rejected', why: '与另一处重复' })
    expect(desk.unsaved.value).toBe(true)
    await pass(1_000)
    expect(desk.unsaved.value).toBe(false)
    expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(kept.decisions).toEqual([
      { start: first, verdict: 'accepted' },
      { start: second, verdict: 'rejected', why: '与另一处重复' },
    ])
    expect(desk.undo()).toBe(second)
    await pass(1_000)
    expect(kept.decisions).toEqual([{ start: first, verdict: 'accepted' }])
    expect(desk.tally.value).toMatchObject({ proposed: 2, accepted: 1, open: 1 })
    desk.undo()
    expect(desk.undo()).toBeUndefined()
  })

  it('adds its own decisions to what somebody else decided meanwhile', async () => {
    fakeNetwork(answer)
    const desk = open()
    await pass(0)
    Object.assign(kept, { version: 5, decisions: [{ start: second, verdict: 'accepted' }] })
    desk.decide(first, { verdict: 'accepted' })
    await pass(1_000)
    expect(kept.decisions.map(({ start }) => start).toSorted((a, b) => a - b)).toEqual([first, second])
    expect([desk.colleague.value, desk.fault.value]).toEqual(['李某', ''])
  })

  it('keeps in the browser what the server could not be told, and tells it later, also after a crash', async () => {
    fakeNetwork(answer)
    const desk = open()
    await pass(0)
    kept.down = true
    desk.decide(first, { verdict: 'accepted' })
    await pass(1_000)
    expect(desk.fault.value).toContain('连接不上服务器')
    scope.stop()
    await pass(0)
    kept.down = false
    const again = open()
    await pass(1_000)
    expect(kept.decisions).toEqual([{ start: first, verdict: 'accepted' }])
    expect([again.unsaved.value, again.fault.value, localStorage.length]).toEqual([false, '', 0])
  })
})
