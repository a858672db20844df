import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { demoYear } from '#seeds/demo/demo-year.ts'
import { publishedIndicators } from '#seeds/published-observations.ts'

const year = demoYear(catalogue)
const series = (indicator: string, region = '441200') =>
  year.filter((one) => one.indicator === indicator && one.region === region)

describe('demoYear', () => {
  it('is the same each time', () => {
    expect(demoYear(catalogue)).toEqual(year)
  })

  it('invents nothing beside a published series', () => {
    const published = new Set(publishedIndicators.map((indicator) => indicator.id))
    expect(year.filter((one) => published.has(one.indicator))).toEqual([])
  })

  it('starts a level series at the period before its span and leaves October 2024 to report', () => {
    const stations = series('zhaoqing-5g-base-stations')
    expect(stations[0]).toMatchObject({ period: '2023-M12', value: '6800' })
    expect(stations.at(-1)?.period).toBe('2024-M09')
  })

  it('has an organisation that stops reporting and one that never does', () => {
    expect(series('zhaoqing-elderly-homes-monitored').at(-1)?.period).toBe('2024-M07')
    expect(year.some((one) => one.indicator === 'qingyuan-leading-farm-enterprises')).toBe(false)
  })

  it('has one corrected value and one break of definition', () => {
    const revised = series('zhaoqing-forest-tending').filter((one) => one.period === '2024-M05')
    expect(revised).toHaveLength(2)
    expect(revised[1]?.note).toContain('更正')
    expect(series('zhuhai-5g-base-stations', '440400').filter((one) => one.status === 'B')).toMatchObject([
      { period: '2023-M07' },
    ])
  })

  it('stays within the indicator: digits, ceiling, closed lists, and year-to-date never falls within a year', () => {
    const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
    const wrong = year.filter((one) => {
      const indicator = indicators.get(one.indicator)!
      const digits = one.value.split('.')[1]?.length ?? 0
      return (
        digits > indicator.decimals ||
        Number(one.value) > (indicator.ceiling ?? Infinity) ||
        Number(one.value) < 0
      )
    })
    expect(wrong).toEqual([])
    expect(
      Math.max(...series('zhaoqing-bridge-warning-systems').map((one) => Number(one.value))),
    ).toBeLessThanOrEqual(9)
    const totals = Map.groupBy(
      year.filter((one) => indicators.get(one.indicator)?.accumulation === 'year-to-date'),
      (one) => `${one.indicator} ${one.region} ${one.period.slice(0, 4)}`,
    )
    expect(totals.size).toBeGreaterThan(10)
    const falls = [...totals].filter(([, values]) => {
      // The later revision of a period stands.
      const standing = [...new Map(values.map((one) => [one.period, Number(one.value)]))].toSorted(
        ([a], [b]) => (a < b ? -1 : 1),
      )
      return standing.some(([, value], place) => place > 0 && value < standing[place - 1]![1])
    })
    expect(falls.map(([name]) => name)).toEqual([])
  })

  it('has counties that stop reporting an indicator', () => {
    expect(series('zhaoqing-rural-ecommerce-trainees', '441223').at(-1)?.period).toBe('2024-M07')
    expect(series('zhaoqing-enterprises-transforming', '441225').at(-1)?.period).toBe('2024-M06')
  })

  it('splits a city figure among its counties without remainder', () => {
    const counties = year.filter((one) => /^4412\d\d$/.test(one.region) && one.region !== '441200')
    for (const period of new Set(counties.map((one) => one.period))) {
      for (const indicator of new Set(counties.map((one) => one.indicator))) {
        const parts = counties.filter((one) => one.period === period && one.indicator === indicator)
        const total = series(indicator)
          .filter((one) => one.period === period)
          .at(-1)
        const sum = parts.reduce((all, part) => all + Number(part.value), 0)
        const complete =
          parts.length ===
          new Set(counties.filter((one) => one.indicator === indicator).map((one) => one.region)).size
        if (complete) expect(sum).toBe(Number(total?.value))
      }
    }
  })
})
