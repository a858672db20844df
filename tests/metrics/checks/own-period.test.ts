import { describe, expect, it } from 'vitest'
import { makeIndicator, observe } from '../make-target.ts'
import { foundBeside } from './linked.ts'
import { propose } from './propose.ts'

const month = makeIndicator({ id: 'month', unit: '万元', accumulation: 'increment' })
const total = makeIndicator({ id: 'total', unit: '万元', accumulation: 'year-to-date', ownPeriod: 'month' })
const cell = (indicator: typeof month, period: string, value: number) => propose(period, value, {}, indicator)
const found = (cells: Parameters<typeof foundBeside>[0], known = {}) =>
  foundBeside(cells, [month, total], known)

describe('checkOwnPeriod', () => {
  // Puyang's revenue by the end of a month is 234,267万元, of which 73,795 belong to the month (濮阳市财政局).
  it('takes a running total that grows by the month’s own figure', () => {
    const known = { total: [observe('2024-02', 160_472)] }
    expect(found([cell(total, '2024-03', 234_267), cell(month, '2024-03', 73_795)], known)).toEqual([])
  })

  it('asks of one that grows by another, beyond three half units (Q-20)', () => {
    const known = { total: [observe('2024-02', 160_472)], month: [observe('2024-03', 73_795)] }
    expect(found([cell(total, '2024-03', 234_268)], known)).toEqual([])
    expect(found([cell(total, '2024-03', 234_269)], known)).toEqual([
      {
        code: 'own-period-differs',
        severity: 'query',
        field: 'value',
        cell: 0,
        message:
          '2024年3月累计234,269万元减上期累计160,472万元为73,797万元，与当期数73,795万元不符：请核对两数；累计里含以前月份更正的，请说明',
      },
    ])
  })

  it('asks of counted things that they add up exactly, of figures in another scale as far as their digits go, of other units nothing (Q-20)', () => {
    const [firms, allFirms] = [
      { ...month, unit: '家' },
      { ...total, unit: '家' },
    ]
    const counted = (value: number) =>
      foundBeside([cell(allFirms, '2024-03', value), cell(firms, '2024-03', 7)], [firms, allFirms], {
        total: [observe('2024-02', 160)],
      })
    expect([counted(167), counted(168).length]).toEqual([[], 1])
    const yuan = { ...total, unit: '亿元', decimals: 2 }
    const scaled = (value: number) =>
      foundBeside([cell(yuan, '2024-03', value), cell(month, '2024-03', 73_795)], [month, yuan], {
        total: [observe('2024-02', 16.05)],
      })
    expect([scaled(23.43), scaled(23.44).length]).toEqual([[], 1])
    const others = { ...month, unit: '户' }
    expect(foundBeside([cell(total, '2024-03', 80), cell(others, '2024-03', 90)], [others, total])).toEqual(
      [],
    )
  })

  it('asks about the figure of the month where the total is known already', () => {
    const known = { total: [observe('2024-02', 160_472), observe('2024-03', 234_267)] }
    expect(found([cell(month, '2024-03', 7_379)], known)).toMatchObject([{ cell: 0 }])
    expect(found([cell(month, '2024-04', 7_379)], known)).toEqual([])
  })

  it('begins with nothing in January, and in February where the two are one (C-4)', () => {
    expect(found([cell(total, '2024-01', 50), cell(month, '2024-01', 50)])).toEqual([])
    expect(found([cell(total, '2024-01', 50), cell(month, '2024-01', 40)])).toHaveLength(1)
    const [mergedMonth, mergedTotal] = [
      { ...month, januaryMerged: true },
      { ...total, januaryMerged: true },
    ]
    const february = (own: number) =>
      foundBeside(
        [cell(mergedTotal, '2024-02', 90), cell(mergedMonth, '2024-02', own)],
        [mergedMonth, mergedTotal],
      )
    expect(february(90)).toEqual([])
    expect(february(40)).toHaveLength(1)
  })

  it('without the total before only asks that the total be no less (Q-20)', () => {
    expect(found([cell(total, '2024-03', 80), cell(month, '2024-03', 30)])).toEqual([])
    expect(found([cell(total, '2024-03', 30), cell(month, '2024-03', 80)])).toEqual([
      {
        code: 'own-period-differs',
        severity: 'query',
        field: 'value',
        cell: 0,
        message: '2024年3月累计30万元小于当期数80万元：累计应含当期，请核对两数，无误请说明原因',
      },
    ])
    const net = { ...total, negative: true }
    const cells = [cell(net, '2024-03', 30), cell(month, '2024-03', 80)]
    expect(foundBeside(cells, [month, net])).toEqual([])
  })
})
