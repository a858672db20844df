import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { boardRow } from '#tests/web/board-row.ts'
import { groupRows } from '#web/summary/group-rows.ts'

const index = indexCatalogue(catalogue)
/** Rows led by 市民政局, 市工信局 and again 市工信局, and one of a withdrawn target. */
const rows = [
  boardRow({ target: 'zhaoqing-2024-elderly-homes-monitored', light: 'met', gap: 1 }),
  boardRow({ target: 'zhaoqing-2024-5g-base-stations', light: 'behind', gap: -3 }),
  boardRow({ target: 'zhaoqing-2024-enterprises-transforming', light: 'far-behind', gap: -20 }),
  boardRow({ target: 'withdrawn' }),
]
const shown = (by: 'organisation' | 'document' | 'section') =>
  groupRows(index, rows, by).map(({ name, rows, pressing }) => [
    name,
    rows.map(({ light }) => light),
    pressing,
  ])

describe('groupRows', () => {
  it('puts the organisations first that have most to act on, and their most urgent target first (H-5)', () => {
    expect(shown('organisation')).toEqual([
      ['市工业和信息化局', ['far-behind', 'behind'], 2],
      ['市民政局', ['met'], 0],
    ])
  })

  it('shows a target that two documents commit to under both', () => {
    expect(shown('document')).toEqual([
      ['肇庆数字经济2024', ['far-behind', 'behind', 'met'], 2],
      ['数字肇庆2024', ['far-behind', 'behind'], 2],
    ])
  })

  it('groups by section, which is named with its document', () => {
    expect(shown('section').map(([name]) => name)).toEqual(expect.arrayContaining(['肇庆数字经济2024 二']))
  })
})
