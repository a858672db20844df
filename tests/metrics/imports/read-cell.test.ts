import { describe, expect, it } from 'vitest'
import { readCell, readStatus } from '#metrics/imports/read-cell.ts'

const read = (value: string, unit: string, tableUnit = '') =>
  readCell({ type: 'text', value }, unit, tableUnit)

describe('readCell', () => {
  it.each([
    ['7,812', '座', '', { value: '7812' }],
    ['７８１２', '座', '', { value: '7812' }],
    ['7812座', '座', '', { value: '7812' }],
    ['0.7812', '座', '万座', { value: '7812', converted: '万座' }],
    ['0.7812', '座', '万', { value: '7812', converted: '万座' }],
    ['0.7812万', '座', '', { value: '7812', converted: '万座' }],
    ['123456', '亿元', '万元', { value: '12.3456', converted: '万元' }],
    ['超过21', '座', '万座', { value: '210000', converted: '万座', bound: 'lower' }],
    ['61.5', '%', '％', { value: '61.5' }],
    ['-2.5', '个百分点', '百分点', { value: '-2.5' }],
    ['缺', '座', '', { reason: 'not-collected' }],
    ['无', '座', '', { reason: 'not-applicable' }],
    ['—', '座', '', { reason: 'not-applicable' }],
    ['－', '座', '', { reason: 'not-collected' }],
    ['N/A', '座', '', { reason: 'not-collected' }],
    ['不适用', '座', '', { reason: 'not-applicable' }],
  ])('reads %s of %s in a table of %j (I-4)', (value, unit, tableUnit, told) => {
    expect(read(value, unit, tableUnit)).toEqual(told)
  })

  it('takes a percentage as it is shown, and only of what is one', () => {
    const shown = { type: 'number', value: '0.615', percent: true } as const
    expect(readCell(shown, '%', '')).toEqual({ value: '61.5' })
    expect(readCell(shown, '‰', '')).toEqual({ value: '615' })
    expect(readCell(shown, '座', '')).toEqual({ why: '这一格以百分比显示，本指标以“座”计，请核对。' })
    expect(readCell({ ...shown, value: 'x' }, '%', '')).toEqual({ why: '“x”不是数，请核对。' })
  })

  it('refuses another unit, a date, words and formulas without a result', () => {
    expect(read('12', '座', '家')).toEqual({ why: '单位写的是“家”，本指标以“座”计，请核对。' })
    expect(read('12家', '座')).toEqual({ why: '单位写的是“家”，本指标以“座”计，请核对。' })
    expect(readCell({ type: 'date', value: '2024-07-31' }, '座', '')).toMatchObject({
      why: '“2024-07-31”是日期，不是数值。请核对这一列是不是数值列。',
    })
    expect(read('约七千', '座')).toHaveProperty('why')
    expect(readCell({ type: 'blank', value: '', formula: true }, '座', '')).toHaveProperty('why')
    expect(readCell({ type: 'text', value: '=A1+B1', formula: true }, '座', '')).toHaveProperty('why')
    expect(readCell({ type: 'number', value: '12', formula: true }, '座', '')).toEqual({ value: '12' })
  })

  it('finds nothing in an empty cell', () => {
    expect(readCell(undefined, '座', '')).toBeUndefined()
    expect(read(' \u200b', '座')).toBeUndefined()
  })
})

describe('readStatus', () => {
  it.each([
    ['', ''],
    ['a', 'A'],
    ['初步数', 'P'],
    ['快报', 'P'],
    ['推算数', 'E'],
    ['估算', 'E'],
    ['口径调整', 'B'],
    ['正式', 'A'],
    ['缺', 'M'],
    ['很好', undefined],
  ])('reads %j (I-4)', (text, status) => {
    expect(readStatus(text)).toBe(status)
  })
})
