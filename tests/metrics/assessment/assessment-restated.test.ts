import { describe, expect, it } from 'vitest'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeTarget, observe, periodNamed } from '../make-target.ts'

/** 珠海's 5G stations: 2.47 万座 by the end of 2025, from the end of 2021. */
const stations = makeTarget(
  { value: '2.47', start: '2022-01-01', due: '2025-12-31' },
  { unit: '万座', decimals: 4, reportDays: null },
)
const judge = (target: Target, date: string, ...observations: Observation[]) =>
  judgePlainly({ target, observations, at: date })

describe('assess, from a base that was restated (G-7, L-7)', () => {
  it('does not measure an old value from a base that was restated for a later break, whatever the reference date', () => {
    const known = [
      observe('2021-12', '1.0', { sequence: 1 }),
      observe('2022-11', '1.5', { sequence: 2 }),
      observe('2022-12', '2.0', { status: 'B', sequence: 3 }),
    ]
    const base = observe('2021-12', '1.8', { sequence: 4, revision: 2 })
    // (1.5 − 1.0) ÷ (2.47 − 1.0), while the old base stands.
    expect(judge(stations, '2022-11-30', ...known).distance).toBeCloseTo(0.5 / 1.47, 12)
    expect(judge(stations, '2022-11-30', ...known, base)).toMatchObject({
      light: 'no-baseline',
      distance: null,
      gap: null,
      why: { breakAt: periodNamed('2022-M12') },
    })
    // The restated base gives (1.9 − 1.8) ÷ (2.47 − 1.8).
    const november = observe('2022-11', '1.9', { sequence: 5, revision: 2 })
    expect(judge(stations, '2022-11-30', ...known, base, november).distance).toBeCloseTo(0.1 / 0.67, 12)
  })
})
