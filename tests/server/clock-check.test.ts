import { describe, expect, it } from 'vitest'
import { ledgerAhead, refuseEarlyClock } from '#server/clock-check.ts'

const clockAt = (instant: string) => ({ now: () => instant })
const head = { at: '2024-10-31T12:00:00.000+08:00' }

describe('refuseEarlyClock', () => {
  it.each([
    ['an empty ledger', { at: '' }, '2024-10-31T12:00:00.000+08:00'],
    ['a ledger that rested for three years', head, '2027-10-31T12:00:00.000+08:00'],
    ['a ledger a day ahead', head, '2024-10-30T12:00:00.000+08:00'],
  ])('lets %s start', async (_, ledger, now) => {
    await expect(refuseEarlyClock(ledger, clockAt(now), false, undefined)).resolves.toBeUndefined()
  })

  const early = clockAt('2024-10-30T11:59:59.000+08:00')
  it('refuses a clock more than a day before the ledger, and names the setting', async () => {
    await expect(refuseEarlyClock(head, early, false, undefined)).rejects.toThrow(
      /^本机时钟是 2024-10-30 11:59，而底账末条记于 2024-10-31 12:00.*XUSHI_CLOCK_CHECKED=on/,
    )
    await expect(refuseEarlyClock(head, early, true, undefined)).resolves.toBeUndefined()
  })

  it('asks at a terminal, and starts on a yes alone', async () => {
    await expect(refuseEarlyClock(head, early, false, async () => ' 是 ')).resolves.toBeUndefined()
    await expect(refuseEarlyClock(head, early, false, async () => '')).rejects.toThrow('XUSHI_CLOCK_CHECKED')
  })
})

describe('ledgerAhead', () => {
  it('is what the ledger is ahead by, and nothing where it is not', () => {
    expect(ledgerAhead(head, '2024-10-31T11:00:00.000+08:00')).toBe(3_600_000)
    expect(ledgerAhead(head, '2024-10-31T13:00:00.000+08:00')).toBe(0)
    expect(ledgerAhead({ at: null }, '2024-10-31T13:00:00.000+08:00')).toBe(0)
  })
})
