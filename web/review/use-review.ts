import { computed, shallowRef } from 'vue'
import type { Approvals, Decided, Returns, ReviewItem } from '#server/contract/review.ts'
import type { ReviewLevel } from '#metrics/catalogue/indicator.ts'
import { api, type AppProblem } from '../api/client.ts'
import { useAttempt, refusalSentences } from '../composables/use-attempt.ts'
import { useRequest } from '../composables/use-request.ts'
import { reviewKey, useReviewQueue } from '../stores/review-queue.ts'
import { approvedWords, returnedWords } from './decided-words.ts'
import { isClean, isDecidable, reviewGroups } from './review-groups.ts'
import { staleWords } from './stale-words.ts'

/** Milliseconds between two readings of the queue, which other people change too. */
const minute = 60_000

/** The desk of a reviewer: the current row, the chosen rows, and the decisions. */
export function useReview() {
  const queue = useReviewQueue()
  const currentKey = shallowRef('')
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const reading = useRequest(() => queue.load(), { of: () => null, every: minute })
  const readingMore = useAttempt()
  const { busy, problem: refused, attempt } = useAttempt()
  /** The outcome of the last decision, or the reason of its refusal. */
  const told = shallowRef<{ tone: 'done' | 'error'; lines: readonly string[] }>()

  const groups = computed(() => reviewGroups(queue.items))
  const rows = computed(() => groups.value.flatMap((group) => group.items))
  const currentIndex = computed(() =>
    Math.max(
      rows.value.findIndex((item) => reviewKey(item) === currentKey.value),
      0,
    ),
  )
  const current = computed<ReviewItem | undefined>(() => rows.value[currentIndex.value])
  const chosenItems = computed(() =>
    rows.value.filter((item) => chosen.value.has(reviewKey(item)) && isDecidable(item)),
  )
  const clean = computed(() => rows.value.filter(isClean))

  function go(by: number): void {
    const next = rows.value[currentIndex.value + by]
    if (next) currentKey.value = reviewKey(next)
  }

  function choose(item: ReviewItem, on = !chosen.value.has(reviewKey(item))): void {
    if (!isDecidable(item)) return
    const next = new Set(chosen.value)
    if (on) next.add(reviewKey(item))
    else next.delete(reviewKey(item))
    chosen.value = next
  }

  const approve = (items: readonly ReviewItem[]) =>
    decide(
      items,
      (decided) => approvedWords(items, decided),
      () => api.post<Decided>('/api/review/approvals', { items: items.map(cellOf) } satisfies Approvals),
    )
  const giveBack = (items: readonly ReviewItem[], reason: string, to?: ReviewLevel) =>
    decide(
      items,
      () => returnedWords(items, to),
      () =>
        api.post<Decided>('/api/review/returns', {
          items: items.map((item) => ({ ...cellOf(item), reason, ...(to && { to }) })),
        } satisfies Returns),
    )

  async function decide(
    items: readonly ReviewItem[],
    done: (decided: Decided) => string,
    send: () => Promise<Decided>,
  ): Promise<boolean> {
    const went = await attempt(send)
    if (went) {
      forget(items)
      told.value = { tone: 'done', lines: [done(went.answer)] }
      if (rows.value.length === 0 && queue.unread > 0) await reading.ask()
    } else if (refused.value) await understand(refused.value, items)
    return went !== undefined
  }

  /** The decided rows are removed, and the next row becomes the current one. */
  function forget(items: readonly ReviewItem[]): void {
    const keys = new Set(items.map(reviewKey))
    const rest = rows.value.slice(currentIndex.value).find((item) => !keys.has(reviewKey(item)))
    queue.remove(keys)
    chosen.value = new Set([...chosen.value].filter((key) => !keys.has(key)))
    currentKey.value = rest ? reviewKey(rest) : reviewKeyOfLast()
  }

  function reviewKeyOfLast(): string {
    const last = rows.value.at(-1)
    return last ? reviewKey(last) : ''
  }

  async function understand(why: AppProblem, items: readonly ReviewItem[]): Promise<void> {
    // 412 means a newer revision, and 409 another reviewer's decision: the list is outdated in both cases.
    if (why.status !== 412 && why.status !== 409) {
      told.value = { tone: 'error', lines: refusalSentences(why) }
      return
    }
    await reading.ask()
    const words = staleWords(items, queue.items)
    told.value = { tone: 'error', lines: words.length > 0 ? words : [why.detail] }
  }

  /** Reads the next items of the queue. */
  async function readMore(): Promise<void> {
    if (await readingMore.attempt(queue.loadMore)) return
    if (readingMore.problem.value)
      told.value = { tone: 'error', lines: refusalSentences(readingMore.problem.value) }
  }
  const unread = computed(() => queue.unread)
  const stalled = computed(() => queue.stalled)

  /** The queue is read anew, from its beginning in an order. */
  async function arrange(order: typeof queue.order): Promise<void> {
    queue.order = order
    currentKey.value = ''
    await reading.ask()
  }

  return {
    groups,
    rows,
    unread,
    stalled,
    order: computed(() => queue.order),
    arrange,
    readMore,
    readingMore: readingMore.busy,
    current,
    currentKey,
    currentIndex,
    chosen,
    chosenItems,
    clean,
    reading,
    told,
    busy,
    go,
    choose,
    approve,
    giveBack,
  }
}

function cellOf({ observation: { indicator, region, period, revision } }: ReviewItem) {
  return { indicator, region, period, revision }
}
