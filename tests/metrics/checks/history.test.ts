import { describe, expect, it } from 'vitest'
import { makeTarget, observe } from '../make-target.ts'
import { check, codes, months, propose, runningTotal } from './propose.ts'

describe('checkHistory', () => {
  it.each([
    [1020, 'scale-slip'],
    [10_400, 'scale-slip'],
    [1_000_000, 'scale-slip'],
    [10, 'scale-slip'],
    [1, 'scale-slip'],
    [3000, 'large-change'],
    [300, 'large-change'],
    [134, 'large-change'],
    [66, 'large-change'],
  ])('%i after 100, 101, 99 is a %s (Q-10, Q-11)', (value, code) => {
    expect(codes(propose('2024-04', value, { series: months([100, 101, 99]) }))).toEqual([code])
  })

  it('133 and 67 are within ±33 % (Q-11)', () => {
    for (const value of [133, 67]) {
      expect(codes(propose('2024-04', value, { series: months([100, 101, 99]) }))).toEqual([])
    }
  })

  it('takes a loss for what it is: ten times the loss is a slip, a profit after it is not (Q-10)', () => {
    const profit = { negative: true }
    const series = months([-100, -101, -99])
    expect(codes(propose('2024-04', -1020, { series }, profit))).toEqual(['scale-slip'])
    expect(codes(propose('2024-04', 1020, { series }, profit))).toEqual(['large-change'])
    expect(codes(propose('2024-04', 0, { series }, profit))).toEqual(['large-change'])
  })

  it('with fewer than three values asks below a quarter and above four times (Q-11)', () => {
    const after = (value: number) => codes(propose('2024-03', value, { series: months([100, 101]) }))
    expect([after(400), after(26)]).toEqual([[], []])
    expect([after(403), after(25)]).toEqual([['large-change'], ['large-change']])
    expect(codes(propose('2024-04', 5, { series: months([0, 0, 0]) }))).toEqual(['large-change'])
  })

  it.each([
    [1020, '1,020座约为近期水平100座的10倍：请核对计量单位（元、万、亿）和小数点，无误请说明原因'],
    [1, '1座约为近期水平100座的100分之一：请核对计量单位（元、万、亿）和小数点，无误请说明原因'],
    [150, '本期值150座，比前3期平均100座高50%，超出通常的67至133座：请核对，无误请说明原因'],
    [50, '本期值50座，比前3期平均100座低50%，超出通常的67至133座：请核对，无误请说明原因'],
  ])('%i after 100, 101, 99: %s (Q-10, Q-11)', (value, message) => {
    expect(check(propose('2024-04', value, { series: months([100, 101, 99]) }))).toMatchObject([
      { severity: 'query', cell: 0, field: 'value', message },
    ])
  })

  it('gives no percentage of nothing, and speaks of what a month added (Q-11)', () => {
    const [finding] = check(propose('2024-04', 5, { series: months([0, 0, 0]) }))
    expect(finding?.message).toBe('本期值5座，比前3期平均0座高5座，超出通常的0至3座：请核对，无误请说明原因')
    const [added] = check(propose('2024-04', 50, { series: months([10, 20, 30]) }, runningTotal))
    expect(added?.message).toBe(
      '本期发生数20座，比前3期平均10座高100%，超出通常的6.7至13.3座：请核对，无误请说明原因',
    )
  })

  it('looks at the last three values alone (Q-10, Q-11)', () => {
    const series = months([500, 100, 101, 99])
    expect(codes(propose('2024-05', 1020, { series }))).toEqual(['scale-slip'])
    expect(codes(propose('2024-05', 130, { series: months([10, 100, 101, 99]) }))).toEqual([])
    // 1,420 is 14.2 times a level of 100: no clean power of ten.
    expect(codes(propose('2024-02', 1420, { series: months([100]) }))).toEqual(['large-change'])
  })

  it('of running totals compares what each month added (Q-11)', () => {
    const series = months([10, 20, 31])
    expect(codes(propose('2024-04', 42, { series }, runningTotal))).toEqual([])
    expect(codes(propose('2024-04', 51, { series }, runningTotal))).toEqual(['large-change'])
    const monthsOfLastYear = [
      observe('2023-11', 110),
      observe('2023-12', 120),
      observe('2024-01', 10),
      observe('2024-02', 20),
    ]
    expect(codes(propose('2024-03', 30, { series: monthsOfLastYear }, runningTotal))).toEqual([])
    expect(codes(propose('2024-03', 45, { series: monthsOfLastYear }, runningTotal))).toEqual([
      'large-change',
    ])
  })

  it('of running totals expects time’s proportion, and January a twelfth (Q-10)', () => {
    expect(codes(propose('2024-02', 200, { series: months([10]) }, runningTotal))).toEqual(['scale-slip'])
    expect(codes(propose('2024-01', 10, { series: [observe('2023-12', 120)] }, runningTotal))).toEqual([])
    expect(codes(propose('2024-01', 100, { series: [observe('2023-12', 120)] }, runningTotal))).toEqual([
      'scale-slip',
    ])
    // 120 by November is 10.9 a month.
    expect(codes(propose('2024-01', 100, { series: [observe('2023-11', 120)] }, runningTotal))).toEqual([
      'scale-slip',
    ])
    // March is expected at 30 after 120 in the year before.
    expect(codes(propose('2024-03', 31, { series: [observe('2023-12', 120)] }, runningTotal))).toEqual([])
    expect(codes(propose('2024-03', 300, { series: [observe('2023-12', 120)] }, runningTotal))).toEqual([
      'scale-slip',
    ])
  })

  it('asks about a stock that falls where it is to grow, but not about every level that does (Q-12)', () => {
    const part = { series: months([100]) }
    expect(check(propose('2024-02', 99, { ...part, targets: [makeTarget()] }))).toMatchObject([
      { code: 'stock-falls', message: '存量99座少于2024年1月100座：请核对，确有减少请说明原因' },
    ])
    expect(codes(propose('2024-02', 99, { ...part, targets: [makeTarget({ basis: 'ratio' })] }))).toEqual([])
    expect(codes(propose('2024-02', 99, { ...part, targets: [makeTarget({ comparator: '<=' })] }))).toEqual(
      [],
    )
    const yearly = { series: [observe('2023-12', 120)], targets: [makeTarget()] }
    expect(codes(propose('2024-01', 10, yearly, runningTotal))).toEqual([])
    expect(codes(propose('2024-02', 99, part))).toEqual([])
    expect(codes(propose('2024-02', 100, { ...part, targets: [makeTarget()] }))).toEqual([])
  })

  it('asks about three equal values in successive periods, but not at the ceiling (Q-13)', () => {
    expect(check(propose('2024-03', 100, { series: months([100, 100]) }))).toMatchObject([
      { code: 'unchanged', message: '100座连续3期不变：请核对是否沿用旧数，无误请说明原因' },
    ])
    expect(codes(propose('2024-04', 100, { series: months([90, 100, 100]) }))).toEqual(['unchanged'])
    expect(codes(propose('2024-04', 100, { series: months([100, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([99, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([100, 100]) }, { ceiling: 100 }))).toEqual([])
  })

  it('says nothing of an unchanged total of fewer than 20 single things, to which months may add none (Q-13)', () => {
    const after = (value: number, unit: string) =>
      codes(propose('2024-03', value, { series: months([value, value]) }, { ...runningTotal, unit }))
    expect([0, 3, 19, 20].map((value) => after(value, '个'))).toEqual([[], [], [], ['unchanged']])
    expect([3, 19].map((value) => after(value, '亿元'))).toEqual([['unchanged'], ['unchanged']])
  })
})
