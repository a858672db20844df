import { describe, expect, it } from 'vitest'
import type { Assessment } from '#metrics/assessment.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const stock = makeTarget({ baseline: '6800' })
const flow = makeFlow()
const published = { reportDays: null }

function judge(target: Target, date: string, ...observations: Observation[]): Assessment {
  return judgePlainly({ target, observations, at: date })
}

const verdict = ({ light, why }: Assessment) => [light, why.decidingStep]

describe('assess: the nine lights, the first that applies', () => {
  it('not-started: nothing reported, before the span or its first deadline (L-1)', () => {
    expect(verdict(judge(stock, '2023-06-30'))).toEqual(['not-started', 'not-started'])
    expect(verdict(judge(stock, '2024-02-07', observe('2023-12', 6800)))).toEqual([
      'not-started',
      'not-started',
    ])
    expect(verdict(judge(makeTarget({}, published), '2023-12-31'))).toEqual(['not-started', 'not-started'])
  })

  it('met, kept: a flow once met stays met though a revision and silence follow (L-2)', () => {
    const reached = [observe('2024-05', 240), observe('2024-06', 228)]
    expect(verdict(judge(flow, '2024-12-31', ...reached))).toEqual(['met', 'met-kept'])
    expect(judge(flow, '2024-12-31', ...reached).value).toBe(228)
    const revised = observe('2024-05', 200, { revision: 2 })
    expect(verdict(judge(flow, '2024-07-08', ...reached, revised))).toEqual(['on-schedule', 'gap'])
  })

  it('refuses a reference date that does not exist', () => {
    expect(() => judge(stock, '2024-02-30')).toThrow(new RangeError('not a date: 2024-02-30'))
  })

  it('missed: the due period is approved and short (L-3)', () => {
    expect(verdict(judge(stock, '2025-01-09', observe('2024-12', 7999)))).toEqual(['missed', 'missed-at-due'])
    expect(verdict(judge(flow, '2025-06-01', observe('2024-12', 229)))).toEqual(['missed', 'missed-at-due'])
  })

  it('an unreported due period is overdue, never missed (L-5)', () => {
    expect(verdict(judge(stock, '2025-06-01', observe('2024-11', 7000)))).toEqual(['overdue', 'overdue'])
    expect(verdict(judge(stock, '2025-06-01', observe('2025-01', 9000)))).toEqual(['overdue', 'overdue'])
  })

  it('no-data: nothing reported and nobody owes it (L-4)', () => {
    const awaited = makeTarget({}, published)
    expect(verdict(judge(awaited, '2024-07-01'))).toEqual(['no-data', 'nothing-reported'])
    expect(verdict(judge(awaited, '2024-01-01'))).toEqual(['no-data', 'nothing-reported'])
    const overdue = observe('2024-05', null, { reason: 'overdue' })
    expect(verdict(judge(awaited, '2024-07-01', overdue))).toEqual(['no-data', 'nothing-reported'])
  })

  it('overdue from the day after the deadline, which is itself in time: 2024-M10 on 8 November (L-5, D-2)', () => {
    const september = observe('2024-09', 7900)
    expect(judge(stock, '2024-11-08', september)).toMatchObject({
      light: 'on-schedule',
      overdueSince: null,
      overdueDays: null,
    })
    expect(judge(stock, '2024-11-09', september)).toMatchObject({ light: 'overdue', overdueDays: 1 })
    expect(judge(stock, '2024-02-08').light).toBe('not-started')
    expect(judge(stock, '2024-02-09')).toMatchObject({ light: 'overdue', overdueDays: 1 })
    const late = judge(stock, '2024-11-11', september)
    expect(verdict(late)).toEqual(['overdue', 'overdue'])
    expect(late.expected).toEqual({ period: periodNamed('2024-M10'), deadline: '2024-11-08' })
    expect(late.overdueDays).toBe(3)
  })

  it('overdue since the deadline of the first period owed after the newest reported one (L-5)', () => {
    const silent = judge(stock, '2024-12-20', observe('2024-03', 7000))
    expect(silent.overdueSince).toEqual({ period: periodNamed('2024-M04'), deadline: '2024-05-08' })
    expect([silent.overdueDays, silent.expected?.period]).toEqual([226, periodNamed('2024-M11')])
    // A waiting value counts as reported, a returned one does not.
    const waiting = observe('2024-06', 7400, { state: 'submitted' })
    expect(judge(stock, '2024-12-20', waiting).overdueSince?.period).toEqual(periodNamed('2024-M07'))
    const returned = observe('2024-06', 7400, { state: 'returned' })
    expect(judge(stock, '2024-12-20', returned).overdueSince?.period).toEqual(periodNamed('2024-M01'))
    // January is not owed where 1–2月 are one period (C-4).
    const merged = makeFlow({}, { januaryMerged: true })
    expect(judge(merged, '2024-12-20').overdueSince?.period).toEqual(periodNamed('2024-M02'))
  })

  it('a later period heals an earlier one that was never reported (L-5)', () => {
    expect(judge(stock, '2024-11-08', observe('2024-10', 7812)).light).toBe('on-schedule')
  })

  it('met: a stock that reaches its target, while it lasts (L-6)', () => {
    expect(verdict(judge(stock, '2024-07-10', observe('2024-06', 8000)))).toEqual(['met', 'met'])
    expect(judge(stock, '2024-08-10', observe('2024-06', 8000), observe('2024-07', 7990)).light).toBe(
      'on-schedule',
    )
  })

  it('no-baseline: the distance starts nowhere (L-7)', () => {
    expect(verdict(judge(makeTarget(), '2024-07-10', observe('2024-06', 7000)))).toEqual([
      'no-baseline',
      'no-baseline',
    ])
    expect(judge(makeTarget(), '2024-07-10', observe('2024-06', 8000)).light).toBe('met')
    const bound = observe('2023-12', 6800, { bound: 'lower' })
    expect(judge(makeTarget(), '2024-07-10', bound, observe('2024-06', 7000)).light).toBe('no-baseline')
    expect(
      judge(
        makeTarget(),
        '2024-07-10',
        observe('2023-12', null, { reason: 'suppressed' }),
        observe('2024-06', 7000),
      ).light,
    ).toBe('no-baseline')
  })

  it.each([
    [7400, 'on-schedule', 0],
    [7399, 'behind', -1 / 12],
    [7280, 'behind', -10],
    [7279, 'far-behind', -10 - 1 / 12],
  ])('by the gap at half-year: %i is %s (L-8, L-10)', (value, light, gap) => {
    const assessment = judge(stock, '2024-07-08', observe('2024-06', value))
    expect(assessment.light).toBe(light)
    expect(assessment.gap).toBeCloseTo(gap, 12)
  })

  it('a gap of exactly 0 or −10 is exactly that, though no double holds its parts (F-3)', () => {
    const target = makeTarget({ baseline: '0.1', value: '0.7' }, { decimals: 1 })
    expect(judge(target, '2024-05-10', observe('2024-04', '0.3')).gap).toBe(0)
    expect(judge(makeFlow({ value: '300' }), '2024-05-12', observe('2024-04', 70)).gap).toBe(-10)
  })

  it('null: undetermined, or no due date, is listed with its value (L-0)', () => {
    const { due: _, ...open } = stock
    const listed = judge(
      open,
      '2024-07-01',
      observe('2024-05', 7000),
      observe('2024-06', null, { reason: 'suppressed' }),
    )
    expect(listed).toMatchObject({ light: null, value: 7000, period: periodNamed('2024-M05'), status: 'A' })
    expect([listed.pendingReview, listed.demo, listed.why]).toEqual([
      false,
      false,
      { decidingStep: 'unjudged' },
    ])
    const bound = observe('2024-05', 7000, { provenance: 'demo', bound: 'lower' })
    const vague = judge(
      makeTarget({ basis: 'undetermined' }),
      '2024-07-01',
      bound,
      observe('2024-06', 1, { state: 'submitted' }),
    )
    expect([vague.light, vague.demo, vague.pendingReview, vague.why.lowerBound]).toEqual([
      null,
      true,
      true,
      true,
    ])
    expect(judge(open, '2024-07-01')).toMatchObject({ value: null, period: null, status: null, demo: false })
  })
})
