import { stations } from '#tests/support/given/approve.ts'

/**
 * A scheme of 端州, 鼎湖 and 四会: half by base stations, min-max; half by enterprises in digital transformation, where
 * the best has 100.
 */
export const draft = {
  name: '县（市、区）数字经济评价',
  grounds: '测试',
  over: 'regions',
  participants: ['441202', '441203', '441284'],
  indicators: [
    {
      indicator: 'zhaoqing-5g-base-stations',
      weight: 0.5,
      direction: 'higher',
      scoring: { method: 'min-max' },
    },
    {
      indicator: 'zhaoqing-enterprises-transforming',
      weight: 0.5,
      direction: 'higher',
      scoring: { method: 'ratio-to-best' },
    },
  ],
  aggregation: 'arithmetic',
  maxMissing: 0.2,
  decimals: 1,
} as const

/** September 2024 gives by the scheme: 端州 100, 鼎湖 0 + 12.5, 四会 50 + 25. */
export const september = [
  stations(2_000, '441202'),
  stations(1_000, '441203'),
  stations(2_000, '441284'),
  enterprises(40, '441202'),
  enterprises(10, '441203'),
  enterprises(20, '441284'),
]

export function enterprises(value: number, region: string) {
  return { indicator: 'zhaoqing-enterprises-transforming', region, period: '2024-M09', value }
}
