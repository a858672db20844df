import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'

const judge = (target: Target, date: string, ...observations: Observation[]) =>
  judgePlainly({ target, observations, at: date })
/** The break since which a total mixes two definitions. */
const since = (target: Target, date: string, ...observations: Observation[]) =>
  judge(target, date, ...observations).why.mixedSince

const flow = makeFlow({ value: '120' }, { reportDays: null })
const april = observe('2024-04', 50, { status: 'B', sequence: 2 })
const months = [observe('2024-03', 30, { sequence: 1 }), april, observe('2024-05', 62, { sequence: 3 })]

describe('assess, of a running total with a break of definition in its year (G-7)', () => {
  it('says that the months before are counted otherwise, from the month of the break on', () => {
    const mixed = judge(flow, '2024-05-31', ...months)
    expect(mixed).toMatchObject({ light: 'on-schedule', why: { mixedSince: periodNamed('2024-M04') } })
    expect(explain(flow, mixed, xushi1, weekdaysOnly).remarks).toContain(
      '2024年4月起口径调整，累计数中当年此前各期仍按原口径，与序时之差仅供参考',
    )
    expect(since(flow, '2024-03-31', ...months)).toBeUndefined()
    expect(since(flow, '2024-04-30', ...months)).toEqual(periodNamed('2024-M04'))
  })

  it('looks for the month before as far back as one has a value', () => {
    const second = observe('2024-02', 21, { status: 'B', sequence: 2 })
    expect(since(flow, '2024-02-29', observe('2024-01', 9, { sequence: 1 }), second)).toEqual(
      periodNamed('2024-M02'),
    )
    const none = observe('2024-03', null, { reason: 'not-due', sequence: 1 })
    const february = observe('2024-02', 20, { sequence: 1 })
    expect(since(flow, '2024-04-30', february, none, april)).toEqual(periodNamed('2024-M04'))
    // A total over several years adds the year-ends, so that a break in an earlier year counts too.
    const years = makeFlow({ value: '500', start: '2023-01-01' }, { reportDays: null })
    const before = [observe('2023-06', 40), observe('2023-07', 55, { status: 'B' }), observe('2023-12', 90)]
    expect(since(years, '2024-01-31', ...before, observe('2024-01', 20))).toEqual(periodNamed('2023-M07'))
  })

  it('says nothing where the months before were reported anew, or the total holds none', () => {
    const again = observe('2024-03', 28, { revision: 2, sequence: 4 })
    expect(since(flow, '2024-05-31', ...months, again)).toBeUndefined()
    // The year opens with the break, with or without a January.
    expect(since(flow, '2024-01-31', observe('2024-01', 9, { status: 'B' }))).toBeUndefined()
    const merged = makeFlow({ value: '120' }, { reportDays: null, januaryMerged: true })
    const opened = observe('2024-02', 20, { status: 'B' })
    expect(since(merged, '2024-02-29', opened)).toBeUndefined()
    expect(since(flow, '2024-02-29', observe('2024-01', null, { reason: 'not-due' }), opened)).toBeUndefined()
    const years = makeFlow({ value: '500', start: '2023-01-01' }, { reportDays: null })
    const opening = observe('2024-01', 20, { status: 'B', sequence: 1 })
    expect(since(years, '2024-01-31', observe('2023-12', 90, { sequence: 2 }), opening)).toBeUndefined()
    // A span that opens within the year leaves out the months before it.
    const half = makeFlow({ value: '50', start: '2024-07-01' }, { reportDays: null })
    const june = observe('2024-06', 40, { sequence: 3 })
    const july = observe('2024-07', 55, { status: 'B', sequence: 2 })
    expect(since(half, '2024-07-31', june, july)).toBeUndefined()
  })

  it('says nothing of increments or of a level', () => {
    const increments = makeFlow({ value: '120' }, { accumulation: 'increment', reportDays: null })
    expect(since(increments, '2024-05-31', ...months)).toBeUndefined()
    const level = makeTarget({ value: '200' }, { reportDays: null })
    const levels = [
      observe('2023-12', 100, { sequence: 5 }),
      observe('2024-01', 109, { sequence: 1 }),
      observe('2024-02', 120, { status: 'B', sequence: 2 }),
    ]
    const judged = judge(level, '2024-02-29', ...levels)
    expect(judged).toMatchObject({ light: 'on-schedule', baseline: { value: 100 } })
    expect(judged.why.mixedSince).toBeUndefined()
  })
})
