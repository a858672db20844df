import { reviewLevels } from '#metrics/catalogue/indicator.ts'
import type { ReviewItem } from '../../contract/review.ts'
import type { reviewOf } from '../../workflow/figure-guards.ts'
import type { WaitingRow } from './queries.ts'

/** Whether levels have decided on a revision that waits. */
export function isBetweenLevels({ waitsFromLevel }: WaitingRow): boolean {
  return waitsFromLevel !== null
}

/** The level at which a figure waits, with those around it; null where it is reviewed once. Rule W-11. */
export function stepShown({
  steps,
  step: { level, number },
}: ReturnType<typeof reviewOf>): ReviewItem['step'] {
  if (level === undefined) return null
  const next = steps.find((other) => other.number > number)?.level ?? null
  return { level, next, below: steps.flatMap((other) => (other.number < number ? [other.level!] : [])) }
}

/** The decision by which a figure waits where it does; null where nobody has decided on it. */
export function decisionShown(
  { verdict, level, waitsFromLevel, decidedBy, decidedAt, returnReason: reason }: WaitingRow,
  nameOf: (actor: string) => string,
): ReviewItem['decision'] {
  if (verdict !== 'endorsed' && verdict !== 'sent-back' && verdict !== 'revoked') return null
  const named = waitsFromLevel === null ? undefined : reviewLevels[level! - 1]
  return { verdict, level: named ?? null, actorName: nameOf(decidedBy!), at: decidedAt!, reason }
}
