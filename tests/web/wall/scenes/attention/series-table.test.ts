import { describe, expect, it } from 'vitest'
import { seriesTable } from '#web/wall/scenes/attention/series-table.ts'
import { boardRow } from '../../../board-row.ts'
import { approvedRecord } from '../../records.ts'

const records = [
  approvedRecord({ period: '2024-M08', value: 7700 }),
  approvedRecord({ period: '2024-M09', value: 7776 }),
  approvedRecord(),
]

describe('seriesTable', () => {
  it('lists values newest first with their signed differences', () => {
    const lines = seriesTable(records, boardRow(), '2024-10-31')
    expect(lines.map(({ label, value, change }) => [label, value, change])).toEqual([
      ['2024年10月', '7,812', '+36'],
      ['2024年9月', '7,776', '+76'],
      ['2024年8月', '7,700', ''],
    ])
    expect(lines.map(({ current }) => current)).toEqual([true, false, false])
  })

  it('leaves out what lies after the reference date, and other regions', () => {
    const other = approvedRecord({ region: '441284', value: 900 })
    const lines = seriesTable([...records, other], boardRow(), '2024-09-30')
    expect(lines.map(({ value }) => value)).toEqual(['7,776', '7,700'])
  })

  it('shows no difference across a change of definition, and names a lower bound', () => {
    const broken = [
      approvedRecord({ period: '2024-M09', value: 7000, bound: 'lower' }),
      approvedRecord({ status: 'B' }),
    ]
    const lines = seriesTable(broken, boardRow(), '2024-10-31')
    expect(lines.map(({ change, status }) => [change, status])).toEqual([
      ['', '口径调整'],
      ['', '下限'],
    ])
  })
})
