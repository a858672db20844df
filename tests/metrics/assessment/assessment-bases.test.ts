import { describe, expect, it } from 'vitest'
import type { Assessment } from '#metrics/assessment.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const stock = makeTarget({ baseline: '6800' })
const published = { reportDays: null }

function judge(target: Target, date: string, ...observations: Observation[]): Assessment {
  return judgePlainly({ target, observations, at: date })
}

const verdict = ({ light, why }: Assessment) => [light, why.decidingStep]

describe('assess: the bases', () => {
  it('flow, year-to-date: 江门 629.0 of 647.4 in ten months is 97.2 % and +13.8 (B-1, F-1)', () => {
    const { completion, schedule, gap } = judge(
      makeFlow({ value: '647.4' }),
      '2024-11-08',
      observe('2024-10', '629.0'),
    )
    expect([completion, schedule]).toEqual([629 / 647.4, 10 / 12])
    expect(gap).toBeCloseTo(13.8245, 4)
  })

  it('flow over several years: year-ends and this year’s total add up (B-2)', () => {
    const target = makeFlow({ value: '1200', start: '2022-01-01', due: '2025-12-31' })
    const ends = [observe('2022-12', '250.1'), observe('2023-12', '310.2')]
    const assessment = judge(target, '2024-07-08', ...ends, observe('2024-06', '160.3'))
    expect([assessment.value, assessment.achieved]).toEqual([160.3, 720.6])
    expect(assessment.schedule).toBe(30 / 48)
    expect(verdict(judge(target, '2024-07-08', ends[1]!, observe('2024-06', 160)))).toEqual([
      'no-baseline',
      'no-baseline',
    ])
    const withheld = observe('2023-12', null, { reason: 'suppressed' })
    expect(judge(target, '2024-07-08', ends[0]!, withheld, observe('2024-06', 160)).achieved).toBeNull()
  })

  it('flow whose span starts within a year: what the year already had is taken off (B-2)', () => {
    const target = makeFlow({ value: '100', start: '2024-07-01' })
    expect(judge(target, '2024-10-10', observe('2024-06', 40), observe('2024-09', 95)).achieved).toBe(55)
    expect(judge(target, '2024-10-10', observe('2024-09', 95)).light).toBe('no-baseline')
    const withheld = observe('2024-06', null, { reason: 'suppressed' })
    expect(judge(target, '2024-10-10', withheld, observe('2024-09', 95)).light).toBe('no-baseline')
    const increments = makeFlow({ value: '100', start: '2024-07-01' }, { accumulation: 'increment' })
    const months = [observe('2024-06', 40), observe('2024-07', 10), observe('2024-08', 5)]
    expect(judge(increments, '2024-09-10', ...months).achieved).toBe(15)
  })

  it('flow in increments: the sum, and it says when one is missing (B-2)', () => {
    const target = makeFlow({}, { accumulation: 'increment' })
    const [january, february, april] = [
      observe('2024-01', '0.1'),
      observe('2024-02', '0.2'),
      observe('2024-04', 30),
    ]
    const partial = judge(target, '2024-05-10', january, february, april)
    expect([partial.achieved, partial.why.incomplete]).toEqual([30.3, true])
    const march = observe('2024-03', null, { reason: 'not-collected' })
    expect(judge(target, '2024-05-10', january, february, march, april).why.incomplete).toBeUndefined()
    expect(judge(target, '2024-05-10', january, february, observe('2024-03', 0), april).achieved).toBe(30.3)
  })

  it('new N on a level series: x is the level less the baseline (B-2)', () => {
    const target = makeFlow({ value: '60' }, { accumulation: 'level' })
    const grown = judge(target, '2024-07-08', observe('2023-12', '142.5'), observe('2024-06', '185.4'))
    expect([grown.achieved, grown.distance]).toEqual([42.9, null])
    expect(grown.why).toEqual({ decidingStep: 'gap', cut: 0 })
    const baseless = judge(target, '2024-07-08', observe('2024-06', '185.4'))
    expect([baseless.light, baseless.why, baseless.demo]).toEqual([
      'no-baseline',
      { decidingStep: 'no-baseline' },
      false,
    ])
    expect(verdict(judge(target, '2025-01-10', observe('2024-12', '185.4')))).toEqual([
      'no-baseline',
      'no-baseline',
    ])
  })

  it('a sum that includes a lower bound is a lower bound (T-3)', () => {
    const target = makeFlow({ value: '1000', start: '2023-01-01' })
    const values = [observe('2023-12', 500, { bound: 'lower' }), observe('2024-12', 400)]
    const assessment = judge(target, '2025-01-10', ...values)
    expect([assessment.light, assessment.why.lowerBound]).toEqual(['behind', true])
    const start = [observe('2023-06', 500, { bound: 'lower' }), observe('2023-12', 900)]
    expect(judge(makeFlow({ start: '2023-07-01' }), '2024-01-10', ...start).light).toBe('no-baseline')
  })

  it('stock, ratio, coverage: distance, where completion would look green (F-2)', () => {
    const assessment = judge(stock, '2024-07-08', observe('2024-06', 7280))
    expect([assessment.completion, assessment.distance, assessment.light]).toEqual([0.91, 0.4, 'behind'])
  })

  it('reduction: from 500 to 400 at 420 is 80 % of the way (F-2)', () => {
    const target = makeTarget(
      { basis: 'reduction', comparator: '<=', value: '400', baseline: '500' },
      { direction: 'lower' },
    )
    expect(judge(target, '2024-10-12', observe('2024-09', 420)).distance).toBe(0.8)
    expect(judge(target, '2024-10-12', observe('2024-09', 400)).light).toBe('met')
    expect(judge(target, '2024-10-12', observe('2024-09', 500)).distance).toBe(0)
  })

  it('a baseline at or beyond the target leaves no distance: attained or not (F-2)', () => {
    const target = makeTarget({ baseline: '8100' })
    const fallen = judge(target, '2024-07-08', observe('2024-06', 7000))
    expect([fallen.distance, ...verdict(fallen)]).toEqual([null, 'behind', 'attained-so-far'])
    expect(judge(makeTarget({ baseline: '8000' }), '2024-07-08', observe('2024-06', 7999)).light).toBe(
      'behind',
    )
  })

  it('of a target of 0 the completion is the share of the way; a floor of 0 has none (B-1, F-1)', () => {
    const target = makeTarget({ value: '0', baseline: '10', comparator: '<=' }, { direction: 'lower' })
    const half = judge(target, '2024-07-08', observe('2024-06', 5))
    expect([half.completion, half.distance, half.gap]).toEqual([0.5, 0.5, 0])
    expect(
      verdict(judge(makeFlow({ value: '0', comparator: '>' }), '2024-07-08', observe('2024-06', 0))),
    ).toEqual(['behind', 'attained-so-far'])
    const withheld = observe('2024-05', null, { reason: 'suppressed' })
    expect(judge(makeFlow({ value: '0' }), '2024-07-08', withheld, observe('2024-06', 0))).toMatchObject({
      light: 'on-schedule',
      completion: null,
    })
  })

  it('growth: attained so far or not, decided at the due period (F-5, L-8)', () => {
    const growth = makeTarget({ basis: 'growth', value: '10' }, { unit: '%' })
    const lights = (period: string, date: string) =>
      ['9.9', '10'].map((value) => judge(growth, date, observe(period, value)).light)
    expect(lights('2024-06', '2024-07-08')).toEqual(['behind', 'on-schedule'])
    expect(lights('2024-12', '2025-01-10')).toEqual(['missed', 'met'])
    expect(judge(growth, '2024-07-08', observe('2024-06', 5)).gap).toBeNull()
  })

  it('range: 1–2 parks, counted since the span’s start (F-5, B-2)', () => {
    const parks = makeTarget(
      { basis: 'range', comparator: 'range', value: '1', high: '2', start: '2023-01-01' },
      { accumulation: 'year-to-date' },
    )
    const lights = [0, 1, 2].map(
      (value) => judge(parks, '2025-01-10', observe('2023-12', 1), observe('2024-12', value)).light,
    )
    expect(lights).toEqual(['met', 'met', 'missed'])
    expect(judge(parks, '2025-01-10', observe('2024-12', 1)).light).toBe('no-baseline')
    const level = makeTarget({ basis: 'range', comparator: 'range', value: '1', high: '2' })
    expect(judge(level, '2024-07-10', observe('2024-06', 2)).light).toBe('on-schedule')
  })

  it('a capped flow is kept or broken, and never green while a month is missing (B-1)', () => {
    const cap = makeFlow(
      { comparator: '<=', value: '100' },
      { accumulation: 'increment', direction: 'lower' },
    )
    const [january, february, march] = [30, 30, 30].map((value, month) =>
      observe(`2024-0${month + 1}`, value),
    )
    expect(judge(cap, '2024-04-12', january!, february!, march!).light).toBe('on-schedule')
    expect(judge(cap, '2024-04-12', january!, march!).light).toBe('behind')
    const unknown = makeFlow({ comparator: '<=', value: '100' }, { accumulation: 'level' })
    expect(judge(unknown, '2025-01-10', observe('2024-12', 50)).light).toBe('no-baseline')
  })

  it('maintain: periods met of periods elapsed, unreported ones not met (F-4)', () => {
    const target = makeTarget({ basis: 'maintain', value: '98' }, { unit: '%' })
    const months = (...values: number[]) => values.map((value, month) => observe(`2024-${month + 1}`, value))
    expect(judge(target, '2024-04-12', ...months(99, 98, 98.5))).toMatchObject({
      completion: 1,
      gap: 0,
      light: 'on-schedule',
    })
    const short = judge(target, '2024-04-12', ...months(99, 97, 98.5))
    expect([short.light, short.schedule, short.why.periods]).toEqual([
      'far-behind',
      1,
      { met: 2, elapsed: 3 },
    ])
    expect(judge(target, '2024-04-12', observe('2024-01', 99), observe('2024-03', 99)).why.periods).toEqual({
      met: 2,
      elapsed: 3,
    })
    const complaints = makeTarget({ basis: 'maintain', comparator: '<=', value: '5' })
    const unreported = [observe('2024-01', 4), observe('2024-02', null, { reason: 'suppressed' })]
    expect(judge(complaints, '2024-04-12', ...unreported, observe('2024-03', 5)).why.periods).toEqual({
      met: 2,
      elapsed: 3,
    })
    const excused = observe('2024-02', null, { reason: 'not-applicable' })
    expect(
      judge(target, '2024-04-12', observe('2024-01', 99), excused, observe('2024-03', 99)).why.periods,
    ).toEqual({ met: 2, elapsed: 2 })
    expect(judge(target, '2025-01-10', ...months(...new Array<number>(12).fill(98))).light).toBe('met')
    expect(judge(target, '2025-01-10', ...months(...new Array<number>(11).fill(98), 90)).light).toBe('missed')
    expect(judge(target, '2025-01-10', ...months(90, ...new Array<number>(11).fill(98))).light).toBe('missed')
  })

  it('milestone: reported per cent against time, kept once 100 (B-1)', () => {
    const platform = makeTarget({ basis: 'milestone', value: '100' }, { unit: '%' })
    expect(judge(platform, '2024-07-08', observe('2024-06', 45))).toMatchObject({
      completion: 0.45,
      gap: -5,
      light: 'behind',
    })
    expect(judge(platform, '2024-12-31', observe('2024-06', 100)).light).toBe('met')
  })

  it('a lower bound may prove a target met, and never that it is missed (T-3)', () => {
    const target = makeTarget({ value: '80000', baseline: '0' }, published)
    const bound = (value: number) => observe('2024-12', value, { bound: 'lower' })
    expect(judge(target, '2025-03-01', bound(210000)).light).toBe('met')
    const short = judge(target, '2025-03-01', bound(79000))
    expect([short.light, short.why.lowerBound]).toEqual(['behind', true])
    const parks = makeTarget({ basis: 'range', comparator: 'range', value: '1', high: '2' })
    expect(judge(parks, '2024-07-08', observe('2024-06', 1, { bound: 'lower' })).light).toBe('behind')
  })

  it('weekly series judge by days, against the last week before the span (B-3, S-2)', () => {
    const weekly = makeTarget({ value: '8000' }, { frequency: 'W' })
    const assessment = judge(weekly, '2024-07-15', observe('2023-W52', 7000), observe('2024-W26', 7500))
    expect(assessment.schedule).toBe(182 / 366)
    expect(assessment.baseline?.period).toEqual(periodNamed('2023-W52'))
  })
})
