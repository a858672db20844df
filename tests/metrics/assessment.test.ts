import { describe, expect, it } from 'vitest'
import { assess } from '#metrics/assessment.ts'
import type { Assessment } from '#metrics/assessment.ts'
import { pepfar, yinchuan2025 } from '#metrics/light-rule.ts'
import type { Observation } from '#metrics/observation.ts'
import type { Target } from '#metrics/target.ts'
import { at, makeFlow, makeTarget, observe } from './make-target.ts'

const stock = makeTarget({ baseline: '6800' })
const flow = makeFlow()
const published = { reportDays: null }

function judge(target: Target, date: string, ...observations: Observation[]): Assessment {
  return assess({ target, observations, at: date })
}

const verdict = ({ light, why }: Assessment) => [light, why.decision]

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

  it('missed: the due period is approved and short (L-3)', () => {
    expect(verdict(judge(stock, '2025-01-09', observe('2024-12', 7999)))).toEqual(['missed', 'missed-at-due'])
    expect(verdict(judge(flow, '2025-06-01', observe('2024-12', 229)))).toEqual(['missed', 'missed-at-due'])
  })

  it('an unreported due period is overdue, never missed (L-5)', () => {
    expect(verdict(judge(stock, '2025-06-01', observe('2024-11', 7000)))).toEqual(['overdue', 'overdue'])
    expect(verdict(judge(stock, '2025-06-01', observe('2025-01', 9000)))).toEqual(['overdue', 'overdue'])
  })

  it('no-data: nothing reported and nobody owes it (L-4)', () => {
    expect(verdict(judge(makeTarget({}, published), '2024-07-01'))).toEqual(['no-data', 'nothing-reported'])
  })

  it('overdue from the very deadline: 2024-M10 on 8 November (L-5, D-2)', () => {
    const september = observe('2024-09', 7900)
    expect(judge(stock, '2024-11-07', september).light).toBe('on-schedule')
    const late = judge(stock, '2024-11-11', september)
    expect(verdict(late)).toEqual(['overdue', 'overdue'])
    expect(late.expected).toEqual({ period: at('2024-M10'), deadline: '2024-11-08' })
    expect(late.overdueDays).toBe(3)
  })

  it('a later period heals an earlier one that was never reported (L-5)', () => {
    expect(judge(stock, '2024-11-08', observe('2024-10', 7812)).light).toBe('on-schedule')
  })

  it('met: a stock above its target, while it lasts (L-6)', () => {
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

  it('a gap of exactly 0 or −10 is exactly that, though its parts are no doubles (F-3)', () => {
    const target = makeTarget({ baseline: '0.1', value: '0.7' }, { decimals: 1 })
    expect(judge(target, '2024-05-10', observe('2024-04', '0.3')).gap).toBe(0)
    const tenth = makeFlow({ value: '300' })
    expect(judge(tenth, '2024-05-12', observe('2024-04', 70)).gap).toBe(-10)
  })

  it('null: undetermined, or no due date, is listed with its value (L-0)', () => {
    const { due: _, ...open } = stock
    const listed = judge(
      open,
      '2024-07-01',
      observe('2024-05', 7000),
      observe('2024-06', null, { reason: 'suppressed' }),
    )
    expect([listed.light, listed.value, listed.why.decision]).toEqual([null, 7000, 'unjudged'])
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
    expect(judge(open, '2024-07-01').value).toBeNull()
  })
})

describe('assess: what counts', () => {
  it('judges a value at its own period, and only periods that have ended (A-1)', () => {
    const values = [observe('2024-06', 7400), observe('2024-07', 7999)]
    const june = judge(stock, '2024-07-30', ...values)
    expect([june.period, june.schedule]).toEqual([at('2024-M06'), 0.5])
    expect(judge(stock, '2024-07-31', ...values).value).toBe(7999)
  })

  it('never counts drafts or forecasts (A-2)', () => {
    const unsaid = [observe('2024-06', 9000, { state: 'draft' }), observe('2024-06', 9000, { status: 'F' })]
    expect(judge(stock, '2024-07-10', ...unsaid).light).toBe('overdue')
  })

  it('ignores another frequency (A-3)', () => {
    expect(judge(stock, '2024-07-10', observe('2024-Q2', 9000)).light).toBe('overdue')
  })

  it('takes the highest approved revision, in any order (A-2)', () => {
    const revisions = [observe('2024-06', 7400, { revision: 2 }), observe('2024-06', 9000)]
    expect(judge(stock, '2024-07-10', ...revisions).value).toBe(7400)
    expect(judge(stock, '2024-07-10', ...revisions.reverse()).value).toBe(7400)
  })

  it('a reported value takes a demo value’s place, whichever came last (A-2)', () => {
    const demo = observe('2024-06', 9000, { provenance: 'demo', revision: 3 })
    const both = judge(stock, '2024-07-10', observe('2024-06', 7400), demo)
    expect([both.value, both.demo]).toEqual([7400, false])
    expect(judge(stock, '2024-07-10', demo, observe('2024-06', 7400)).value).toBe(7400)
  })

  it('a submitted value keeps the last approved light, marked (A-4)', () => {
    const pending = judge(
      stock,
      '2024-11-11',
      observe('2024-09', 7900),
      observe('2024-10', 1, { state: 'submitted' }),
    )
    expect([pending.light, pending.period, pending.pendingReview]).toEqual([
      'on-schedule',
      at('2024-M09'),
      true,
    ])
    const revision = observe('2024-10', 7000, { state: 'submitted', revision: 2 })
    expect(judge(stock, '2024-11-11', observe('2024-10', 7900), revision).value).toBe(7900)
    expect(judge(stock, '2024-11-11', observe('2024-10', 7900)).pendingReview).toBe(false)
  })

  it('a first submitted value is neither overdue nor judged (A-4, L-4)', () => {
    const first = observe('2024-01', 6900, { state: 'submitted' })
    expect(verdict(judge(stock, '2024-02-01', first))).toEqual(['not-started', 'not-started'])
    expect(verdict(judge(stock, '2024-02-20', first))).toEqual(['no-data', 'nothing-reported'])
  })

  it('a submitted baseline is marked too (A-4)', () => {
    const baseline = observe('2023-12', 6900, { state: 'submitted', revision: 2 })
    const values = [observe('2023-12', 6800), baseline, observe('2024-06', 7400)]
    expect(judge(makeTarget(), '2024-07-08', ...values).pendingReview).toBe(true)
    expect(judge(stock, '2024-07-08', ...values).pendingReview).toBe(false)
  })

  it('returned and not resubmitted is not reported (A-4)', () => {
    const before = observe('2024-09', 7900)
    const returned = observe('2024-10', 7950, { state: 'returned' })
    expect(judge(stock, '2024-11-08', before, returned).light).toBe('overdue')
    const again = observe('2024-10', 7950, { state: 'submitted', revision: 2 })
    expect(judge(stock, '2024-11-08', before, returned, again).light).toBe('on-schedule')
    const correction = observe('2024-10', 1, { state: 'returned', revision: 2 })
    expect(judge(stock, '2024-11-08', observe('2024-10', 7950), correction).value).toBe(7950)
  })

  it('an absence with an excuse passes the period by; another has no light (A-5)', () => {
    const june = observe('2024-06', 7500)
    const absent = (reason: 'not-collected' | 'suppressed' | 'overdue') =>
      observe('2024-07', null, { reason })
    expect(judge(stock, '2024-08-10', june, absent('not-collected')).light).toBe('on-schedule')
    expect(verdict(judge(stock, '2024-08-10', june, absent('suppressed')))).toEqual(['no-data', 'no-value'])
    expect(judge(stock, '2024-08-10', june, absent('overdue')).light).toBe('overdue')
  })

  it('says demo when only the baseline is (A-6)', () => {
    const baseline = observe('2023-12', 6800, { provenance: 'demo' })
    const assessment = judge(makeTarget(), '2024-07-10', baseline, observe('2024-06', 7500))
    expect([assessment.demo, assessment.baseline?.source]).toEqual([true, 'approved'])
    const printed = judge(stock, '2024-07-10', baseline, observe('2024-06', 7500))
    expect([printed.demo, printed.baseline]).toEqual([
      false,
      { value: 6800, period: null, source: 'printed' },
    ])
  })

  it('says demo when a part of a sum, the recent pace or the kept period is (A-6)', () => {
    const months = [observe('2024-01', 10, { provenance: 'demo' }), observe('2024-07', 20)]
    expect(judge(makeFlow({}, { accumulation: 'increment' }), '2024-08-10', ...months).demo).toBe(true)
    const recent = [observe('2024-05', 7300, { provenance: 'demo' }), observe('2024-07', 7500)]
    expect(judge(stock, '2024-08-10', ...recent).demo).toBe(true)
    const long = [observe('2024-01', 7300, { provenance: 'demo' }), observe('2024-07', 7500)]
    expect(judge(stock, '2024-08-10', ...long).demo).toBe(false)
    const kept = [observe('2024-02', 240, { provenance: 'demo' }), observe('2024-08', 220)]
    expect(
      judge(makeFlow({}, { accumulation: 'level' }), '2024-09-10', ...kept, observe('2023-12', 0)).demo,
    ).toBe(true)
    expect(judge(stock, '2024-07-10').demo).toBe(false)
  })

  it('nobody owes a published series: the newest value stands (D-1)', () => {
    const old = judge(makeTarget({ baseline: '6800' }, published), '2024-12-01', observe('2024-06', 7400))
    expect([old.light, old.expected]).toEqual(['on-schedule', null])
  })

  it('refuses a date that does not exist', () => {
    expect(() => judge(stock, '2023-02-29')).toThrow(RangeError)
  })
})

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
    expect(judge(target, '2024-07-08', ends[0]!, observe('2024-06', 160)).achieved).toBeNull()
  })

  it('flow whose span starts within a year: what the year already had is taken off (B-2)', () => {
    const target = makeFlow({ value: '100', start: '2024-07-01' })
    expect(judge(target, '2024-10-10', observe('2024-06', 40), observe('2024-09', 95)).achieved).toBe(55)
    expect(judge(target, '2024-10-10', observe('2024-09', 95)).light).toBe('no-baseline')
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
    expect(
      judge(target, '2024-07-08', observe('2023-12', '142.5'), observe('2024-06', '185.4')).achieved,
    ).toBe(42.9)
    expect(verdict(judge(target, '2024-07-08', observe('2024-06', '185.4')))).toEqual([
      'no-baseline',
      'no-baseline',
    ])
    expect(verdict(judge(target, '2025-01-10', observe('2024-12', '185.4')))).toEqual([
      'no-baseline',
      'no-baseline',
    ])
  })

  it('a sum over a lower bound is one (T-3)', () => {
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
  })

  it('a baseline at or beyond the target leaves no distance: attained or not (F-2)', () => {
    const target = makeTarget({ baseline: '8100' })
    const fallen = judge(target, '2024-07-08', observe('2024-06', 7000))
    expect([fallen.distance, ...verdict(fallen)]).toEqual([null, 'behind', 'attained-so-far'])
    expect(judge(makeTarget({ baseline: '8000' }), '2024-07-08', observe('2024-06', 7999)).light).toBe(
      'behind',
    )
  })

  it('a target of 0 has no completion (F-1)', () => {
    const target = makeTarget({ value: '0', baseline: '10', comparator: '<=' }, { direction: 'lower' })
    const half = judge(target, '2024-07-08', observe('2024-06', 5))
    expect([half.completion, half.distance, half.gap]).toEqual([null, 0.5, 0])
    expect(
      verdict(judge(makeFlow({ value: '0', comparator: '>' }), '2024-07-08', observe('2024-06', 0))),
    ).toEqual(['behind', 'attained-so-far'])
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

  it('a capped flow is kept or broken, and a gap in it is never green (B-1)', () => {
    const cap = makeFlow(
      { comparator: '<=', value: '100' },
      { accumulation: 'increment', direction: 'lower' },
    )
    const [january, february, march] = [30, 30, 30].map((value, month) =>
      observe(`2024-0${month + 1}`, value),
    )
    expect(judge(cap, '2024-04-12', january!, february!, march!).light).toBe('on-schedule')
    expect(judge(cap, '2024-04-12', january!, march!).light).toBe('behind')
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
    const excused = observe('2024-02', null, { reason: 'not-applicable' })
    expect(
      judge(target, '2024-04-12', observe('2024-01', 99), excused, observe('2024-03', 99)).why.periods,
    ).toEqual({ met: 2, elapsed: 2 })
    expect(judge(target, '2025-01-10', ...months(...new Array<number>(12).fill(98))).light).toBe('met')
    expect(judge(target, '2025-01-10', ...months(...new Array<number>(11).fill(98), 90)).light).toBe('missed')
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
  })

  it('weekly series judge by days, against the last week before the span (B-3, S-2)', () => {
    const weekly = makeTarget({ value: '8000' }, { frequency: 'W' })
    const assessment = judge(weekly, '2024-07-15', observe('2023-W52', 7000), observe('2024-W26', 7500))
    expect(assessment.schedule).toBe(182 / 366)
    expect(assessment.baseline?.period).toEqual(at('2023-W52'))
  })
})

describe('assess: rules other than xushi-1', () => {
  const half = [observe('2024-06', 7280)]

  it('yinchuan-2025: 10 points behind is behind, 9 is on schedule (L-11)', () => {
    const light = (value: number) =>
      assess({
        target: stock,
        observations: [observe('2024-06', value)],
        at: '2024-07-08',
        rule: yinchuan2025,
      }).light
    expect([7281, 7280, 7040, 7039].map(light)).toEqual(['on-schedule', 'behind', 'behind', 'far-behind'])
  })

  it('pepfar expects a stock in full: 91 % is within 10 points, with no baseline (L-12)', () => {
    const assessment = assess({ target: makeTarget(), observations: half, at: '2024-07-08', rule: pepfar })
    expect(assessment).toMatchObject({ light: 'on-schedule', schedule: 1, lagMonths: null, rule: 'pepfar' })
    expect(assessment.gap).toBeCloseTo(-9, 12)
  })

  it('pepfar remarks on what runs more than 10 points ahead (L-12)', () => {
    const ahead = (value: number) =>
      assess({ target: flow, observations: [observe('2024-06', value)], at: '2024-07-08', rule: pepfar }).why
        .ahead
    expect([138, 139].map(ahead)).toEqual([undefined, true])
  })
})

describe('assess: pace and lag', () => {
  it('pace needed beside the mean of the last three steps (F-6)', () => {
    const values = [observe('2024-06', 7100), observe('2024-08', 7200), observe('2024-09', 7400)]
    expect(judge(stock, '2024-10-12', ...values).pace).toEqual({ needed: 200, recent: 100, stepsLeft: 3 })
  })

  it('starts from the baseline, or from nothing for what is counted (F-6)', () => {
    expect(judge(stock, '2024-03-10', observe('2024-02', 6900)).pace).toEqual({
      needed: 110,
      recent: 50,
      stepsLeft: 10,
    })
    expect(judge(flow, '2024-03-10', observe('2024-02', 30)).pace).toEqual({
      needed: 20,
      recent: 15,
      stepsLeft: 10,
    })
    expect(judge(makeTarget(), '2024-03-10', observe('2024-02', 6900)).pace?.recent).toBeNull()
  })

  it('needs nothing more once reached, and has no step left at the due period (F-6)', () => {
    expect(judge(stock, '2024-07-10', observe('2024-06', 8100)).pace?.needed).toBe(0)
    expect(judge(stock, '2025-01-10', observe('2024-12', 8100)).pace).toBeNull()
    expect(judge(makeFlow({ start: '2024-07-01' }), '2024-10-10', observe('2024-09', 5)).pace).toBeNull()
  })

  it('落后2.28个月: 64.3 % of the way when 83.3 % was due (S-5)', () => {
    const behind = judge(makeTarget({ baseline: '0', value: '3000' }), '2024-11-08', observe('2024-10', 1930))
    expect(behind.lagMonths).toBeCloseTo(2.28, 10)
  })
})
