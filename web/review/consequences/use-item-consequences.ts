import { onUnmounted, shallowRef } from 'vue'
import type { Consequences } from '#server/contract/observations.ts'
import type { ReviewItem } from '#server/contract/review.ts'
import { AppProblem } from '../../api/client.ts'
import { reviewKey } from '../../stores/review-queue.ts'
import { askConsequences } from './ask-consequences.ts'

/** The consequences of approving each cell are asked for one after another while the dialog is open. */
export function useItemConsequences(items: readonly ReviewItem[]) {
  const found = shallowRef<ReadonlyMap<string, Consequences | AppProblem>>(new Map())
  let gone = false
  onUnmounted(() => (gone = true))

  async function follow(): Promise<void> {
    for (const item of items) {
      if (gone) return
      const answer = await askConsequences(item.observation).catch((refused: unknown) => {
        if (refused instanceof AppProblem) return refused
        throw refused
      })
      found.value = new Map([...found.value, [reviewKey(item), answer]])
    }
  }
  void follow()

  return { found }
}
