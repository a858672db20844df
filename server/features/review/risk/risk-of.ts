import { shareMoved, type ReviewRisk } from '#metrics/reporting/review-risk.ts'
import type { ReviewItem } from '../../../contract/review.ts'

/** The risk of a cell that waits for review. Rule W-12. */
export function riskOf({
  observation,
  approved,
  previous,
  findings,
  sources,
  judged,
  turns,
}: ReviewItem): ReviewRisk {
  const isDisputed = sources.some(({ difference }) => difference?.beyondRounding)
  return {
    inQuestion: findings.length > 0 || observation.status === 'B' || isDisputed,
    turns: turns === true,
    judged,
    move: shareMoved(observation.value, (approved ?? previous)?.value ?? null),
  }
}
