import { describe, expect, it } from 'vitest'
import { draftColumns } from '#metrics/planning/tables/draft-columns.ts'
import { placeRows, withCells, withoutRows, withRowAt } from '#web/plans/draft/sheet-edit.ts'

const all = draftColumns.targets
const columns = all.filter((column) => !('rare' in column))
const terms = { place: { row: 1, column: 2 }, columns, all }

describe('placeRows', () => {
  it('puts a block in from the cell on, over columns that are shown, and makes the rows that it needs', () => {
    expect(columns.slice(2, 4).map(({ field }) => field)).toEqual(['value', 'unit'])
    const block = [
      ['1', '座'],
      ['2 ', '家'],
    ]
    expect(placeRows([{ name: '甲' }], block, terms)).toEqual({
      rows: [{ name: '甲' }, { value: '1', unit: '座' }, { value: '2', unit: '家' }],
      unused: [],
    })
  })

  it('puts each column under its own heading, hidden ones too, and tells headings that no column bears', () => {
    const block = [
      ['序号', '单位', '目标 值', '上限'],
      ['1', '座', '5', '7'],
    ]
    expect(placeRows([{ name: '甲' }], block, { ...terms, place: { row: 0, column: 0 } })).toEqual({
      rows: [{ name: '甲', unit: '座', value: '5', high: '7' }],
      unused: ['序号'],
    })
  })

  it('leaves out what would stand right of the last column', () => {
    const place = { row: 0, column: columns.length - 1 }
    expect(placeRows([], [['约束性', '多']], { ...terms, place }).rows).toEqual([{ force: '约束性' }])
  })
})

describe('withCells', () => {
  it('changes nothing of the rows that it is given', () => {
    const rows = [{ name: '甲' }]
    expect(withCells(rows, [{ row: 2, field: 'name', text: '丙' }])).toEqual([
      { name: '甲' },
      {},
      { name: '丙' },
    ])
    expect(rows).toEqual([{ name: '甲' }])
  })
})

describe('withRowAt and withoutRows', () => {
  it('open a row above, none below the last, and take rows away', () => {
    const rows = [{ name: '甲' }, { name: '乙' }]
    expect(withRowAt(rows, 1)).toEqual([{ name: '甲' }, {}, { name: '乙' }])
    expect(withRowAt(rows, 5)).toBe(rows)
    expect(withoutRows(rows, 0, 0)).toEqual([{ name: '乙' }])
  })
})
