import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { xushi1, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { FilingCell } from '#server/contract/filings.ts'
import { newCell, withInput } from '#web/entry/cell/form-cell.ts'
import {
  judgedIfApproved,
  changeSincePrevious,
  completionOf,
  quantityText,
} from '#web/entry/cell/row-figures.ts'
import { catalogue as plain, facts, record, stationsTarget } from '../filing-fixture.ts'

const withRule = (from?: string, target: Partial<TargetRecord> = {}) =>
  indexCatalogue({
    ...plain.catalogue,
    targets: [{ ...stationsTarget, ...target }],
    lightRules: [xushi1, { ...yinchuan2025, ...(from !== undefined && { from }) }],
    calendarYears: [
      {
        year: 2024,
        holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
        workdays: ['2024-09-29', '2024-10-12'],
        source: '国办发明电〔2023〕7号',
      },
    ],
  })
const known = (period: string, value: number) =>
  ({
    period,
    value,
    status: 'A',
    provenance: 'reported',
    numerator: null,
    denominator: null,
    bound: null,
    sequence: 1,
  }) as const
const typed = (text: string, more: Partial<FilingCell> = {}) =>
  withInput(
    newCell(
      facts('stations', {
        target: { id: 't', value: 8000, due: '2024-12-31', name: '5G基站' },
        history: [known('2023-M12', 6800)],
        ...more,
      }),
    ),
    { text, reason: null, note: '' },
  )
const counted = (cell: ReturnType<typeof typed>) => withInput(cell, { ...cell.input, breaks: true })

describe('judgedIfApproved', () => {
  it('has no baseline and no gap where the value is counted by a new rule (G-7)', () => {
    const at = { period: '2024-M10', at: '2024-11-04' }
    expect(judgedIfApproved(typed('7700'), at, withRule())?.gap).not.toBeNull()
    expect(judgedIfApproved(counted(typed('7700')), at, withRule())).toMatchObject({
      light: 'no-baseline',
      gap: null,
    })
  })

  it('judges by the rule in force at the filing’s reference date', () => {
    // 7,700 − 6,800 of 1,200 is 75 %, and 83.3 % was due: −8.3, which the newer rule takes for on schedule.
    const october = { period: '2024-M10', at: '2024-11-04' }
    const light = (from: string | undefined, text: string) =>
      judgedIfApproved(typed(text), october, withRule(from))?.light
    expect(light(undefined, '7700')).toBe('behind')
    expect(light('2024-11-01', '7700')).toBe('on-schedule')
    // The rule comes into force tomorrow, and does not judge yet.
    expect(light('2024-11-05', '7700')).toBe('behind')
  })

  it('counts deadlines by the calendar: September of 2024 was owed on 14 October, after 国庆', () => {
    const light = (at: string) =>
      judgedIfApproved(typed('7700'), { period: '2024-M08', at }, withRule())?.light
    expect(light('2024-10-14')).toBe('on-schedule')
    expect(light('2024-10-15')).toBe('overdue')
  })

  it('judges a value that a later one follows at the end of its own period', () => {
    const cell = typed('7700', { next: known('2024-M10', 7900) })
    expect(
      judgedIfApproved(cell, { period: '2024-M08', at: '2024-11-04' }, withRule())?.period,
    ).toMatchObject({
      ordinal: 8,
    })
  })

  it('rests on the values since the span began, however long ago', () => {
    const years = { start: '2022-01-01', due: '2025-12-31' }
    const history = [known('2023-M12', 7400)]
    const october = { period: '2024-M10', at: '2024-11-04' }
    const judged = (earlierInSpan: FilingCell['earlierInSpan']) =>
      judgedIfApproved(typed('7700', { history, earlierInSpan }), october, withRule(undefined, years))
    expect(judged([])?.light).toBe('no-baseline')
    // (7,700 − 6,800) ÷ 1,200 is 75 %; 34 of 48 months are 70.8 %.
    expect(judged([known('2021-M12', 6800)])).toMatchObject({ light: 'on-schedule', distance: 0.75 })
  })

  it('has nothing to say without a target or a value', () => {
    const october = { period: '2024-M10', at: '2024-11-04' }
    expect(judgedIfApproved(typed(''), october, withRule())).toBeNull()
    expect(judgedIfApproved(typed('1', { target: null }), october, withRule())).toBeNull()
  })
})

describe('completionOf', () => {
  it('is the share of the target that the value reaches', () => {
    expect(completionOf(typed('7812'), '2024-M10', withRule())).toBe(0.9765)
    expect(completionOf(typed(''), '2024-M10', withRule())).toBeNull()
  })
})

describe('changeSincePrevious', () => {
  const changed = (indicator: string, text: string, previous: number | null, period = '2024-M10') => {
    const before = previous === null ? null : record(indicator, { value: previous })
    const cell = newCell(facts(indicator, { previous: before }))
    return changeSincePrevious(withInput(cell, { text, reason: null, note: '' }), period, plain)
  }

  it('is the difference to the period before, and whether the indicator is meant to go there', () => {
    expect(changed('stations', '7,812', 7776)).toEqual({ text: '+36', good: true })
    expect(changed('stations', '7770', 7776)).toEqual({ text: '−6', good: false })
    expect(changed('stations', '7776', 7776)).toEqual({ text: '0', good: null })
  })

  it('keeps every digit that was reported: 93.15 less 93.1 is 0.05', () => {
    expect(changed('cover', '93.15', 93.1)).toEqual({ text: '+0.05', good: true })
  })

  it('is good when it falls where less is better', () => {
    const falling = indexCatalogue({
      ...plain.catalogue,
      indicators: plain.catalogue.indicators.map((one) => ({ ...one, direction: 'lower' as const })),
    })
    const cell = newCell(facts('stations', { previous: record('stations', { value: 7776 }) }))
    const fewer = withInput(cell, { text: '7770', reason: null, note: '' })
    expect(changeSincePrevious(fewer, '2024-M10', falling)).toEqual({ text: '−6', good: true })
  })

  it('is none without a value, without one before, or where a running total begins its year', () => {
    expect(changed('stations', '约七千', 7776)).toBeNull()
    expect(changed('stations', '7812', null)).toBeNull()
    expect(changed('firms', '12', 173, '2024-M01')).toBeNull()
    expect(changed('firms', '190', 173)).toEqual({ text: '+17', good: true })
    expect(changed('stations', '7812', 7776, '2024-M01')).toEqual({ text: '+36', good: true })
  })
})

describe('quantityText', () => {
  it('is a figure with its unit, as its indicator is rounded', () => {
    expect(quantityText(8000, facts('stations'))).toBe('8,000\u2009座')
    expect(quantityText(93.1, facts('cover'))).toBe('93.1\u2009%')
  })
})
