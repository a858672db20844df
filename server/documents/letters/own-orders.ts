import { awaitedWords } from '#metrics/wording/action-items/states.ts'
import type { DocumentSource } from '../source.ts'
import type { Inline } from '../word/text.ts'

export type SourceOrder = NonNullable<DocumentSource['orders']>[number]

/** The numbers of orders that an organisation answers for, counted as on the page of orders (督办), and of those that it helps with. */
export interface OwnOrders {
  readonly open: number
  readonly overdue: number
  readonly unanswered: number
  /** Ended ones that it answered for or helped with. */
  readonly ended: number
  /** Open ones that it helps with. */
  readonly helping: number
}

const helps = ({ collaborators = [] }: SourceOrder, organisation: string) =>
  collaborators.some(({ id }) => id === organisation)

/** Whether an organisation answers for an order, or helps with it (配合单位). */
export function isWith(order: SourceOrder, organisation: string): boolean {
  return order.organisation === organisation || helps(order, organisation)
}

/** Whether the organisation has not answered an order in time. Time for which it waits for the secretary does not count. */
export function isUnanswered({ unanswered, standing }: SourceOrder): boolean {
  const waitsForOwner = [awaitedWords.acknowledge, awaitedWords.report].some((act) =>
    standing.endsWith(`未${act}`),
  )
  return unanswered && waitsForOwner
}

export function ownOrders(orders: readonly SourceOrder[], organisation: string): OwnOrders {
  const own = orders.filter((order) => order.organisation === organisation)
  const open = own.filter(({ endedOn }) => endedOn === null)
  const helped = orders.filter((order) => helps(order, organisation))
  return {
    open: open.length,
    overdue: open.filter(({ colour }) => colour === 'red').length,
    unanswered: open.filter(isUnanswered).length,
    ended: own.length - open.length + helped.filter(({ endedOn }) => endedOn !== null).length,
    helping: helped.filter(({ endedOn }) => endedOn === null).length,
  }
}

/** The organisations that answer for these orders or help with them, in the sequence of the orders. */
export function organisationsIn(
  orders: readonly SourceOrder[],
): { readonly id: string; readonly name: string }[] {
  const all = orders.flatMap(({ organisation, organisationName, collaborators = [] }) => [
    { id: organisation, name: organisationName },
    ...collaborators,
  ])
  return [...Map.groupBy(all, ({ id }) => id).values()].map(([first]) => first!)
}

/** The sentence on the orders of an organisation: “负责的在办2件，其中逾期1件；配合1件。” `key`: the path to the numbers in the picture. */
export function ownOrdersWords(counts: OwnOrders, key: string): Inline[] {
  const count = (before: string, field: keyof OwnOrders): Inline[] =>
    counts[field] === 0 ? [] : [before, { key: `${key}/${field}`, text: String(counts[field]) }, '件']
  const late = [count('逾期', 'overdue'), count('超过时限未签收、未反馈', 'unanswered')].filter(
    (words) => words.length > 0,
  )
  const open = count('负责的在办', 'open')
  const clauses = [
    [...open, ...late.flatMap((words, place) => [place === 0 ? '，其中' : '、', ...words])],
    count('表中另有已销号或撤销的', 'ended'),
    count('配合', 'helping'),
  ].filter((words) => words.length > 0)
  return [...clauses.flatMap((words, place) => [place === 0 ? '' : '；', ...words]), '。']
}
