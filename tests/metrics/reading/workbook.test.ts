import { describe, expect, it } from 'vitest'
import { columnName } from '#metrics/reading/workbook.ts'

describe('columnName', () => {
  it('counts as spreadsheets do', () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})
