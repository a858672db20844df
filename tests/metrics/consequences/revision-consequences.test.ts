import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { pepfar, xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { SupposedRevision } from '#metrics/series/supposed-revision.ts'
import { revisionConsequences } from '#metrics/consequences/revision-consequences.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'

/** A target of 120 in 2024, ten a month; owed on the sixth working day. */
const flow = makeFlow({ value: '120' })
const months = [10, 20, 30, 40].map((total, step) => observe(`2024-M${step + 1}`, total))

function changes(target: Target, proposed: SupposedRevision, today: string, observations = months) {
  const found = revisionConsequences({
    targets: [target],
    observations,
    proposed,
    today,
    rules: [],
    calendar: weekdaysOnly,
  })
  return found.map(({ from, until, before, after }) => [from, until, before, after])
}

describe('revisionConsequences', () => {
  it('tells from when to when a light would have been another (V-1)', () => {
    // The lights differ from the end of March to the day before the end of April.
    const march = { period: periodNamed('2024-03'), value: 29 }
    expect(changes(flow, march, '2024-05-09')).toEqual([
      ['2024-03-31', '2024-04-29', 'on-schedule', 'behind'],
    ])
  })

  it('leaves the end open where the difference lasts to today (V-1)', () => {
    const april = { period: periodNamed('2024-04'), value: 20 }
    expect(changes(flow, april, '2024-05-09')).toEqual([['2024-04-30', null, 'on-schedule', 'far-behind']])
    // May was owed by 10 June, going by plain weekdays; from the next day on the light is overdue with either value.
    expect(changes(flow, april, '2024-06-30')).toEqual([
      ['2024-04-30', '2024-06-10', 'on-schedule', 'far-behind'],
    ])
  })

  it('follows a baseline into its whole span (V-1)', () => {
    const stock = makeTarget({ value: '200' })
    const observations = [observe('2023-12', 100), observe('2024-01', 109)]
    const lower = { period: periodNamed('2023-12'), value: 90 }
    // The way from 90 to 109 is 19 of 110, more than a twelfth; from 100 it is 9 of 100, which is also more.
    expect(changes(stock, lower, '2024-02-20', observations)).toEqual([])
    const higher = { period: periodNamed('2023-12'), value: 105 }
    expect(changes(stock, higher, '2024-02-20', observations)).toEqual([
      ['2024-01-31', null, 'on-schedule', 'behind'],
    ])
  })

  it('tells the first value of a cell, in a series with or without entries of the ledger (V-1)', () => {
    const first = { period: periodNamed('2024-05'), value: 45 }
    expect(changes(flow, first, '2024-06-07')).toEqual([['2024-05-31', null, 'on-schedule', 'behind']])
    const entered = months.map((each, place) => ({ ...each, sequence: place + 1 }))
    expect(changes(flow, first, '2024-06-07', entered)).toEqual(changes(flow, first, '2024-06-07'))
  })

  it('takes a value away where the revision says that there is none (A-5)', () => {
    const none = { period: periodNamed('2024-04'), value: null, reason: 'suppressed' } as const
    expect(changes(flow, none, '2024-05-09')).toEqual([['2024-04-30', null, 'on-schedule', 'no-data']])
  })

  it('judges every date by the rule that held on it (V-1)', () => {
    const found = revisionConsequences({
      targets: [flow],
      observations: months,
      proposed: { period: periodNamed('2024-04'), value: 38 },
      today: '2024-05-20',
      rules: [pepfar, { ...yinchuan2025, from: '2024-05-13' }],
      calendar: weekdaysOnly,
    })
    expect(found).toMatchObject([
      { from: '2024-04-30', until: '2024-05-12', before: 'on-schedule', after: 'behind' },
    ])
  })

  it('tells that a light which recovers turns green at the end of the month after (V-1, L-14)', () => {
    const found = revisionConsequences({
      targets: [flow],
      observations: [observe('2024-M3', 10), observe('2024-M4', 40)],
      proposed: { period: periodNamed('2024-03'), value: 30 },
      today: '2024-06-05',
      rules: [{ ...xushi1, recovery: true, from: '2024-01-01' }],
      calendar: weekdaysOnly,
    })
    expect(found).toMatchObject([
      { from: '2024-03-31', until: '2024-04-29', before: 'far-behind', after: 'on-schedule' },
      { from: '2024-04-30', until: '2024-05-31', before: 'behind', after: 'on-schedule' },
    ])
  })

  it('reads the newest revision of the cell as the one before (A-2)', () => {
    const twice = [...months, observe('2024-04', 20, { revision: 2 })]
    expect(changes(flow, { period: periodNamed('2024-04'), value: 40 }, '2024-05-09', twice)).toEqual([
      ['2024-04-30', null, 'far-behind', 'on-schedule'],
    ])
  })

  it('moves deadlines by the calendar, and has none for what nobody owes (D-1)', () => {
    const published = makeFlow({ value: '120' }, { reportDays: null })
    const april = { period: periodNamed('2024-04'), value: 20 }
    expect(changes(published, april, '2024-06-30')).toEqual([
      ['2024-04-30', null, 'on-schedule', 'far-behind'],
    ])
    const calendar = {
      years: [{ year: 2024, holidays: ['2024-06-10'], workdays: [], source: '国办发明电〔2023〕7号' }],
    }
    const found = revisionConsequences({
      targets: [flow],
      observations: months,
      proposed: april,
      today: '2024-06-30',
      rules: [],
      calendar,
    })
    // 端午 moves the sixth working day after May to 11 June.
    expect(found).toMatchObject([{ until: '2024-06-11' }])
  })

  it('leaves a break where the value that begins it is corrected (G-7)', () => {
    const stock = makeTarget({ value: '200', baseline: '100' })
    const broken = [observe('2024-01', 109), observe('2024-02', 250, { status: 'B' })]
    // 190 falls short, and cannot be compared with a baseline of the old definition.
    const corrected = { period: periodNamed('2024-02'), value: 190 }
    expect(changes(stock, corrected, '2024-03-20', broken)).toEqual([
      ['2024-02-29', null, 'met', 'no-baseline'],
    ])
    const drafted = [...broken, observe('2024-02', 190, { revision: 2, state: 'draft' })]
    expect(changes(stock, corrected, '2024-03-20', drafted)).toEqual([
      ['2024-02-29', null, 'met', 'no-baseline'],
    ])
  })

  it('has nothing to say of what is only listed, of what is met anyway, and of what comes after the due period', () => {
    const { due: _, ...open } = flow
    const april = { period: periodNamed('2024-04'), value: 20 }
    expect(changes(open, april, '2024-05-09')).toEqual([])
    expect(changes(makeFlow({ basis: 'undetermined' }), april, '2024-05-09')).toEqual([])
    expect(changes(makeFlow({ value: '15' }), april, '2024-05-09')).toEqual([])
    expect(changes(makeFlow({ value: '120', due: '2024-03-31' }), april, '2024-05-09')).toEqual([])
  })

  it('judges what is computed from the cell by what it would be then (M-2)', () => {
    const stock = makeTarget({ value: '100', baseline: '0' }, { reportDays: null })
    const found = revisionConsequences({
      targets: [stock],
      observations: [observe('2024-01', 10)],
      revised: [observe('2024-01', 5)],
      // The revision belongs to another series, a denominator.
      proposed: { period: periodNamed('2024-01'), value: 7 },
      today: '2024-02-01',
      rules: [],
      calendar: weekdaysOnly,
    })
    expect(found).toMatchObject([{ from: '2024-01-31', before: 'on-schedule', after: 'behind' }])
  })
})
