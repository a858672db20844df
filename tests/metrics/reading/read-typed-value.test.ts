import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'

describe('readTypedValue', () => {
  it.each([
    ['7812', '座', '7812'],
    ['7,812', '座', '7812'],
    ['1,234,567.50', '万元', '1234567.5'],
    ['1 234 567', '座', '1234567'],
    ['８，１２０．５', '%', '8120.5'],
    ['８２．６％', '%', '82.6'],
    ['82.6%', '%', '82.6'],
    ['7812座', '座', '7812'],
    ['\u221224.3', '%', '-24.3'],
    ['－3', '个', '-3'],
    ['+12', '家', '12'],
    ['  96.90 ', '%', '96.9'],
    ['1000兆', 'Mbps', '1000'],
    ['(5.2)', '%', '-5.2'],
    ['（5.2%）', '%', '-5.2'],
    ['(1,234.50)', '万元', '-1234.5'],
    ['\u20135.2', '%', '-5.2'],
    ['\u2014 5.2', '%', '-5.2'],
    ['\u30FC5.2', '%', '-5.2'],
    ['\u2500.5', '%', '-0.5'],
    ['.5', '%', '0.5'],
    ['12。5', '%', '12.5'],
    ['￥1,234', '元', '1234'],
    ['-¥ 1,234.5', '元', '-1234.5'],
    ['¥(20)', '元', '-20'],
    ['￥5万', '万元', '5'],
    ['5‰', '‰', '5'],
    ['7\u2060812\uFE0F', '座', '7812'],
    ['12m²', 'm²', '12'],
  ])('reads %s in %s as %s', (text, unit, value) => {
    expect(readTypedValue(text, unit)).toEqual({ kind: 'value', value })
  })

  it('asks of which scale money is, and offers no figure: Excel shows ￥ before 亿元 too', () => {
    const read = readTypedValue('¥12.5', '亿元')
    expect(read).toEqual({ kind: 'unreadable', why: '“￥”没有说是元还是亿元：请去掉“￥”，按“亿元”填写。' })
    expect(readTypedValue('¥12.5万', '亿元')).toMatchObject({ instead: '0.00125' })
  })

  it.each(['', '   ', '\u3000'])('takes blank text as empty', (text) => {
    expect(readTypedValue(text, '座')).toEqual({ kind: 'empty' })
  })

  it.each([
    ['12,34', '千分位'],
    ['1.2E+05', '科学计数法'],
    ['NaN', '有限的数'],
    ['#DIV/0!', 'Excel 的错误值'],
    ['—', '选择原因'],
    ['暂无', '选择原因'],
    ['1234567890123456', '15 位'],
    ['12.3.4', '不是数'],
    ['7812①', '脚注'],
    ['10²', '脚注'],
    ['½', '脚注'],
    ['٧٨', '脚注'],
    ['7㍘', '脚注'],
    ['𝟕', '脚注'],
    ['△5.2', '“△”若表示负数，请写成 -5.2'],
    ['负5.2', '“负”若表示负数，请写成 -5.2'],
    ['——5.2', '“——”若表示负数，请写成 -5.2'],
    ['下降5.2', '“下降”若表示负数，请写成 -5.2'],
    ['超过-5.2', '“超过-”若表示负数，请写成 -5.2'],
    ['(-5.2)', '不是数'],
    ['5.2-', '负号请写在数的前面：-5.2'],
    ['约970', '“约”不是数的一部分，请只填数字，如 970'],
    ['7,812*', '“*”不是数的一部分'],
    ['5–6', '不是数'],
    ['9'.repeat(61), '不是数'],
  ])('refuses %s and says why', (text, why) => {
    expect(readTypedValue(text, '座')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining(why),
    })
  })

  it('names the figure to confirm instead of converting another scale in silence', () => {
    expect(readTypedValue('0.78万', '座')).toMatchObject({ why: expect.stringContaining('应为 7,800，') })
    expect(readTypedValue('2.5亿元', '万元')).toMatchObject({ why: expect.stringContaining('应为 25,000，') })
    expect(readTypedValue('3‰', '%')).toMatchObject({ why: expect.stringContaining('应为 0.3，') })
    expect(readTypedValue('￥1,234元', '万元')).toMatchObject({
      why: expect.stringContaining('应为 0.1234，'),
    })
  })

  it.each([
    ['7.8千', '座', '7800'],
    ['78百座', '座', '7800'],
    ['7.8千座', '座', '7800'],
    ['0.078百万', '座', '78000'],
    ['2千万元', '亿元', '0.2'],
    ['35千户', '万户', '3.5'],
    ['0.5百亿元', '亿元', '50'],
  ])('offers %s of %s as %s', (text, unit, instead) => {
    expect(readTypedValue(text, unit)).toMatchObject({ kind: 'unreadable', instead })
  })

  it.each([
    ['21万余座', '超过210000'],
    ['２１余万座', '超过210000'],
    ['20多万座', '超过200000'],
    ['7800余', '超过7800'],
    ['超过21万座', '超过210000'],
    ['＞7.8千', '超过7800'],
  ])('offers %s as a lower bound', (text, instead) => {
    expect(readTypedValue(text, '座')).toMatchObject({ kind: 'unreadable', instead })
  })

  it.each(['超过7812', '>7812', '高于7,812', '多于7812座'])('reads %s as a lower bound', (text) => {
    expect(readTypedValue(text, '座')).toEqual({ kind: 'value', value: '7812', bound: 'lower' })
  })

  it.each([
    ['≥21', '“≥”不是数的一部分，请只填数字，如 21；只知道超过它时，请写成 超过21。'],
    ['>=21万座', '“>=”不是数的一部分，请只填数字，如 210,000；只知道超过它时，请写成 超过210,000。'],
    ['不少于2.1千', '“不少于”不是数的一部分，请只填数字，如 2,100；只知道超过它时，请写成 超过2,100。'],
    ['21万座以上', '“以上”不是数的一部分，请只填数字，如 210,000；只知道超过它时，请写成 超过210,000。'],
    ['约21万', '“约”不是数的一部分，请只填数字，如 210,000。'],
    ['21万左右', '“左右”不是数的一部分，请只填数字，如 210,000。'],
    ['≤21', '“≤”不是数的一部分，请只填数字，如 21。'],
    ['近千', '不是数'],
  ])('asks for the figure itself where %s is typed', (text, why) => {
    expect(readTypedValue(text, '座')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining(why),
    })
    expect(readTypedValue(text, '座')).not.toHaveProperty('instead')
  })

  it.each(['0,123', '012,345', '0 123'])('refuses %s, which may be a point written as a comma', (text) => {
    expect(readTypedValue(text, '座')).toMatchObject({ kind: 'unreadable' })
  })

  it('refuses the unit of something else', () => {
    expect(readTypedValue('12家', '座')).toMatchObject({ why: expect.stringContaining('单位写的是“家”') })
    expect(readTypedValue('￥12', '座')).toMatchObject({ kind: 'unreadable' })
  })
})

interface ReadCase {
  readonly text: string
  readonly unit: string
}
const cases = (name: string) =>
  (JSON.parse(readFileSync(shared(`cases/${name}`)!, 'utf8')) as { cases: ReadCase[] }).cases

describe.skipIf(shared('cases') === undefined)('readTypedValue on the cases from use', () => {
  it('reads no footnote mark as a digit (case 01)', () => {
    const read = cases('01-footnote-marks.json').map(({ text, unit }) => {
      const typed = readTypedValue(text, unit)
      return [text, typed.kind === 'value' ? typed.value : typed.kind]
    })
    expect(read).toEqual([
      ['7812①', 'unreadable'],
      ['7812²', 'unreadable'],
      ['93.9①', 'unreadable'],
      ['10²', 'unreadable'],
      ['②', 'unreadable'],
      ['７８１２', '7812'],
      ['－５．２', '-5.2'],
    ])
  })

  it('drops marks that nobody sees (case 02)', () => {
    const all = cases('02-invisible-characters.json')
    expect(all).toHaveLength(5)
    for (const { text, unit } of all)
      expect(readTypedValue(text, unit)).toEqual({ kind: 'value', value: '7812' })
  })

  it('reads what Excel, Word and bulletins print, or names the form that it saw (case 03)', () => {
    const read = cases('03-forms-of-numbers.json').map(({ text, unit }) => {
      const typed = readTypedValue(text, unit)
      return [text, typed.kind === 'value' ? typed.value : typed.kind === 'unreadable' && typed.why]
    })
    expect(read).toEqual([
      ['(5.2)', '-5.2'],
      ['（5.2）', '-5.2'],
      ['\u20135.2', '-5.2'],
      ['△5.2', '“△”若表示负数，请写成 -5.2；否则请只填 5.2。'],
      ['.5', '0.5'],
      ['-.5', '-0.5'],
      ['12。5', '12.5'],
      ['3‰', '本指标以“%”计，换算后应为 0.3，请确认后填写。'],
      ['￥1,234', '1234'],
      ['—', '这不是数。请只填数字；没有数值时请留空，并选择原因。'],
    ])
  })
})

describe('readTypedValue of a figure with a word', () => {
  it.each([
    ['超过21万座', '座', '超过210000'],
    ['21万余座', '座', '超过210000'],
  ])('offers for %s in %s what it would be', (text, unit, instead) => {
    expect(readTypedValue(text, unit)).toMatchObject({ kind: 'unreadable', instead })
  })

  it.each([
    ['超过12.3.4', '座'],
    ['不少于1.2.3', '座'],
    ['(12)家', '座'],
    ['△12', '座'],
    ['负12', '座'],
    ['12-', '座'],
    ['市局上报的全部基站总数12', '座'],
    ['12（说明：含县区上报数）', '座'],
    ['1.2.3', '座'],
    ['=A1+3', '座'],
    ['=1/0', '座'],
  ])('refuses %s in %s with a reason', (text, unit) => {
    const read = readTypedValue(text, unit)
    expect(read).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/./) as string })
  })
})
