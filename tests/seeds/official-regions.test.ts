import { describe, expect, it } from 'vitest'
import { officialRegions } from '#seeds/official-regions.ts'
import { regions } from '#seeds/regions.ts'

describe('officialRegions', () => {
  const names = new Map(officialRegions.map(({ code, name }) => [code, name]))

  it('knows every province, city and county once', () => {
    expect(names.size).toBe(officialRegions.length)
    expect(officialRegions).toHaveLength(3218)
    expect(officialRegions.filter(({ code }) => /^[1-9]\d0000$/.test(code))).toHaveLength(35)
    expect(names.get('350200')).toBe('厦门市')
    expect(names.get('419001')).toBe('济源市')
  })

  it('agrees with the codes that the shipped documents use', () => {
    const own = regions.filter(({ code }) => !code.includes('-'))
    expect(own.map(({ code }) => names.get(code))).toEqual(own.map(({ name }) => name))
  })
})
