import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ReviewItem, ReviewQueue } from '#server/contract/review.ts'
import { api } from '../api/client.ts'

/** The submitted cells that wait for this reviewer's decision, oldest first. */
export const useReviewQueue = defineStore('review-queue', () => {
  const queue = shallowRef<ReviewQueue | null>(null)

  /** @throws AppProblem */
  async function load(): Promise<void> {
    queue.value = await api.get<ReviewQueue>('/api/review')
  }

  const items = computed<readonly ReviewItem[]>(() => queue.value?.items ?? [])
  const decidable = computed(() => items.value.filter((item) => !item.own))

  /** Takes decided cells off the list at once; the next `load` confirms. */
  function remove(keys: ReadonlySet<string>): void {
    if (!queue.value) return
    queue.value = { ...queue.value, items: items.value.filter((item) => !keys.has(reviewKey(item))) }
  }

  return { queue, load, items, decidable, remove }
})

/** One name for the cell of an item, whatever its revision. */
export function reviewKey({ observation }: ReviewItem): string {
  return cellKey(observation)
}
