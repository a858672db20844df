import { describe, expect, it } from 'vitest'
import { placeBlock, type PlaceRow } from '#web/entry/place-block.ts'

const row = (key: string, name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  key,
  name,
  regionName: '肇庆市',
  unit: '座',
  editable: true,
  ...more,
})
const rows = [
  row('a', '5G基站'),
  row('b', '转型企业', { unit: '家' }),
  row('c', '重点项目', { editable: false }),
  row('d', '覆盖率', { unit: '%' }),
]

describe('placeBlock', () => {
  it('fills down from the anchor', () => {
    const { placements, leftOver } = placeBlock([['1'], ['2']], rows, { row: 0, column: 'value' })
    expect(placements).toEqual([
      { key: 'a', column: 'value', text: '1' },
      { key: 'b', column: 'value', text: '2' },
    ])
    expect(leftOver).toEqual([])
  })

  it('puts the second column into the notes', () => {
    const { placements } = placeBlock([['1', '口径调整']], rows, { row: 1, column: 'value' })
    expect(placements).toEqual([
      { key: 'b', column: 'value', text: '1' },
      { key: 'b', column: 'note', text: '口径调整' },
    ])
  })

  it('tells what found no place, and why', () => {
    const block = [['1'], ['2', 'n', 'x'], ['3']]
    const { placements, leftOver } = placeBlock(block, rows, { row: 2, column: 'value' })
    expect(placements).toEqual([
      { key: 'd', column: 'value', text: '2' },
      { key: 'd', column: 'note', text: 'n' },
    ])
    expect(leftOver).toEqual([
      { text: '1', why: '“重点项目”已提交，不能改' },
      { text: 'x', why: '超出可填的列' },
      { text: '3', why: '超出最后一行' },
    ])
  })

  it('finds rows by name whatever their order, passing over a unit column', () => {
    const block = [
      ['转型企业', '家', '173'],
      ['5G基站', '座', '7,812', '含物理站址'],
      ['没有的指标', '个', '9'],
    ]
    const placed = placeBlock(block, rows, { row: 3, column: 'value' })
    expect(placed.byName).toBe(true)
    expect(placed.placements).toEqual([
      { key: 'b', column: 'value', text: '173' },
      { key: 'a', column: 'value', text: '7,812' },
      { key: 'a', column: 'note', text: '含物理站址' },
    ])
    expect(placed.leftOver.map((cell) => cell.text)).toEqual(['没有的指标', '个', '9'])
  })

  it('tells regions of one indicator apart by the second column', () => {
    const two = [row('x', '5G基站', { regionName: '端州区' }), row('y', '5G基站', { regionName: '高要区' })]
    const { placements } = placeBlock([['5G基站', '高要区', '12']], two, { row: 0, column: 'value' })
    expect(placements).toEqual([{ key: 'y', column: 'value', text: '12' }])
  })
})
