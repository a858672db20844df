import { describe, expect, it } from 'vitest'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { parsePeriod } from '#metrics/period.ts'
import { publishedIndicators, publishedObservations } from '#seeds/published-observations.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'

const series = (indicator: string) => publishedObservations.filter((one) => one.indicator === indicator)
const observationOf = (indicator: string, period: string) =>
  series(indicator).find((one) => one.period === period)

describe('publishedObservations', () => {
  it.each([
    ['national-5g-base-stations', '2021-M12', '142.5'],
    ['national-5g-base-stations', '2022-M06', '185.4'],
    ['national-5g-base-stations', '2023-M10', '321.5'],
    ['guangdong-5g-base-stations', '2019-M12', '36988'],
    ['guangdong-5g-base-stations', '2020-M08', '98613'],
  ])('holds %s of %s as %s', (indicator, period, value) => {
    expect(observationOf(indicator, period)?.value).toBe(value)
  })

  it('marks sums as estimates, open figures as lower bounds, changed definitions as breaks', () => {
    const [stations, users] = [series('national-5g-base-stations'), series('national-5g-users')]
    expect(stations.filter(({ status }) => status === 'E').map(({ period }) => period)).toEqual([
      '2022-M03',
      '2025-M10',
    ])
    expect(stations.filter(({ bound }) => bound === 'lower').map(({ period }) => period)).toEqual([
      '2020-M06',
      '2023-M03',
      '2024-M05',
    ])
    expect(users.filter(({ status }) => status === 'B').map(({ period }) => period)).toEqual([
      '2021-M12',
      '2024-M02',
    ])
    expect(observationOf('guangdong-5g-base-stations', '2022-M11')?.bound).toBe('lower')
  })

  it('belongs to indicators that nobody owes, in regions they are collected for, at readable months', () => {
    const indicators = new Map(publishedIndicators.map((indicator) => [indicator.id, indicator]))
    for (const { indicator, region, period, source } of publishedObservations) {
      expect(indicators.get(indicator)).toMatchObject({
        reportDays: null,
        frequency: 'M',
        accumulation: 'level',
      })
      expect(indicators.get(indicator)?.regions).toContain(region)
      expect(parsePeriod(period)).toBeDefined()
      expect(source).not.toBe('')
    }
  })

  it('holds one figure for a month', () => {
    const cells = publishedObservations.map(cellKey)
    expect(new Set(cells).size).toBe(cells.length)
  })

  describe.skipIf(!sharedIsHere)('against the files they were read from', () => {
    it.each([
      ['national-5g-base-stations', 'national-5g-base-stations.csv', 'value'],
      ['national-5g-users', 'national-5g-users.csv', 'value'],
      ['guangdong-5g-base-stations', 'guangdong-5g-base-stations.csv', 'value'],
      [
        'guangdong-digitalised-enterprises',
        'guangdong-digitalised-enterprises.csv',
        'enterprises_above_size_cumulative',
      ],
      ['guangdong-smes-on-cloud', 'guangdong-digitalised-enterprises.csv', 'smes_on_cloud_10k'],
    ])('holds the rows of %s exactly, and no others', (indicator, file, column) => {
      const rows = readCsv(shared(`data/${file}`) ?? '')
      expect(rows.length).toBeGreaterThan(3)
      expect(series(indicator).map(({ period, value, source }) => [period, value, source])).toEqual(
        rows.map((row) => [row['period']?.replace('-', '-M'), row[column], row['source_title']]),
      )
    })

    it('says of every rounded, open, derived or doubtful figure what it is', () => {
      const rows = [
        ...readCsv(shared('data/national-5g-base-stations.csv') ?? ''),
        ...readCsv(shared('data/guangdong-5g-base-stations.csv') ?? ''),
        ...readCsv(shared('data/national-5g-users.csv') ?? ''),
      ]
      const ours = ['national-5g-base-stations', 'guangdong-5g-base-stations', 'national-5g-users'].flatMap(
        series,
      )
      const silent = rows.filter((row, index) => {
        const one = ours[index]
        const precision = row['precision'] ?? ''
        if (precision.startsWith('rounded')) return !one?.note?.startsWith('约数')
        if (precision === 'lower_bound') return one?.bound !== 'lower'
        if (precision === 'derived') return one?.status !== 'E'
        return row['note'] !== '' && one?.note === undefined
      })
      expect(silent.map((row) => row['period'])).toEqual([])
    })
  })
})
