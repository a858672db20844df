import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ReviewCount, ReviewItem, ReviewQueue } from '#server/contract/review.ts'
import { api } from '../api/client.ts'

/** The number of cells in one reading. */
const page = 200

/** The cells that wait for the reviewer, oldest first or by risk (W-12), as far as they were read, and their total number. */
export const useReviewQueue = defineStore('review-queue', () => {
  const queue = shallowRef<ReviewQueue | null>(null)
  const count = shallowRef<ReviewCount | null>(null)
  const order = shallowRef<'age' | 'risk'>('age')

  const read = (after: number, limit: number) =>
    api.get<ReviewQueue>(`/api/review?after=${after}&limit=${limit}&order=${order.value}`)

  /** The first cells are read again, as many as before. @throws AppProblem */
  async function load(): Promise<void> {
    const held = queue.value?.items.length ?? 0
    let [known] = await Promise.all([read(0, page), countWaiting()])
    while (known.next !== null && known.items.length < held)
      known = joined(known, await read(known.next, page))
    queue.value = known
  }

  /** The next cells are read. @throws AppProblem */
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
  /** The number of waiting cells that were not read. */
  const unread = computed(() =>
    queue.value?.next == null ? 0 : Math.max((count.value?.waiting ?? 0) - items.value.length, 1),
  )
  const stalled = computed(() => queue.value?.stalled ?? [])
  const decidable = computed(() => count.value?.decidable ?? 0)

  /** Decided cells are removed at once; the next `load` confirms it. */
  function remove(keys: ReadonlySet<string>): void {
    if (!queue.value) return
    const left = items.value.filter((item) => !keys.has(reviewKey(item)))
    const gone = items.value.length - left.length
    queue.value = { ...queue.value, items: left }
    if (!count.value) return
    const { waiting, decidable } = count.value
    count.value = { waiting: waiting - gone, decidable: decidable - gone }
  }

  return { queue, order, load, loadMore, countWaiting, items, unread, stalled, decidable, remove }
})

/** Two readings joined; a cell in both stands in the second. */
function joined(first: ReviewQueue, second: ReviewQueue): ReviewQueue {
  const anew = new Set(second.items.map(reviewKey))
  const { stalled } = first
  return {
    ...second,
    stalled,
    items: [...first.items.filter((item) => !anew.has(reviewKey(item))), ...second.items],
  }
}

/** The key of an item's cell, without its revision. */
export function reviewKey({ observation }: ReviewItem): string {
  return cellKey(observation)
}
