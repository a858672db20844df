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

describe('assess: what counts', () => {
  it('judges a value at its own period, and only periods that have ended (A-1)', () => {
    const values = [observe('2024-06', 7400), observe('2024-07', 7999)]
    const june = judge(stock, '2024-07-30', ...values)
    expect([june.period, june.schedule]).toEqual([periodNamed('2024-M06'), 0.5])
    expect(judge(stock, '2024-07-31', ...values).value).toBe(7999)
  })

  it('never counts drafts or forecasts (A-2)', () => {
    const uncounted = [
      observe('2024-06', 9000, { state: 'draft' }),
      observe('2024-06', 9000, { status: 'F' }),
    ]
    expect(judge(stock, '2024-07-10', ...uncounted).light).toBe('overdue')
  })

  it('ignores another frequency (A-3)', () => {
    expect(judge(stock, '2024-07-10', observe('2024-Q2', 9000)).light).toBe('overdue')
    // 24293 is the number of June 2024 among months, and of this day among days.
    expect(judge(stock, '2024-07-10', observe('2036-07-06', 9000)).light).toBe('overdue')
  })

  it('takes the highest approved revision, in any order (A-2)', () => {
    const revisions = [observe('2024-06', 7400, { revision: 2 }), observe('2024-06', 9000)]
    expect(judge(stock, '2024-07-10', ...revisions).value).toBe(7400)
    expect(judge(stock, '2024-07-10', ...revisions.reverse()).value).toBe(7400)
  })

  it('a reported value takes a demo value’s place, whichever came last (A-2)', () => {
    const demo = observe('2024-06', 9000, { provenance: 'demo', revision: 3 })
    const judged = judge(stock, '2024-07-10', observe('2024-06', 7400), demo)
    expect([judged.value, judged.demo]).toEqual([7400, false])
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
      periodNamed('2024-M09'),
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
    expect(judge(stock, '2024-11-09', before, returned).light).toBe('overdue')
    const again = observe('2024-10', 7950, { state: 'submitted', revision: 2 })
    expect(judge(stock, '2024-11-09', before, returned, again).light).toBe('on-schedule')
    const correction = observe('2024-10', 1, { state: 'returned', revision: 2 })
    expect(judge(stock, '2024-11-08', observe('2024-10', 7950), correction).value).toBe(7950)
  })

  it('an excused absence passes the period by; a suppressed value is no data, and an overdue one is overdue (A-5)', () => {
    const june = observe('2024-06', 7500)
    const absent = (reason: 'not-collected' | 'suppressed' | 'overdue') =>
      observe('2024-07', null, { reason })
    expect(judge(stock, '2024-08-10', june, absent('not-collected')).light).toBe('on-schedule')
    expect(verdict(judge(stock, '2024-08-10', june, absent('suppressed')))).toEqual(['no-data', 'no-value'])
    expect(judge(stock, '2024-08-10', june, absent('overdue')).light).toBe('overdue')
  })

  it('what does not exist in its region has no light and no figures, until a value is approved (L-19)', () => {
    const known = [observe('2024-06', 7500), observe('2024-07', null, { reason: 'not-applicable' })]
    const inapplicable = judge(stock, '2024-08-10', ...known)
    expect(verdict(inapplicable)).toEqual([null, 'not-applicable'])
    expect([
      inapplicable.value,
      inapplicable.distance,
      inapplicable.gap,
      inapplicable.schedule,
      inapplicable.expected,
      inapplicable.overdueDays,
    ]).toEqual([null, null, null, null, null, null])
    // Later periods that are owed and missing give no light.
    expect(judge(stock, '2024-12-31', ...known).light).toBeNull()
    expect(judge(stock, '2024-09-10', ...known, observe('2024-08', 7600)).light).toBe('on-schedule')
    const waiting = observe('2024-08', 7600, { state: 'submitted' })
    expect(judge(stock, '2024-09-10', ...known, waiting)).toMatchObject({ light: null, pendingReview: true })
  })

  it('what was met and ends then stays met; what did not exist before the span is asked for in it (L-19, L-2)', () => {
    const none = (month: string) => observe(month, null, { reason: 'not-applicable' })
    expect(judge(makeFlow(), '2024-12-31', observe('2024-05', 240), none('2024-06')).light).toBe('met')
    expect(judge(stock, '2024-03-31', none('2023-12')).light).toBe('overdue')
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
