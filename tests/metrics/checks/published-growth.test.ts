import { describe, expect, it } from 'vitest'
import { makeIndicator, observe } from '../make-target.ts'
import { foundBeside } from './linked.ts'
import { propose } from './propose.ts'

const revenue = makeIndicator({
  id: 'revenue',
  name: '电信业务收入',
  unit: '亿元',
  accumulation: 'year-to-date',
})
const growth = makeIndicator({
  id: 'growth',
  unit: '%',
  decimals: 1,
  negative: true,
  growthOf: 'revenue',
})
const found = (cells: Parameters<typeof foundBeside>[0], known = {}) =>
  foundBeside(cells, [revenue, growth], known)
const rate = (period: string, value: number) => propose(period, value, {}, growth)

/** 1—6月 of 2023: 8,688亿元 (2023年上半年通信业经济运行情况); of 2025: 9,055, up 1.0 % (格隆汇 2025-07-22). */
const published = { revenue: [observe('2023-06', 8688), observe('2024-06', 8941), observe('2025-06', 9055)] }

describe('checkPublishedGrowth', () => {
  it('asks of a rate that the two levels cannot have (G-5, Q-21)', () => {
    // 9,055 ÷ 8,941 − 1 is 1.275 %.
    expect(found([rate('2025-06', 1)], published)).toEqual([
      {
        code: 'growth-disagrees',
        severity: 'query',
        field: 'value',
        cell: 0,
        message: '公布的同比1%与按“电信业务收入”两年数算得的1.3%不符：如因可比口径，请说明；否则请核对',
      },
    ])
    expect(found([rate('2025-06', 1.3)], published)).toEqual([])
    const cells = [propose('2025-06', 9055, {}, revenue), rate('2025-06', 1)]
    expect(found(cells, { revenue: published.revenue.slice(0, 2) })).toMatchObject([{ cell: 1 }])
  })

  it('asks of the level where the rate is known already', () => {
    const known = { revenue: published.revenue.slice(0, 2), growth: [observe('2025-06', 1)] }
    expect(found([propose('2025-06', 9055, {}, revenue)], known)).toMatchObject([{ cell: 0 }])
    expect(found([propose('2025-06', 9030, {}, revenue)], known)).toEqual([])
  })

  it('is silent without a base, without a rate, or across a break of definition (G-7)', () => {
    expect(found([rate('2022-06', 5)], published)).toEqual([])
    expect(found([propose('2025-06', 9055, {}, revenue)], published)).toEqual([])
    const broken = published.revenue.toSpliced(2, 1, observe('2025-06', 9055, { status: 'B' }))
    expect(found([rate('2025-06', 20)], { revenue: broken })).toEqual([])
  })
})
