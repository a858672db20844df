import type { ReviewItem } from '#server/contract/review.ts'

/** What one organisation submitted for one period, in the order of the queue. */
export interface ReviewGroup {
  readonly key: string
  readonly organisationName: string
  readonly period: string
  /** Where the period is closed: what is returned cannot be put right. */
  readonly closure: ReviewItem['closure']
  readonly items: readonly ReviewItem[]
}

/** The queue by organisation and period; groups stand where their oldest item stands. */
export function reviewGroups(items: readonly ReviewItem[]): readonly ReviewGroup[] {
  const groups = new Map<string, ReviewItem[]>()
  for (const item of items) {
    const key = `${item.organisationName} ${item.observation.period}`
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const { organisationName, observation, closure } = first
    return [{ key, organisationName, period: observation.period, closure, items: group }]
  })
}

/** Whether the server lets this reader decide on an item: not the own one, nor any for an auditor. */
export function isDecidable({ transitions }: ReviewItem): boolean {
  return transitions.includes('approve')
}

/** Nothing to ask about, and somebody else's: what may be approved together. */
export function isClean(item: ReviewItem): boolean {
  return !item.own && !isInQuestion(item) && item.observation.value !== null
}

/** The checks ask about it, or compare it with nothing, since it is the first by a new 口径. */
export function isInQuestion({ findings, observation }: ReviewItem): boolean {
  return findings.length > 0 || observation.status === 'B'
}
