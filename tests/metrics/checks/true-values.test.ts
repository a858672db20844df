import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { checkObservations } from '#metrics/quality.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { makeIndicator, observe } from '../make-target.ts'
import { foundBeside } from './linked.ts'
import { codes, propose, runningTotal } from './propose.ts'

interface Case {
  readonly what: string
  readonly sequence?: Readonly<Record<string, string>>
  readonly ownPeriod?: Readonly<Record<string, string>>
  readonly total?: string
  readonly counties?: string
  readonly zone?: string
  readonly own?: string
}

/**
 * True published figures that look wrong: the last value of each of four sequences, and a total with its parts (Q-9,
 *
 */
const cases = sharedIsHere
  ? (JSON.parse(readFileSync(shared('cases/33-true-values-refused.json')!, 'utf8')) as { cases: Case[] })
      .cases
  : []
const [sequences, wholes] = [cases.filter((one) => one.sequence), cases.filter((one) => one.total)]

describe.skipIf(!sharedIsHere)('true values of ../shared/cases/33-true-values-refused.json', () => {
  it('are five, four of them running totals', () => {
    expect([sequences.length, wholes.length]).toEqual([4, 1])
  })

  it.each(sequences)('$what: asked about, not refused', ({ sequence, ownPeriod = {} }) => {
    const [[earlierPeriod, earlierValue], [period, value]] = Object.entries(sequence!) as [
      [string, string],
      [string, string],
    ]
    const scheme = { ...runningTotal, id: 'total', unit: '亿元', decimals: 2, regions: ['441800'] }
    const series = [observe(earlierPeriod, earlierValue)]
    const total = propose(
      period,
      value,
      { series },
      { ...scheme, ...(ownPeriod[period] && { ownPeriod: 'own' }) },
    )
    const own = makeIndicator({ ...scheme, id: 'own', accumulation: 'increment' })
    const known = {
      total: series,
      own: Object.entries(ownPeriod).map(([month, amount]) => observe(month, amount)),
    }
    expect(parsePeriod(period)).toBeDefined()
    const found = foundBeside([total], [total.indicator, own], known)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['query']))
  })

  it.each(wholes)('$what: accepted where zone and own part belong to the total', (whole) => {
    const places: Region[] = [
      { code: '441800', name: '清远市', level: 'city' },
      { code: '441802', name: '清城区', level: 'county', parent: '441800' },
      { code: '441800-gaoxin', name: '高新区', level: 'zone', parent: '441800' },
      { code: '441800-benji', name: '市本级', level: 'own', parent: '441800' },
    ]
    const values = {
      '441800': whole.total!,
      '441802': whole.counties!,
      '441800-gaoxin': whole.zone!,
      '441800-benji': whole.own!,
    }
    const found = (madeOf: object) => {
      const scheme = { unit: '亿元', decimals: 1, regions: Object.keys(values), madeOf }
      const cells = Object.entries(values).map(([region, value]) =>
        propose('2023-12', value, { region }, scheme),
      )
      const indicators = new Map([[cells[0]!.indicator.id, cells[0]!.indicator]])
      const around = { indicators, regions: places, seriesOf: () => [] }
      return checkObservations({ cells, today: '2024-12-31', around })
        .filter(({ code }) => code === 'parts-differ' || code === 'contradicts-parts')
        .map(({ severity }) => severity)
    }
    expect(found({ zones: true, own: true, complete: true })).toEqual([])
    expect(found({})).toEqual(['query'])
  })
})

/** 居民消费价格 and 工业生产者出厂价格, 同比 in %, by month from January 2021 to December 2023 (国家统计局). */
const prices = {
  consumer:
    '-0.3 -0.2 0.4 0.9 1.3 1.1 1.0 0.8 0.7 1.5 2.3 1.5 0.9 0.9 1.5 2.1 2.1 2.5 2.7 2.5 2.8 2.1 1.6 1.8 2.1 1.0 0.7 0.1 0.2 0.0 -0.3 0.1 0.0 -0.2 -0.5 -0.3',
  producer:
    '0.3 1.7 4.4 6.8 9.0 8.8 9.0 9.5 10.7 13.5 12.9 10.3 9.1 8.8 8.3 8.0 6.4 6.1 4.2 2.3 0.9 -1.3 -1.3 -0.7 -0.8 -1.4 -2.5 -3.6 -4.6 -5.4 -4.4 -3.0 -2.5 -2.6 -3.0 -2.7',
}

describe('rates of change, which may be close to 0 and on either side of it', () => {
  it.each(Object.entries(prices))(
    'from 1 % on are not asked about where they are true, and always where they are 10 or 100 times as large: %s prices (Q-11, Q-17)',
    (_, text) => {
      const series = text
        .split(' ')
        .map((value, place) => observe(`${2021 + Math.floor(place / 12)}-M${(place % 12) + 1}`, value))
      const rates = { unit: '%', decimals: 1, negative: true }
      const asked = (times: number) =>
        series.slice(3).filter(({ period, value }, place) => {
          const proposed = String(Number((Number(value) * times).toFixed(1)))
          const known = series.slice(Math.max(0, place + 3 - 13), place + 3)
          return (
            Math.abs(Number(value)) >= 1 &&
            codes(propose(formatPeriod(period, 'sdmx'), proposed, { series: known }, rates)).length > 0
          )
        }).length
      const large = series.slice(3).filter(({ value }) => Math.abs(Number(value)) >= 1).length
      expect(asked(1)).toBe(0)
      expect([asked(10), asked(100)]).toEqual([large, large])
    },
  )
})
