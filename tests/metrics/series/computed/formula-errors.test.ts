import { describe, expect, it } from 'vitest'
import type { Formula } from '#metrics/catalogue/indicator.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { formulaErrors } from '#metrics/series/computed/formula-errors.ts'
import { makeIndicator } from '../../make-target.ts'

const errorsOf = (formula: Formula, part: Partial<Indicator>, ...components: Partial<Indicator>[]) =>
  formulaErrors({
    indicators: [
      makeIndicator({ id: 'result', unit: '%', formula, ...part }),
      ...components.map((one, place) => makeIndicator({ id: 'abc'[place]!, ...one })),
    ],
  }).map(({ code, subject, message }) =>
    code === 'formula' && subject === 'result' ? message : [code, subject, message],
  )
const quotient: Formula = { kind: 'quotient', of: ['a', 'b'] }
const sum: Formula = { kind: 'sum', of: ['a', 'b'] }
const growth: Formula = { kind: 'growth', of: ['a'] }

describe('formulaErrors', () => {
  it('M-7 finds nothing wrong with what can be reckoned, and says nothing of a component that is missing', () => {
    expect(errorsOf(quotient, {}, {}, {})).toEqual([])
    expect(errorsOf(quotient, { unit: '座/万人' }, {}, { unit: '人', frequency: 'A' })).toEqual([])
    expect(errorsOf(sum, { unit: '万座' }, {}, { unit: '百座' })).toEqual([])
    expect(errorsOf(growth, {}, { unit: '亿元', accumulation: 'year-to-date' })).toEqual([])
    expect(errorsOf(growth, { unit: '个百分点' }, { unit: '%' })).toEqual([])
    expect(errorsOf(quotient, {}, {})).toEqual([])
  })

  it('M-7 names the circle that a formula goes round in', () => {
    expect(errorsOf(sum, {}, { formula: { kind: 'sum', of: ['b', 'result'] } }, {})).toEqual([
      ['formula-circle', 'result', '计算公式绕成了一圈：result→a→result，请断开其中一环'],
      ['formula-circle', 'a', '计算公式绕成了一圈：a→result→a，请断开其中一环'],
    ])
  })

  it('M-7 refuses another number of components, and one taken twice', () => {
    expect(errorsOf({ kind: 'quotient', of: ['a'] }, {}, {})).toContain('相除、相减用两个指标，相加至少两个')
    expect(errorsOf({ kind: 'growth', of: ['a', 'b'] }, {}, {}, {})).toEqual(['同比增速只由一个指标算出'])
    expect(errorsOf({ kind: 'sum', of: ['a'] }, { unit: '座' }, {})).toEqual([
      '相除、相减用两个指标，相加至少两个',
    ])
    expect(errorsOf({ kind: 'quotient', of: ['a', 'a'] }, {}, {})).toEqual(['计算公式里同一指标用了两次'])
  })

  it('M-7 refuses frequencies between which no value can be told', () => {
    const unfit = (id: string) => `${id}的填报频率与本指标对不上，请改本指标的频率`
    expect(errorsOf(quotient, {}, { frequency: 'A' }, {})).toEqual([])
    expect(errorsOf(quotient, {}, {}, { frequency: 'Q', accumulation: 'year-to-date' })).toEqual([unfit('b')])
    expect(errorsOf(quotient, { frequency: 'Q' }, {}, { accumulation: 'increment' })).toEqual([unfit('b')])
    expect(errorsOf(quotient, {}, {}, { frequency: 'W' })).toEqual([unfit('b')])
    expect(errorsOf(growth, {}, { frequency: 'Q' })).toEqual([unfit('a')])
    expect(errorsOf(quotient, {}, { frequency: 'A' }, { frequency: 'A' })).toEqual([
      '组成项的频率都比本指标粗，请改本指标的频率',
    ])
  })

  it('M-7 D-7 refuses to expect a result before its components exist, but waits for none that is coarser (M-4)', () => {
    expect(errorsOf(quotient, {}, {}, { frequency: 'A', releaseMonths: 3 })).toEqual([])
    expect(errorsOf(quotient, {}, {}, { releaseMonths: 2 })).toEqual(['b在期后2个月才有数，本指标不能更早'])
    expect(errorsOf(quotient, { releaseMonths: 2 }, { reportDays: 20 }, { releaseMonths: 2 })).toEqual([])
  })

  it('M-7 refuses ways of adding up, units, regions and deadlines that do not go together', () => {
    expect(errorsOf(quotient, { accumulation: 'increment' }, {}, {})).toEqual([
      '比率和增速按期末数计，累计方式请选“期末数”',
    ])
    expect(errorsOf(sum, { unit: '座' }, {}, { accumulation: 'year-to-date' })).toEqual([
      '相加减的指标累计方式要与本指标相同',
    ])
    expect(errorsOf(quotient, {}, {}, { unit: '万人' })).toEqual([
      'b的单位“万人”换算不成“座”，请核对单位或公式',
    ])
    expect(errorsOf(growth, { unit: '座' }, {})).toEqual(['单位应为“%”'])
    expect(errorsOf(quotient, { regions: ['441800', '441802'] }, {}, { regions: ['441800'] })).toEqual([
      'a不在441802采集',
      'b不在441802采集',
    ])
    expect(errorsOf(quotient, {}, {}, { reportDays: 20 })).toEqual([
      'b在期后第20个工作日才报送，本指标不能更早',
    ])
    expect(errorsOf(quotient, { reportDays: null }, {}, { reportDays: null })).toEqual([])
  })
})
