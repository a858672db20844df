import { describe, expect, it } from 'vitest'
import { makeTarget, observe } from '../make-target.ts'
import { check, codes, months, propose, sum } from './propose.ts'

describe('checkHistory', () => {
  it.each([
    [1020, 'scale-slip'],
    [10_400, 'scale-slip'],
    [1_000_000, 'scale-slip'],
    [10, 'scale-slip'],
    [1, 'scale-slip'],
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

  it('needs three values to speak of a change (Q-11)', () => {
    expect(codes(propose('2024-03', 300, { series: months([100, 101]) }))).toEqual([])
    expect(codes(propose('2024-04', 5, { series: months([0, 0, 0]) }))).toEqual(['large-change'])
  })

  it('says how large the change is (Q-11)', () => {
    const [finding] = check(propose('2024-04', 150, { series: months([100, 101, 99]) }))
    expect(finding?.message).toBe('本期值150座比前3期平均100座高50%（超过±33%）：请核对，无误请说明原因')
  })

  it('of running totals compares what each month added (Q-11)', () => {
    const series = months([10, 20, 31])
    expect(codes(propose('2024-04', 42, { series }, sum))).toEqual([])
    expect(codes(propose('2024-04', 51, { series }, sum))).toEqual(['large-change'])
    const lastYear = [
      observe('2023-11', 110),
      observe('2023-12', 120),
      observe('2024-01', 10),
      observe('2024-02', 20),
    ]
    expect(codes(propose('2024-03', 30, { series: lastYear }, sum))).toEqual([])
    expect(codes(propose('2024-03', 45, { series: lastYear }, sum))).toEqual(['large-change'])
  })

  it('of running totals expects time’s proportion, and January a twelfth (Q-10)', () => {
    expect(codes(propose('2024-02', 200, { series: months([10]) }, sum))).toEqual(['scale-slip'])
    expect(codes(propose('2024-01', 10, { series: [observe('2023-12', 120)] }, sum))).toEqual([])
    expect(codes(propose('2024-01', 100, { series: [observe('2023-12', 120)] }, sum))).toEqual(['scale-slip'])
    expect(codes(propose('2024-01', 100, { series: [observe('2023-11', 120)] }, sum))).toEqual([])
  })

  it('a stock that falls, but not any level (Q-12)', () => {
    const part = { series: months([100]) }
    expect(codes(propose('2024-02', 99, { ...part, targets: [makeTarget()] }))).toEqual(['stock-falls'])
    expect(codes(propose('2024-02', 99, part))).toEqual([])
    expect(codes(propose('2024-02', 100, { ...part, targets: [makeTarget()] }))).toEqual([])
  })

  it('three periods equal, one after the other, but not at the ceiling (Q-13)', () => {
    expect(codes(propose('2024-03', 100, { series: months([100, 100]) }))).toEqual(['unchanged'])
    expect(codes(propose('2024-04', 100, { series: months([100, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([99, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([100, 100]) }, { ceiling: 100 }))).toEqual([])
  })
})
