import { describe, expect, it } from 'vitest'
import { timelinessOf } from '#metrics/reporting/timeliness.ts'
import { nationalDay2024 as calendar } from '../calendar/make-calendar.ts'
import { at } from '../make-target.ts'

const indicator = { frequency: 'M', reportDays: 6 } as const
const sent = (period: string, on: string) => ({ period: at(period), on })

describe('timelinessOf', () => {
  it('tells on time, late, overdue and not due, and counts working days (D-3)', () => {
    const timeliness = timelinessOf({
      indicator,
      from: at('2024-M07'),
      at: '2024-11-04',
      submitted: [sent('2024-M07', '2024-08-08'), sent('2024-M08', '2024-09-12')],
      calendar,
    })
    expect(timeliness?.periods.map(({ promptness, daysLate }) => [promptness, daysLate])).toEqual([
      ['on-time', null],
      ['late', 3],
      ['overdue', 15],
      ['not-due', null],
    ])
    expect(timeliness?.periods[2]?.deadline).toEqual({ kind: 'fixed', date: '2024-10-14' })
    expect([timeliness?.due, timeliness?.onTime, timeliness?.rate]).toEqual([3, 1, 1 / 3])
  })

  it('takes the first submission of a period, and the deadline itself as in time (D-3)', () => {
    const submitted = [
      sent('2024-M10', '2024-11-12'),
      sent('2024-M10', '2024-11-08'),
      sent('2024-M10', '2024-11-11'),
    ]
    const view = { indicator, from: at('2024-M10'), submitted, calendar }
    expect(timelinessOf({ ...view, at: '2024-11-20' })?.periods[0]?.promptness).toBe('on-time')
  })

  it('knows nothing that was sent after the reference date (D-3)', () => {
    const view = { indicator, from: at('2024-M10'), submitted: [sent('2024-M10', '2024-11-11')], calendar }
    const promptnessAt = (date: string) => timelinessOf({ ...view, at: date })?.periods[0]?.promptness
    expect(['2024-11-08', '2024-11-09', '2024-11-11'].map(promptnessAt)).toEqual([
      'not-due',
      'overdue',
      'late',
    ])
  })

  it('counts what was sent before its deadline came, and has no rate while nothing is due (D-3)', () => {
    const view = { indicator, from: at('2024-M10'), at: '2024-11-05', calendar }
    expect(timelinessOf({ ...view, submitted: [sent('2024-M10', '2024-11-04')] })).toMatchObject({
      due: 1,
      rate: 1,
    })
    expect(timelinessOf({ ...view, submitted: [] })).toMatchObject({ due: 0, rate: null })
  })

  it('asks for no January that is not collected (C-4)', () => {
    const view = { from: at('2024-M01'), at: '2024-03-20', submitted: [], calendar }
    const merged = timelinessOf({ ...view, indicator: { ...indicator, januaryMerged: true } })
    expect(merged?.periods.map(({ period }) => period)).toEqual([at('2024-M02')])
  })

  it('says nothing of a series that nobody owes (D-1)', () => {
    const view = { from: at('2024-M01'), at: '2024-03-20', submitted: [], calendar }
    expect(timelinessOf({ ...view, indicator: { ...indicator, reportDays: null } })).toBeNull()
  })
})
