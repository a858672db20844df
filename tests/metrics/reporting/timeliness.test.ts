import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { filingTimeliness, promptRate, type DuePart } from '#metrics/reporting/timeliness.ts'

const part = (submitted: DuePart['submitted'], more: Partial<DuePart> = {}): DuePart => ({
  ...{ deadline: '2024-11-08', owed: 2, returned: 0, submitted },
  ...more,
})
const timelinessOf = (parts: readonly DuePart[], at = '2024-11-20') =>
  filingTimeliness(parts, at, weekdaysOnly)

describe('filingTimeliness (D-1, D-3)', () => {
  it('is in time on the deadline itself, whatever is returned of it', () => {
    const told = timelinessOf([part([{ on: '2024-11-08', cells: 2 }], { returned: 1 })])
    expect(told).toEqual({
      ...{ promptness: 'on-time', deadline: '2024-11-08', owed: 2, late: 0, missing: 0, returned: 1 },
      daysLate: null,
    })
  })

  it('is late by its last figure, and missing as long as one is not there', () => {
    const days = [
      { on: '2024-11-07', cells: 1 },
      { on: '2024-11-12', cells: 1 },
    ]
    // The late days are Monday the 11th and Tuesday the 12th.
    expect(timelinessOf([part(days)])).toMatchObject({ promptness: 'late', late: 1, daysLate: 2 })
    expect(timelinessOf([part(days)], '2024-11-11')).toMatchObject({
      promptness: 'missing',
      missing: 1,
      daysLate: 1,
    })
    expect(timelinessOf([part([])])).toMatchObject({ promptness: 'missing', missing: 2, daysLate: 8 })
  })

  it('is not due before the deadline, and takes the first of several', () => {
    expect(timelinessOf([part([])], '2024-11-08')).toMatchObject({ promptness: 'not-due', daysLate: null })
    const later = part([], { deadline: '2024-12-06' })
    expect(timelinessOf([later, part([{ on: '2024-11-01', cells: 3 }])])).toMatchObject({
      ...{ promptness: 'not-due', deadline: '2024-11-08', owed: 4, missing: 0 },
    })
  })

  it('is undated where all values came from elsewhere than the organisation’s own report', () => {
    expect(timelinessOf([part([{ on: null, cells: 2 }])]).promptness).toBe('undated')
    expect(timelinessOf([part([{ on: null, cells: 1 }])]).promptness).toBe('missing')
    expect(timelinessOf([]).promptness).toBe('undated')
  })
})

describe('promptRate (D-3)', () => {
  it('counts neither what is not due nor what is undated', () => {
    const rateOf = (...all: readonly ('on-time' | 'late' | 'missing' | 'not-due' | 'undated')[]) =>
      promptRate(all.map((promptness) => ({ promptness })))
    expect(rateOf('on-time', 'late', 'missing', 'on-time', 'not-due', 'undated')).toBe(0.5)
    expect(rateOf('not-due', 'undated')).toBeNull()
  })
})
