import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ReviewCount, ReviewItem, ReviewQueue } from '#server/contract/review.ts'
import { api } from '../api/client.ts'

/** Cells that are read at a time: as many as one decides in a morning. */
const page = 200

/** The submitted cells that wait for this reviewer's decision, oldest first, as far as they were read, and how many there are. */
export const useReviewQueue = defineStore('review-queue', () => {
  const queue = shallowRef<ReviewQueue | null>(null)
  const count = shallowRef<ReviewCount | null>(null)

  const read = (after: number, limit: number) =>
    api.get<ReviewQueue>(`/api/review?after=${after}&limit=${limit}`)

  /**
   * Reads the oldest anew, as many as are held.
   * @throws AppProblem
   */
  async function load(): Promise<void> {
    const held = queue.value?.items.length ?? 0
    let [known] = await Promise.all([read(0, page), countWaiting()])
    while (known.next !== null && known.items.length < held)
      known = joined(known, await read(known.next, page))
    queue.value = known
  }

  /**
   * Reads the next ones.
   * @throws AppProblem
   */
  async function loadMore(): Promise<void> {
    const known = queue.value
    if (known?.next == null) return
    const more = await read(known.next, page)
    if (queue.value) queue.value = joined(queue.value, more)
  }

  /** @throws AppProblem */
  async function countWaiting(): Promise<void> {
    count.value = await api.get<ReviewCount>('/api/review/count')
  }

  const items = computed<readonly ReviewItem[]>(() => queue.value?.items ?? [])
  /** Those beyond what was read. */
  const unread = computed(() =>
    queue.value?.next == null ? 0 : Math.max((count.value?.waiting ?? 0) - items.value.length, 1),
  )
  const decidable = computed(() => count.value?.decidable ?? 0)

  /** Takes decided cells off the list at once; the next `load` confirms. */
  function remove(keys: ReadonlySet<string>): void {
    if (!queue.value) return
    const left = items.value.filter((item) => !keys.has(reviewKey(item)))
    const gone = items.value.length - left.length
    queue.value = { ...queue.value, items: left }
    if (!count.value) return
    const { waiting, decidable } = count.value
    count.value = { waiting: waiting - gone, decidable: decidable - gone }
  }

  return { queue, load, loadMore, countWaiting, items, unread, decidable, remove }
})

/** Two pages as one; what was replaced meanwhile stands in the later. */
function joined(first: ReviewQueue, second: ReviewQueue): ReviewQueue {
  const anew = new Set(second.items.map(reviewKey))
  return { ...second, items: [...first.items.filter((item) => !anew.has(reviewKey(item))), ...second.items] }
}

/** One name for the cell of an item, whatever its revision. */
export function reviewKey({ observation }: ReviewItem): string {
  return cellKey(observation)
}
