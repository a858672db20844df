import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlookOf } from '#metrics/outlook/outlook.ts'
import type { Outlook } from '#metrics/outlook/outlook.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'

/** Values of the months of 2024 from January. */
function months(...values: (string | number)[]): Observation[] {
  return values.map((value, step) => observe(`2024-M${step + 1}`, value))
}

function outlook(target: Target, observations: Observation[], at = '2024-12-30'): Outlook {
  const found = outlookOf({ target, observations, at })
  if ('none' in found) throw new Error(`no outlook: ${found.none}`)
  return found
}

/** A level that is no stock. */
const makeRatio: typeof makeTarget = (part, indicator) => makeTarget({ basis: 'ratio', ...part }, indicator)

const points = ({ steps }: Outlook) => steps.map(({ point }) => Number(point.toFixed(6)))

describe('outlookOf', () => {
  it('forecasts a level to its due period, period by period (O-1, O-2)', () => {
    const observations = [...months(80, 95, 90, 110, 120)]
    const found = outlook(makeRatio({ value: '200', due: '2024-07-31' }), observations, '2024-05-31')
    expect(found).toMatchObject({ method: 'naive', of: 'levels', values: 5, scant: true })
    expect(formatPeriod(found.from, 'sdmx')).toBe('2024-M05')
    expect(found.steps.map(({ period }) => formatPeriod(period, 'sdmx'))).toEqual(['2024-M06', '2024-M07'])
    expect(points(found)).toEqual([120, 120])
    // The mean move is 12.5; from five months, 80 % of errors reach from −2.15 to 1.89 moves a month ahead, from −2.75 to
    // 2.34 two months ahead.
    expect(found.steps[0]).toMatchObject({ low80: 93.125, high80: 143.625, low95: 70.25, high95: 164.375 })
    expect(found.steps[1]).toMatchObject({ low80: 85.625, high80: 149.25 })
  })

  it('forecasts running totals by what each month adds, not by the total (O-5)', () => {
    const found = outlook(makeFlow({ value: '230' }), months(20, 40, 60, 80, 100, 120, 140, 160, 180, 200))
    expect(found.of).toBe('amounts')
    expect(points(found)).toEqual([220, 240])
    // Twenty each month has no move, so that no probability can be told.
    expect(found.probability).toBeNull()
    expect(found.steps.at(-1)).toMatchObject({ low80: 240, high80: 240 })
  })

  it('adds increments to what the span has brought (O-5)', () => {
    const target = makeFlow({ value: '100', due: '2024-08-31' }, { accumulation: 'increment' })
    const found = outlook(target, months(8, 9.5, 9, 11, 12, 12), '2024-06-30')
    // Six months have a mean alone: 61.5 ÷ 6 = 10.25 a month.
    expect(points(found)).toEqual([71.75, 82])
  })

  it('takes a level less its baseline where a target counts what is new (B-2)', () => {
    const target = makeFlow({ value: '60', due: '2024-06-30' }, { accumulation: 'level' })
    const found = outlook(target, [observe('2023-12', 70), ...months(80, 95, 90, 110, 120)], '2024-05-31')
    // The months added 10, 15, −5, 20 and 10, which is 10 on average: 50 + 10.
    expect(points(found)).toEqual([60])
    expect(found.steps[0]!.low80).toBeGreaterThan(0)
  })

  it('stays within what the indicator can be (O-4)', () => {
    const target = makeTarget({ basis: 'coverage', value: '100' }, { unit: '%', ceiling: 100 })
    const found = outlook(target, months(60, 70, 80, 90, 99))
    expect(found.steps.every(({ point, high80 }) => point <= 100 && high80 === 100)).toBe(true)
    // A forecast beyond the ceiling counts as the ceiling, and its probability is that of the unbounded forecast.
    expect(found.probability).toBeGreaterThan(0.5)
    const low = outlook(makeRatio({ value: '50' }), months(50, 10, 30, 5, 1))
    expect(low.steps.at(-1)!.low80).toBe(0)
    const rate = outlook(makeRatio({ value: '50' }, { negative: true }), months(50, 10, 30, 5, 1))
    expect(rate.steps.at(-1)!.low80).toBeLessThan(0)
  })

  it('of falling amounts never takes anything away, unless they can be negative (O-5)', () => {
    const target = makeFlow({ value: '500' }, { accumulation: 'increment' })
    const falling = months(100, 60, 40, 30, 1)
    const { steps } = outlook(target, falling)
    expect(steps.every(({ low80 }) => low80 >= 231)).toBe(true)
    const net = makeFlow({ value: '500' }, { accumulation: 'increment', negative: true })
    // The total is −10, which is −2 a month.
    expect(outlook(net, months(10, 5, 0, -5, -20)).steps[0]!.point).toBe(-12)
  })

  it('gives the share of errors that would clear the target (O-4)', () => {
    const observations = months(80, 95, 90, 110, 120)
    const chance = (part: Partial<Target>) =>
      outlook(makeRatio({ due: '2024-06-30', ...part }), observations, '2024-05-31').probability
    // The forecast is 120, the mean move 12.5; half of the errors lie above −0.0752 moves.
    expect(chance({ value: '119.06' })).toBeCloseTo(0.5, 9)
    // A tenth lies beyond 1.89 moves, 143.625, and a tenth below −2.15, 93.125.
    expect(chance({ value: '143.625' })).toBeCloseTo(0.1, 9)
    expect(chance({ value: '93.125' })).toBeCloseTo(0.9, 9)
    expect(chance({ value: '93.125', comparator: '<=' })).toBeCloseTo(0.1, 9)
    expect(chance({ value: '93.125', high: '143.625', comparator: 'range' })).toBeCloseTo(0.8, 9)
    expect(chance({ value: '100000' })).toBe(0)
  })

  it('gives a chance that falls as the target rises, and none outside 0…1 (O-4)', () => {
    const series = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 11 })
    const made = fc.constantFrom(makeFlow, makeTarget, makeRatio)
    fc.assert(
      fc.property(
        series,
        made,
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(3000),
        (values, make, value, more) => {
          const [chance, less] = [value, value + more].map(
            (goal) => outlook(make({ value: `${goal}` }), months(...values)).probability,
          )
          if (chance == null || less == null) return expect(chance).toBe(less)
          expect(chance >= 0 && chance <= 1).toBe(true)
          expect(less).toBeLessThanOrEqual(chance)
        },
      ),
    )
  })

  it('is certain where a kept target is met (L-2)', () => {
    expect(outlook(makeFlow({ value: '60' }), months(20, 45, 61))).toMatchObject({
      kept: true,
      probability: 1,
    })
  })

  it('looks back over the whole history (O-6)', () => {
    const long = Array.from({ length: 14 }, (_, step) =>
      observe(step < 2 ? `2023-M${step + 11}` : `2024-M${step - 1}`, 100 + step),
    )
    const target = makeRatio({ value: '200', due: '2025-01-31' })
    const found = outlook(target, long, '2024-12-31')
    expect(found).toMatchObject({ method: 'last-year', values: 14, scant: false })
    // The forecast lies halfway between 113 and January 2024's 102 with a year's trend of twelve.
    expect(points(found)).toEqual([113.5])
  })

  it('of a total over January and February takes half for each (O-6)', () => {
    const january = observe('2024-01', null, { reason: 'not-collected' })
    const found = outlook(makeFlow({ value: '230' }), [
      january,
      observe('2024-02', 40),
      observe('2024-03', 60),
    ])
    expect(found.method).toBe('mean')
    expect(points(found).slice(0, 2)).toEqual([80, 100])
    const merged = makeFlow({ value: '230' }, { januaryMerged: true })
    expect(outlook(merged, [observe('2024-02', 40), observe('2024-03', 60)])).toMatchObject({ values: 3 })
  })

  it('counts across the turn of the year from nothing (O-5)', () => {
    const target = makeFlow({ value: '500', due: '2025-12-31' })
    const found = outlook(
      target,
      [...months(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120), observe('2025-01', 10)],
      '2025-01-31',
    )
    expect(points(found).slice(0, 2)).toEqual([140, 150])
  })

  it.each<[string, Target, Observation[], string]>([
    ['not-forecast', makeTarget({ basis: 'maintain' }), months(1), 'counts periods'],
    ['not-forecast', makeTarget({ basis: 'undetermined' }), months(1), 'is not judged'],
    ['settled', makeTarget({ due: '2024-01-31' }), months(1), 'knows its due period'],
    ['no-value', makeTarget(), [], 'has nothing reported'],
    ['no-value', makeFlow({}, { accumulation: 'level' }), months(1), 'lacks its baseline'],
    ['inexact', makeTarget(), [observe('2024-01', 1, { bound: 'lower' })], 'has a lower bound'],
    ['gap', makeFlow(), [observe('2024-02', 40)], 'lacks what the month added'],
  ])('is %s for a target that %4$s', (reason, target, observations) => {
    expect(outlookOf({ target, observations, at: '2024-12-30' })).toEqual({
      none: reason,
    })
  })

  it('forecasts a stock by what is added to it, which may be less than nothing (O-5)', () => {
    const grown = outlook(
      makeTarget({ due: '2024-07-31' }),
      months(100, 110, 120, 130, 140, 150),
      '2024-06-30',
    )
    expect(grown).toMatchObject({ of: 'amounts', values: 5 })
    expect(points(grown)).toEqual([160])
    const falling = outlook(makeTarget({ due: '2024-07-31' }), months(100, 90, 80, 70, 60, 50), '2024-06-30')
    expect(points(falling)).toEqual([40])
  })

  it('forecasts a stock that rises and falls by its level (O-5)', () => {
    const swaying = outlook(
      makeTarget({ due: '2024-07-31' }),
      months(100, 120, 95, 125, 90, 110),
      '2024-06-30',
    )
    expect(swaying).toMatchObject({ of: 'levels', method: 'naive' })
    expect(points(swaying)).toEqual([110])
  })

  it('forecasts nothing for a due date that has passed at the reference date (O-6)', () => {
    const target = makeTarget({ due: '2024-07-31' })
    const outlookAt = (at: string) => outlookOf({ target, observations: months(1, 2, 3, 4, 5), at })
    expect(outlookAt('2024-08-01')).toEqual({ none: 'past' })
    expect(outlookAt('2024-07-31')).toMatchObject({ values: 4 })
  })

  it('says how many periods it needs (O-6)', () => {
    const outlookFor = (target: Target, observations: Observation[]) =>
      outlookOf({ target, observations, at: '2024-12-30' })
    expect(outlookFor(makeTarget(), months(1, 2, 3))).toEqual({ none: 'too-short', needs: 4 })
    expect(outlookFor(makeTarget(), months(1, 2, 4, 5))).toMatchObject({ values: 3 })
    expect(outlookFor(makeRatio(), months(1, 2))).toEqual({ none: 'too-short', needs: 3 })
    expect(outlookFor(makeFlow(), months(1, 2))).toEqual({ none: 'too-short', needs: 3 })
    expect(outlookFor(makeFlow(), months(1, 2, 4))).toMatchObject({ values: 3 })
  })

  it('looks back no further than to a gap or a lower bound (O-6)', () => {
    const bounded = months(10, 20, 30, 40, 50, 60)
    bounded[1] = observe('2024-02', 20, { bound: 'lower' })
    expect(outlook(makeRatio(), bounded).method).toBe('naive')
    expect(outlook(makeRatio(), months(10, 20, 30, 40, 50, 60).toSpliced(1, 1)).method).toBe('naive')
  })
})
