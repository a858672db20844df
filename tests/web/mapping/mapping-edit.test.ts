import { describe, expect, it } from 'vitest'
import type { ImportMapping } from '#server/contract/imports.ts'
import { lackOf, roleOf, rolesIn, withFixed, withRole, withShape } from '#web/mapping/mapping-edit.ts'

const long: ImportMapping = {
  header: 1,
  columns: { indicator: 1, region: 2, period: 3, value: 4 },
  across: null,
  fixed: {},
}

describe('withRole', () => {
  it('gives a column one role, and takes the role from the column that had it', () => {
    expect(withRole(long, 5, 'value').columns).toEqual({ indicator: 1, region: 2, period: 3, value: 5 })
    expect(withRole(long, 3, 'year').columns).toEqual({ indicator: 1, region: 2, year: 3, value: 4 })
    expect(withRole(long, 4, '').columns).toEqual({ indicator: 1, region: 2, period: 3 })
    expect([roleOf(long, 4), roleOf(long, 5)]).toEqual(['value', ''])
  })
})

describe('withShape', () => {
  it('drops the column and the fixed value of what the heads now say, and the column of values', () => {
    const fixed = { period: '2023年', unit: '座' }
    const wide = withShape({ ...long, fixed }, 'period')
    expect(wide).toEqual({
      header: 1,
      columns: { indicator: 1, region: 2 },
      across: 'period',
      fixed: { unit: '座' },
    })
    expect(withShape(wide, null)).toEqual({ ...wide, across: null })
    expect(rolesIn('period')).toEqual(['indicator', 'region', 'year', 'unit', 'status', 'note'])
  })
})

describe('lackOf', () => {
  it('names what neither a column, nor the heads, nor the whole tells', () => {
    expect(lackOf(long)).toEqual([])
    expect(lackOf({ ...long, columns: {} })).toEqual(['指标', '地区', '期', '数值'])
    expect(lackOf({ ...long, columns: { year: 1 }, across: 'region' })).toEqual(['指标'])
    expect(
      lackOf({ ...long, columns: { value: 2, period: 1 }, fixed: { indicator: 'x', region: 'y' } }),
    ).toEqual([])
  })
})

describe('withFixed', () => {
  it('says a word for the whole table, and takes an empty one back', () => {
    const one = withFixed(long, 'region', ' 肇庆市 ')
    expect(one.fixed).toEqual({ region: '肇庆市' })
    expect(withFixed(one, 'region', ' ').fixed).toEqual({})
  })
})
