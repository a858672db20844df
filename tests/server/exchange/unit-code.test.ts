import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { unitCode, unitText } from '#server/exchange/unit-code.ts'

describe('unitCode', () => {
  it.each([
    ['亿元', 'CNY', '元', '8', '亿'],
    ['%', 'PT', '%', '0', '一'],
    ['‰', 'PT', '%', '-1', '十分之一'],
    ['座', 'U5EA7', '座', '0', '一'],
    ['万个', 'U4E2A', '个', '4', '万'],
    ['件/万人', 'U4EF6_002F_4E07_4EBA', '件/万人', '0', '一'],
    ['Mbps', 'Mbps', 'Mbps', '0', '一'],
  ])('tells %s as %s (%s) times 10 to the %s (%s)', (unit, code, name, power, word) => {
    expect(unitCode(unit)).toEqual({
      measure: { id: code, name },
      multiplier: { id: power, name: word },
    })
  })
})

describe('unitText', () => {
  it('prints each unit of the shipped catalogue as it is, from its code', () => {
    const units = catalogue.indicators.map(({ unit }) => unit)
    const printed = units.map((unit) => {
      const { measure, multiplier } = unitCode(unit)
      return unitText(measure.name, multiplier.id)
    })
    expect(new Set(printed)).toContain('万家')
    expect(printed).toEqual(units)
  })
})
