import { Decimal } from './decimal.ts'

/** What is said instead of a rate where the base is not positive. */
export type GrowthWords = '扭亏为盈' | '由盈转亏' | '减亏' | '增亏' | '持平' | '无基数'

/**
 * Growth over a base, as a fraction; words where no rate makes sense. Rule G-1.
 * `growthRate(112, 100)` is `{ rate: 0.12 }`; 增长1.79倍 is 1.79.
 */
export function growthRate(current: number, base: number): { rate: number } | { words: GrowthWords } {
  if (base === 0) return { words: '无基数' }
  if (base < 0) {
    if (current >= 0) return { words: '扭亏为盈' }
    if (current === base) return { words: '持平' }
    return { words: current > base ? '减亏' : '增亏' }
  }
  if (current < 0) return { words: '由盈转亏' }
  return { rate: new Decimal(current).minus(base).dividedBy(base).toNumber() }
}

/** Mean yearly growth over several years, as a fraction (两年平均): `averageGrowth(0.721, 2)` is 0.3119. Rule G-2. */
export function averageGrowth(totalRate: number, years: number): number {
  return new Decimal(1).plus(totalRate).pow(new Decimal(1).dividedBy(years)).minus(1).toNumber()
}

/** Growth of a whole from its parts' levels and rates: Σcur ÷ Σ(cur ÷ (1 + rate)) − 1. Rule G-3. */
export function parentGrowth(children: readonly { current: number; rate: number }[]): number {
  let [current, base] = [new Decimal(0), new Decimal(0)]
  for (const child of children) {
    current = current.plus(child.current)
    base = base.plus(new Decimal(child.current).dividedBy(new Decimal(1).plus(child.rate)))
  }
  return current.dividedBy(base).minus(1).toNumber()
}
