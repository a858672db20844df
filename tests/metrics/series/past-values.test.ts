import { describe, expect, it } from 'vitest'
import { periodIndex } from '#metrics/period.ts'
import { amountsUpTo, levelsUpTo } from '#metrics/series/past-values.ts'
import { makeIndicator, observe, periodNamed } from '../make-target.ts'

const last = periodIndex(periodNamed('2024-M05'))
/** A new counting rule (口径) begins with March. */
const broken = [100, 110, 150, 162, 171].map((value, step) =>
  observe(`2024-M${step + 1}`, value, step === 2 ? { status: 'B' } : {}),
)

describe('levelsUpTo, amountsUpTo, after a break of definition (G-7, O-6)', () => {
  it('goes back to the first level by the new definition', () => {
    expect(levelsUpTo(makeIndicator(), broken, last)).toEqual([150, 162, 171])
  })

  it('takes no change of the level across it', () => {
    expect(amountsUpTo(makeIndicator(), broken, last)).toEqual([12, 9])
  })

  it('goes back to the first increment by the new definition', () => {
    expect(amountsUpTo(makeIndicator({ accumulation: 'increment' }), broken, last)).toEqual([150, 162, 171])
  })
})
