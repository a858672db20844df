import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  formatFigure,
  formatQuantity,
  isCounted,
  parseQuantity,
  scaleQuantity,
  isScale,
  unitParts,
} from '#metrics/numbers/quantity.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

describe('unitParts', () => {
  it.each([
    ['座', '1', '座'],
    ['万个', '1e4', '个'],
    ['万亩', '1e4', '亩'],
    ['亿元', '1e8', '元'],
    ['亿户', '1e8', '户'],
    ['万亿元', '1e12', '元'],
    ['万', '1e4', ''],
    ['件/万人', '1', '件/万人'],
    ['%', '1', '%'],
    ['百分点', '1', '个百分点'],
    ['百强企业', '1', '百强企业'],
    ['千户', '1e3', '户'],
    ['百座', '1e2', '座'],
    ['千亿元', '1e11', '元'],
    ['百万千瓦', '1e6', '千瓦'],
    ['千兆', '1e3', 'Mbps'],
    ['兆', '1', 'Mbps'],
    ['‰', '0.1', '%'],
  ])('takes %s apart into %s and %s (U-1)', (unit, scale, base) => {
    expect(unitParts(unit)).toEqual({ scale, base })
  })
})

describe('isScale', () => {
  it('tells a scale alone from one with its base (U-1)', () => {
    expect(['万', '千', '百万', '万亿'].map(isScale)).toEqual([true, true, true, true])
    expect(['万座', '座', '', '%'].map(isScale)).toEqual([false, false, false, false])
  })
})

describe('isCounted', () => {
  it('tells single things from what is measured, paid, a ratio or counted in ten thousands (U-1)', () => {
    expect(
      ['座', '家', '人', '人次', '件', '项', '类', '百强企业'].filter((unit) => !isCounted(unit)),
    ).toEqual([])
    const rounded = [
      '万家',
      '亿元',
      '元',
      '吨',
      '公里',
      '平方米',
      '万亩',
      '千瓦',
      '千瓦时',
      '兆',
      '工作日',
      'PB',
    ]
    expect([...rounded, '%', '‰', '百分点', '件/万人'].filter(isCounted)).toEqual([])
  })
})

describe('scaleQuantity', () => {
  it('moves between 万, 亿 and the base exactly (U-1)', () => {
    expect(scaleQuantity('185.4', '万个', '个')).toBe('1854000')
    expect(scaleQuantity('98613', '座', '万座')).toBe('9.8613')
    expect(scaleQuantity('2.47', '万亿元', '亿元')).toBe('24700')
    expect(scaleQuantity('200', '兆', 'Mbps')).toBe('200')
    expect(scaleQuantity('3', '‰', '%')).toBe('0.3')
  })

  it('does not mix units', () => {
    expect(scaleQuantity('1', '万个', '座')).toBeUndefined()
    expect(scaleQuantity('21', '件/万人', '件')).toBeUndefined()
  })
})

describe('parseQuantity', () => {
  it.each([
    ['8,000座', '8000', '座'],
    ['185.4万个', '185.4', '万个'],
    ['−24.3\u2009个百分点', '-24.3', '个百分点'],
    ['-3 %', '-3', '%'],
    ['60万', '60', '万'],
    ['3‰', '3', '‰'],
    [' 21 件/万人 ', '21', '件/万人'],
    ['1,234,567.89', '1234567.89', ''],
  ])('reads %s (U-2)', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value, unit })
  })

  it.each(['', '座', '12,34座', '1,2345', '3.', '.5座', '1.2.3', '5-6个', '8,000座1'])(
    'refuses %j (U-2)',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined()
    },
  )
})

describe('formatQuantity', () => {
  it('rounds half up, separates thousands, and keeps a thin space before the unit (U-3)', () => {
    expect(formatQuantity('7812', '座', 0)).toBe('7,812\u2009座')
    expect(formatQuantity('1854000.25', '个', 1)).toBe('1,854,000.3\u2009个')
    expect(formatQuantity('0.25', '%', 1, { rule: 'half-even' })).toBe('0.2\u2009%')
    expect(formatQuantity(100, '', 0)).toBe('100')
  })

  it('writes a true minus and no minus zero (U-3)', () => {
    expect(formatQuantity('-1234.56', '亿元', 1)).toBe('\u22121,234.6\u2009亿元')
    expect(formatQuantity('-0.04', '亿元', 1)).toBe('0.0\u2009亿元')
  })

  it('groups only the digits before the point', () => {
    expect(formatFigure('1234.5678')).toBe('1,234.5678')
  })
})

describe('formatFigure (U-3)', () => {
  it.each([
    ['1e-7', '0.0000001'],
    ['-2.5E-7', '\u22120.00000025'],
    ['1e+21', '1,000,000,000,000,000,000,000'],
    ['1.50', '1.50'],
  ])('writes %s as %s', (text, figure) => {
    expect(formatFigure(text)).toBe(figure)
  })

  it.skipIf(!sharedIsHere)('writes out the tiny and huge figures of the shared cases', () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/17-tiny-and-huge-figures.json')!, 'utf8')) as {
      cases: { n: number; expected: string }[]
    }
    expect(cases.map(({ n }) => formatFigure(String(n)))).toEqual(cases.map(({ expected }) => expected))
    expect(cases.length).toBeGreaterThan(0)
  })
})
