import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { demoYear } from '#seeds/demo/demo-year.ts'
import { publishedIndicators } from '#seeds/published-observations.ts'

const year = demoYear(catalogue)
const series = (indicator: string, region = '441200') =>
  year.filter((o) => o.indicator === indicator && o.region === region)

describe('demoYear', () => {
  it('is the same each time', () => {
    expect(demoYear(catalogue)).toEqual(year)
  })

  it('invents nothing beside a published series', () => {
    const published = new Set(publishedIndicators.map((indicator) => indicator.id))
    expect(year.filter((o) => published.has(o.indicator))).toEqual([])
  })

  it('starts a level series at the period before its span and leaves October 2024 to report', () => {
    const stations = series('zhaoqing-5g-base-stations')
    expect(stations[0]).toMatchObject({ period: '2023-M12', value: '6800' })
    expect(stations.at(-1)?.period).toBe('2024-M09')
  })

  it('has an organisation that stops reporting and one that never does', () => {
    expect(series('zhaoqing-elderly-homes-monitored').at(-1)?.period).toBe('2024-M07')
    expect(year.some((o) => o.indicator === 'qingyuan-leading-farm-enterprises')).toBe(false)
  })

  it('has one corrected value and one break of definition', () => {
    const revised = series('zhaoqing-forest-tending').filter((o) => o.period === '2024-M05')
    expect(revised).toHaveLength(2)
    expect(revised[1]?.note).toContain('更正')
    expect(series('zhuhai-5g-base-stations', '440400').filter((o) => o.status === 'B')).toMatchObject([
      { period: '2023-M07' },
    ])
  })

  it('stays within the indicator: digits, ceiling, closed lists, and year-to-date never falls within a year', () => {
    const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
    const wrong = year.filter((o) => {
      const indicator = indicators.get(o.indicator)!
      const digits = o.value.split('.')[1]?.length ?? 0
      return (
        digits > indicator.decimals ||
        Number(o.value) > (indicator.ceiling ?? Infinity) ||
        Number(o.value) < 0
      )
    })
    expect(wrong).toEqual([])
    expect(
      Math.max(...series('zhaoqing-bridge-warning-systems').map((o) => Number(o.value))),
    ).toBeLessThanOrEqual(9)
    const totals = Map.groupBy(
      year.filter((o) => indicators.get(o.indicator)?.accumulation === 'year-to-date'),
      (o) => `${o.indicator} ${o.region} ${o.period.slice(0, 4)}`,
    )
    expect(totals.size).toBeGreaterThan(10)
    const falls = [...totals].filter(([, values]) => {
      // The later revision of a period stands.
      const standing = [...new Map(values.map((o) => [o.period, Number(o.value)]))].toSorted(([a], [b]) =>
        a < b ? -1 : 1,
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
    const counties = year.filter((o) => /^4412\d\d$/.test(o.region) && o.region !== '441200')
    for (const period of new Set(counties.map((o) => o.period))) {
      for (const indicator of new Set(counties.map((o) => o.indicator))) {
        const parts = counties.filter((o) => o.period === period && o.indicator === indicator)
        const total = series(indicator)
          .filter((o) => o.period === period)
          .at(-1)
        const sum = parts.reduce((all, part) => all + Number(part.value), 0)
        const complete =
          parts.length ===
          new Set(counties.filter((o) => o.indicator === indicator).map((o) => o.region)).size
        if (complete) expect(sum).toBe(Number(total?.value))
      }
    }
  })
})
