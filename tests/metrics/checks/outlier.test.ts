import { describe, expect, it } from 'vitest'
import { observe } from '../make-target.ts'
import { check, codes, months, propose } from './propose.ts'

describe('checkOutlier', () => {
  it('asks about a move far from the usual ones, from six moves on (Q-17)', () => {
    const steady = [1000, 1010, 1021, 1030, 1041, 1050, 1061]
    const [found, ...others] = check(propose('2024-08', 1101, { series: months(steady) }))
    // The moves are 10, 11, 9, 11, 9, 11: median 10.5, deviations .5 .5 1.5 .5 1.5 .5, MAD 0.5, which is taken 1.2 times
    // for six moves; 0.6745 × 29.5 ÷ 0.6 = 33.2.
    expect(found?.message).toBe(
      '本期变动40座，此前6期变动的中位数为10.5座，偏离明显（修正Z值33.2，超过3.5）：请核对，无误请说明原因',
    )
    expect([found?.code, others]).toEqual(['outlier', []])
    expect(codes(propose('2024-08', 1072, { series: months(steady) }))).toEqual([])
    expect(codes(propose('2024-07', 1101, { series: months(steady.slice(0, 6)) }))).toEqual([])
  })

  it('tells the moves of a rate in percentage points (Q-17)', () => {
    const rates = [60, 61, 62.1, 63, 64.1, 65, 66.1]
    const [found] = check(propose('2024-08', '78.1', { series: months(rates) }, { unit: '%', decimals: 2 }))
    expect(found?.message).toContain('本期变动12个百分点，此前6期变动的中位数为1.05个百分点')
  })

  it('takes the mean deviation where the MAD is 0, and asks nothing where nothing ever deviated (Q-17)', () => {
    // Six moves are 10, the last is 12: the MAD is 0, the mean deviation 2 ÷ 7; 23 ÷ (1.2533 × 0.2857) is 64.2.
    const once = [1000, 1010, 1020, 1030, 1040, 1050, 1060, 1072]
    expect(codes(propose('2024-09', 1105, { series: months(once) }))).toEqual(['outlier'])
    const never = [1000, 1010, 1020, 1030, 1040, 1050, 1060]
    expect(codes(propose('2024-08', 1090, { series: months(never) }))).toEqual([])
  })

  it('asks about no move below 2 % of the level, nor to where the level has been within a year (Q-17)', () => {
    const steady = [1000, 1010, 1021, 1030, 1041, 1050, 1061]
    // A move of 31.7 is 21.2 more than the usual 10.5, which is 2.0 % of 1,061.
    expect(codes(propose('2024-08', 1092, { series: months(steady) }))).toEqual([])
    expect(codes(propose('2024-08', 1093, { series: months(steady) }))).toEqual(['outlier'])
    const fallen = [1101, 1000, 1010, 1021, 1030, 1041, 1050, 1061]
    expect(codes(propose('2024-09', 1101, { series: months(fallen) }))).toEqual([])
    expect(codes(propose('2024-09', 1130, { series: months(fallen) }))).toEqual(['outlier'])
  })

  it('asks about no move that came a year before too (Q-17)', () => {
    const year = [950, 1000, 1010, 1021, 1030, 1041, 1050, 1061, 1070, 1081, 1090, 1101, 1110]
    const series = year.map((value, place) => observe(place === 0 ? '2022-M12' : `2023-M${place}`, value))
    // The move is 50 from December to January, and 9 to 11 in each later month.
    expect(codes(propose('2024-01', 1160, { series }))).toEqual([])
    expect(codes(propose('2024-01', 1160, { series: series.slice(1) }))).toEqual(['outlier'])
  })
})
