import { shallowRef } from 'vue'
import type { ReviewItem } from '#server/contract/review.ts'
import { AppProblem } from '../api/client.ts'
import { askConsequences } from './consequences/ask-consequences.ts'
import { isInQuestion } from './review-groups.ts'

/**
 * The dialog asks about an approval of several cells, of a cell in question, and of a cell by which a light turns or may
 * turn. Any other cell is approved at once.
 */
export function useApproval(approve: (items: readonly ReviewItem[]) => Promise<unknown>) {
  /** The cells that the dialog asks about; empty without a dialog. */
  const asking = shallowRef<readonly ReviewItem[]>([])
  /** True while the consequences are asked for; further presses do nothing meanwhile. */
  const looking = shallowRef(false)

  async function request(items: readonly ReviewItem[]): Promise<void> {
    if (looking.value || asking.value.length > 0) return
    looking.value = true
    try {
      if (await needsAsking(items)) asking.value = items
      else await approve(items)
    } finally {
      looking.value = false
    }
  }

  async function confirm(): Promise<void> {
    const items = asking.value
    asking.value = []
    await approve(items)
  }

  const cancel = () => (asking.value = [])

  return { asking, looking, request, confirm, cancel }
}

async function needsAsking(items: readonly ReviewItem[]): Promise<boolean> {
  const [item, ...others] = items
  if (!item) return false
  if (others.length > 0 || isInQuestion(item)) return true
  // No light turns before the last level has approved it.
  if (item.step?.next != null) return false
  try {
    return (await askConsequences(item.observation)).changes.length > 0
  } catch (refused) {
    if (!(refused instanceof AppProblem)) throw refused
    return true
  }
}
