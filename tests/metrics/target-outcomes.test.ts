import { describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Comparator, Target } from '#metrics/catalogue/target.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'
import { makeTarget, observe } from './make-target.ts'
import { judgePlainly } from './judge-plainly.ts'

type Row = Readonly<Record<string, string>>

/** A reader's interpretation of the wording; `light` is null where the wording cannot be judged. */
interface Reading {
  readonly light: 'met' | 'missed' | 'on-schedule' | null
  readonly because: string
  readonly target?: Partial<Target>
  readonly indicator?: Partial<Indicator>
  /** The period of the printed outcome, where it is not the year itself. */
  readonly outcome?: string
  readonly completion?: number
}

const growth = { basis: 'growth' } as const
const rate = { unit: '%', decimals: 1, negative: true } as const
const lower = { unit: '%', decimals: 1, direction: 'lower' } as const
const added = { basis: 'flow' } as const
const byMonth = { frequency: 'M', accumulation: 'year-to-date' } as const

const readings: Readonly<Record<string, Reading>> = {
  '清远市 地区生产总值增长': {
    light: 'missed',
    because: '6%左右 leaves room for 10 % of it (民法典 1259), down to 5.4; 3.8 is below',
    target: growth,
    indicator: rate,
  },
  '清远市 固定资产投资增长': {
    light: 'missed',
    because: '10% is the least that was promised; 8.1 is less',
    target: growth,
    indicator: rate,
  },
  '清远市 社会消费品零售总额增长': {
    light: 'missed',
    because: 'a fall of 9.4 % is no growth of 7.8 %',
    target: growth,
    indicator: rate,
  },
  '清远市 进出口总额增长': {
    light: 'met',
    because: '保持正增长 is more than 0, and 1.8 is',
    target: growth,
    indicator: rate,
  },
  '清远市 地方一般预算收入增长': {
    light: 'missed',
    because: '5.0%左右 goes down to 4.5; 4.3 is below',
    target: growth,
    indicator: rate,
  },
  '清远市 居民人均可支配收入增长': {
    light: 'met',
    because: '高于经济增长 is more than the same year’s growth of GDP, 3.8, and 6.9 is',
    target: { ...growth, comparator: '>', value: '3.8' },
    indicator: rate,
  },
  '清远市 城镇登记失业率': {
    light: 'met',
    because: '2.6%以内 includes 2.6; what is only known to be within 2.5 is within 2.6 too',
    target: { basis: 'ratio' },
    indicator: lower,
  },
  '清远市 居民消费价格指数': {
    light: 'met',
    because: '3.5%以内 includes 3.5, and 2.0 is below',
    target: { basis: 'ratio' },
    indicator: lower,
  },
  '广东省 新建5G基站': {
    light: 'met',
    because: '61,625 new by August exceed the year’s 48,000: met early, and kept',
    target: added,
    indicator: byMonth,
    outcome: '2020-08',
    completion: 1.284,
  },
  '湛江市 新建5G基站': {
    light: 'on-schedule',
    because: '2,165 of 2,170 by June are five short: far ahead of half a year, but not met',
    target: added,
    indicator: byMonth,
    outcome: '2020-06',
    completion: 0.998,
  },
  '梅州市 新建5G基站': {
    light: null,
    because: 'no figure is printed; one reckoned back from a percentage is not the wording',
    target: { basis: 'undetermined' },
    indicator: byMonth,
    outcome: '2020-07',
  },
  '肇庆市 城镇新增就业': {
    light: null,
    because: 'no figure is printed; one reckoned back from a percentage is not the wording',
    target: { basis: 'undetermined' },
  },
  '广州市 累计建成5G基站': {
    light: 'missed',
    because: '到2022年 ends with 2022, when 76,500 stood of 80,000',
    target: { basis: 'stock', start: '2021-01-01' },
  },
  '全国 每万人拥有5G基站数': {
    light: 'met',
    because: '34.4 for every 10,000 people are more than 26',
    target: { basis: 'ratio', start: '2021-01-01' },
  },
  '全国 新建5G基站': {
    light: 'met',
    because: '60万个以上 includes 60, and 88.7 is above',
    target: added,
    indicator: { accumulation: 'year-to-date' },
  },
  '全国 5G基站总数': {
    light: 'met',
    because: '337.7 stand of 290',
    target: { basis: 'stock' },
  },
  '清远市 20户以上自然村光缆通达率': {
    light: 'met',
    because: 'all villages were reached before the paper was signed, and all is what it asks',
    target: { basis: 'coverage' },
    indicator: { unit: '%', ceiling: 100 },
  },
}

const comparators: Readonly<Record<string, Comparator>> = { '≈': 'about', '>=': '>=', '<=': '<=', '>': '>' }

function judge(row: Row, { target, indicator, outcome }: Reading) {
  const year = row['period']!
  const wording = {
    comparator: comparators[row['operator']!] ?? '>=',
    value: row['target_value'] === '' ? '0' : row['target_value']!,
    start: `${year}-01-01`,
    due: `${year}-12-31`,
    ...target,
  } as const
  const published = { frequency: 'A', reportDays: null, ...indicator } as const
  const value = row['outcome_value']!
  const observations = [observe(outcome ?? year, value, { provenance: 'published' })]
  return judgePlainly({
    target: makeTarget(wording, published),
    observations,
    at: `${Number(year) + 1}-01-01`,
  })
}

const outcomes = shared('data/target-outcomes.csv')

describe.skipIf(outcomes === undefined)('assess, on data/target-outcomes.csv', () => {
  const rows = outcomes === undefined ? [] : readCsv(outcomes)
  const nameOf = (row: Row) => `${row['jurisdiction']} ${row['indicator']}`

  it('has a reading for each of the 17 rows, and no other', () => {
    expect(rows.map(nameOf)).toEqual(Object.keys(readings))
    expect(rows).toHaveLength(17)
  })

  it.each(rows.map((row) => ({ row, name: nameOf(row), because: readings[nameOf(row)]?.because })))(
    '$name: $because',
    ({ row, name }) => {
      const reading = readings[name]!
      const { light, completion } = judge(row, reading)
      expect(light).toBe(reading.light)
      if (reading.completion !== undefined) {
        expect(row['published_completion']).toContain((reading.completion * 100).toFixed(1))
        expect(completion).toBeCloseTo(reading.completion, 3)
      }
    },
  )

  it('takes the bar of 高于经济增长 from the row of GDP itself', () => {
    const gdp = rows.find((row) => row['indicator'] === '地区生产总值增长')
    expect(gdp?.['outcome_value']).toBe(readings['清远市 居民人均可支配收入增长']?.target?.value)
  })
})
