import { describe, expect, it } from 'vitest'
import { readFormula } from '#metrics/planning/cells/read-formula.ts'

const names = new Map([
  ['增加值', 'va'],
  ['地区生产总值', 'gdp'],
  ['5G+工业互联网项目', 'projects'],
  ['常住人口', 'people'],
])
const read = (text: string) => readFormula(text, (name) => names.get(name))

describe('readFormula', () => {
  it('M-9 reads what is typed, with any sign for it', () => {
    expect(read('增加值 ÷ 地区生产总值')).toEqual({ kind: 'quotient', of: ['va', 'gdp'] })
    expect(read('增加值／地区生产总值×100%')).toEqual({ kind: 'quotient', of: ['va', 'gdp'] })
    expect(read('地区生产总值－增加值')).toEqual({ kind: 'difference', of: ['gdp', 'va'] })
    expect(read('地区生产总值 \u2212 增加值')).toEqual({ kind: 'difference', of: ['gdp', 'va'] })
    expect(read('增加值＋地区生产总值 + 常住人口')).toEqual({ kind: 'sum', of: ['va', 'gdp', 'people'] })
    expect(read('增加值同比增速')).toEqual({ kind: 'growth', of: ['va'] })
    expect(read('增加值的同比')).toEqual({ kind: 'growth', of: ['va'] })
  })

  it('M-9 leaves a sign that belongs to a name', () => {
    expect(read('5G+工业互联网项目 ÷ 常住人口')).toEqual({ kind: 'quotient', of: ['projects', 'people'] })
    expect(read('增加值 + 5G+工业互联网项目')).toEqual({ kind: 'sum', of: ['va', 'projects'] })
  })

  it('M-9 names what nobody knows', () => {
    expect(read('增加值 ÷ 财政收入')).toEqual({ unknown: ['财政收入'] })
    expect(read('财政收入同比增速')).toEqual({ unknown: ['财政收入', '增速'] })
    expect(read('增加值')).toEqual({ unknown: [] })
    expect(read('财政收入 + 增加值')).toEqual({ unknown: ['财政收入'] })
    expect(read('增加值 + 财政收入')).toEqual({ unknown: ['财政收入'] })
  })
})
