import type { Indicator } from '../catalogue/indicator.ts'
import { compareDecimals } from '../numbers/decimal.ts'
import { roundKeeping } from '../numbers/display-digits.ts'
import type { ShareParts } from '../series/share.ts'

/**
 * A value as the checks compare it and their sentences print it. A reported value has its own digits. A computed share has those of its
 * indicator, as a person would type it, or more where rounding would put it on a limit: 95.1807228915663 is 95.18. Rule Q-29.
 */
export function checkedFigure(
  value: string,
  parts: ShareParts | undefined,
  { decimals, ceiling }: Pick<Indicator, 'decimals' | 'ceiling'>,
  targets: readonly { readonly value: string }[] = [],
): string {
  if (!parts) return value
  const limits = [...targets.map((target) => target.value), ...(ceiling === undefined ? [] : [ceiling])]
  const keepsItsSide = (shown: string) =>
    limits.every((limit) => compareDecimals(shown, limit) === compareDecimals(value, limit))
  return roundKeeping(value, decimals, keepsItsSide)
}
