import type { Allocation } from '#metrics/evaluation/allocation.ts'
import { formatQuantity } from '#metrics/numbers/quantity.ts'

/** The sum of a target's parts beside the target, in words. Rule H-4. */
export function allocationText(
  { allocated, difference, state, missing }: Allocation,
  { unit, decimals }: { readonly unit: string; readonly decimals: number },
  regionName: (code: string) => string,
): string {
  const sum = `合计 ${formatQuantity(allocated, unit, decimals)}`
  // The difference loses its sign, since the words before it tell the direction.
  const off = formatQuantity(difference.replace(/^-/, ''), unit, decimals)
  switch (state) {
    case 'exact':
      return `${sum}，与目标相等`
    case 'over':
      return `${sum}，超额分解 ${off}`
    case 'under':
      return `${sum}，分解不足 ${off}`
    case 'partial':
      return `${sum}，还有 ${missing.length} 个没有分解：${missing.map(regionName).join('、')}`
  }
}
