import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

/** The module is loaded anew, as on a page that was just opened. */
async function pageAt(clock: string) {
  vi.useFakeTimers({ now: Date.parse(clock) })
  vi.resetModules()
  return import('#web/api/server-clock.ts')
}
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('serverNow', () => {
  it('is what a live message says, on a machine whose clock is 10 minutes ahead', async () => {
    const page = await pageAt('2024-11-04T07:52:03+08:00')
    expect(page.isServerTimeKnown()).toBe(false)
    page.hearServerTime('2024-11-04T07:42:00.000+08:00')
    vi.advanceTimersByTime(3_000)
    expect(page.isServerTimeKnown()).toBe(true)
    expect(page.serverNow()).toBe(Date.parse('2024-11-04T07:42:03+08:00'))
  })

  it('is what an answer says, to the second, which corrects a live message only where it is farther off', async () => {
    const page = await pageAt('2009-01-01T00:00:00+08:00')
    page.hearAnswerDate('Mon, 04 Nov 2024 06:00:00 GMT')
    expect(page.serverNow()).toBe(Date.parse('2024-11-04T14:00:00.500+08:00'))
    page.hearServerTime('2024-11-04T14:00:00.900+08:00')
    page.hearAnswerDate('Mon, 04 Nov 2024 06:00:00 GMT')
    expect(page.serverNow()).toBe(Date.parse('2024-11-04T14:00:00.900+08:00'))
    page.hearAnswerDate('Mon, 04 Nov 2024 06:05:00 GMT')
    expect(page.serverNow()).toBe(Date.parse('2024-11-04T14:05:00.500+08:00'))
  })

  it('goes by what it heard, not by what cannot be read', async () => {
    const page = await pageAt('2024-11-04T07:52:03+08:00')
    page.hearAnswerDate(null)
    page.hearServerTime('soon')
    expect(page.isServerTimeKnown()).toBe(false)
  })

  it.skipIf(!sharedIsHere)('answers the case of the clock 10 minutes ahead (cases 16)', async () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/16-clock-of-the-desk.json')!, 'utf8')) as {
      cases: { clock: string; where?: string; expected: string }[]
    }
    const wall = cases.find(({ where }) => where === 'wall')
    expect(wall).toMatchObject({ clock: '+10 min', expected: "the server's time (its ping carries it)" })
    const page = await pageAt('2024-11-04T07:52:03+08:00')
    page.hearServerTime('2024-11-04T07:42:03.000+08:00')
    const { timeToSecond } = await import('#metrics/wording/instants.ts')
    expect(timeToSecond(page.serverNow())).toBe('07:42:03')
  })
})
