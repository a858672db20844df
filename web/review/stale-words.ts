import type { ReviewItem } from '#server/contract/review.ts'
import { reviewKey } from '../stores/review-queue.ts'
import { cellWords } from '#metrics/wording/reporting/cells.ts'
import { quantityWords } from './review-change.ts'

/** After a stale decision, one sentence for each item that somebody else has changed or decided. */
export function staleWords(tried: readonly ReviewItem[], queue: readonly ReviewItem[]): readonly string[] {
  const now = new Map(queue.map((item) => [reviewKey(item), item]))
  return tried.flatMap((before) => {
    const after = now.get(reviewKey(before))
    if (!after) return [`${cellWords(before)}已由他人处理，不再待审。`]
    if (after.observation.revision === before.observation.revision) return []
    return [
      `${cellWords(before)}刚被改为 ${quantityWords(after)}（原 ${quantityWords(before)}），请重新审核。`,
    ]
  })
}
