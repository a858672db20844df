import { describe, expect, it } from 'vitest'
import { check, codes, months, propose, sum } from './propose.ts'

describe('checkOutlier', () => {
  it('a move far from the usual ones, once there are six (Q-17)', () => {
    const steady = [1000, 1010, 1021, 1030, 1041, 1050, 1061]
    const [found, ...others] = check(propose('2024-08', 1101, { series: months(steady) }))
    // Moves 10, 11, 9, 11, 9, 11: median 10.5, deviations .5 .5 1.5 .5 1.5 .5, MAD 0.5; 0.6745 × 29.5 ÷ 0.5 = 39.8.
    expect(found?.message).toBe(
      '本期变动40座，此前6期变动的中位数为10.5座，偏离明显（修正Z值39.8，超过3.5）：请核对，无误请说明原因',
    )
    expect([found?.code, others]).toEqual(['outlier', []])
    expect(codes(propose('2024-08', 1072, { series: months(steady) }))).toEqual([])
    expect(codes(propose('2024-07', 1101, { series: months(steady.slice(0, 6)) }))).toEqual([])
  })

  it('of running totals looks at what each month added (Q-17)', () => {
    // 112, 100, 110, 102, 108, 104, 106 a month: median 106, MAD 4; 0.6745 × 32 ÷ 4 is 5.4.
    const series = months([112, 212, 322, 424, 532, 636, 742])
    expect(check(propose('2024-08', 880, { series }, sum))).toMatchObject([
      {
        code: 'outlier',
        message:
          '本期发生数138座，此前7期发生数的中位数为106座，偏离明显（修正Z值5.4，超过3.5）：请核对，无误请说明原因',
      },
    ])
    expect(codes(propose('2024-08', 868, { series }, sum))).toEqual([])
  })

  it('without a MAD takes the mean deviation, and asks nothing where nothing ever deviated (Q-17)', () => {
    // Moves 10 ten times but once 12: the MAD is 0, the mean deviation 2 ÷ 7; 8 ÷ (1.2533 × 0.2857) is 22.3.
    const once = [1000, 1010, 1020, 1030, 1040, 1050, 1060, 1072]
    expect(codes(propose('2024-09', 1090, { series: months(once) }))).toEqual(['outlier'])
    expect(codes(propose('2024-09', 1083, { series: months(once) }))).toEqual([])
    const never = [1000, 1010, 1020, 1030, 1040, 1050, 1060]
    expect(codes(propose('2024-08', 1090, { series: months(never) }))).toEqual([])
  })
})
