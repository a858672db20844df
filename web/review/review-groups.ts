import { isOnBehalf } from '#metrics/wording/reporting/on-behalf.ts'
import type { ReviewItem } from '#server/contract/review.ts'

/** The items of one organisation for one period, as the queue lists them. */
export interface ReviewGroup {
  readonly key: string
  readonly organisationName: string
  readonly period: string
  /** The closure of the period, after which a returned value cannot be corrected. */
  readonly closure: ReviewItem['closure']
  readonly items: readonly ReviewItem[]
}

/** The items by organisation and period; a group stands at the place of its first item. */
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

/** Whether the server lets this reader decide on the item: nobody decides on own items, and an auditor on none. */
export function isDecidable({ transitions }: ReviewItem): boolean {
  return transitions.includes('return')
}

/**
 * Whether an item can be approved together with others: it is somebody else's, was not endorsed by the reader, has a value, and is not in
 * question. What its organisation has not said itself (代填), or with the same words as others, is looked at singly.
 */
export function isClean(item: ReviewItem): boolean {
  const { own, endorsed, observation, repeated } = item
  const isSaid = !isOnBehalf(observation.note) && repeated === null
  return !own && !endorsed && isSaid && !isInQuestion(item) && observation.value !== null
}

/**
 * Whether something speaks against an item: a question of the checks, a first value by a new counting rule (口径), or another source that
 * differs by more than rounding. A reviewer may have sent it back, revoked its approval, or asked what nobody has answered.
 */
export function isInQuestion({ findings, observation, sources, decision, question }: ReviewItem): boolean {
  const isDisputed = sources.some(({ difference }) => difference?.beyondRounding)
  const isDoubted = decision !== null && decision.verdict !== 'endorsed'
  const isAsked = question !== null && question.answer === null
  return findings.length > 0 || observation.status === 'B' || isDisputed || isDoubted || isAsked
}
