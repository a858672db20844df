import { describe, expect, it } from 'vitest'
import { organisationReportsOf } from '#web/board/organisation-reports.ts'
import { boardRow } from '../board-row.ts'

const noName = () => undefined

describe('organisationReportsOf', () => {
  it('tells approved reports from those that wait and those that are missing, worst first', () => {
    const rows = [
      boardRow({ target: 'a', indicator: 'a' }),
      boardRow({ target: 'b', indicator: 'b', period: '2024-M09', pendingReview: true }),
      boardRow({
        target: 'c',
        indicator: 'c',
        organisation: 'minzheng',
        organisationName: '市民政局',
        period: '2024-M08',
        light: 'overdue',
      }),
    ]
    expect(organisationReportsOf(rows, noName)).toMatchObject([
      { name: '市民政局', owed: 1, approved: 0, waiting: 0, missing: 1, lights: ['overdue'] },
      { name: '市工业和信息化局', owed: 2, approved: 1, waiting: 1, missing: 0 },
    ])
  })

  it('counts a value that two targets share as one report', () => {
    const rows = [boardRow({ target: 'a' }), boardRow({ target: 'b' })]
    expect(organisationReportsOf(rows, noName)[0]).toMatchObject({
      owed: 1,
      lights: ['on-schedule', 'on-schedule'],
    })
  })

  it('counts a later period than the expected one as a report', () => {
    const rows = [boardRow({ period: '2024-M11', expectedPeriod: '2024-M10' })]
    expect(organisationReportsOf(rows, noName)[0]).toMatchObject({ approved: 1, missing: 0 })
  })

  it('counts nothing as owed where nobody reports: a published series', () => {
    expect(organisationReportsOf([boardRow({ expectedPeriod: null })], noName)[0]).toMatchObject({ owed: 0 })
  })

  it('uses the short name where there is one', () => {
    expect(organisationReportsOf([boardRow()], () => '市工信局')[0]?.name).toBe('市工信局')
  })
})
