import { actionColours } from '#metrics/action-items/status.ts'
import { milestonesOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Milestone } from '#metrics/catalogue/catalogue.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { addDays, dayNumber } from '#metrics/period/civil-date.ts'
import { formatDay } from '#metrics/wording/dates.ts'
import type { OrderOnWall } from '#server/contract/work.ts'

/** The days before and after the reference date within which milestones are shown. */
const [milestonesSince, milestonesUntil] = [-30, 92] as const

/** A row of the time axis: an order from its handing over to its term, or the milestones of one organisation and day. */
export interface WorkRow {
  readonly key: string
  readonly kind: 'order' | 'milestones'
  readonly title: string
  /** The organisation, and the number of an order. */
  readonly who: string
  /** What is to be said of it now. */
  readonly standing: string
  /** Its date in words: 11月4日到期. */
  readonly when: string
  /** The orders or milestones that it stands for. */
  readonly size: number
  readonly tone: 'red' | 'yellow' | 'blue' | 'plain' | 'done'
  /** The first day of its bar; null for milestones. */
  readonly from: string | null
  readonly due: string | null
  readonly endedOn: string | null
  /** The targets whose lights explain it. */
  readonly targets: readonly string[]
}

/** Open orders by colour and due date, then those that ended, the last first, then the milestones by day. */
export function workRows(
  index: CatalogueIndex,
  { scope, at }: { readonly scope: string; readonly at: string },
  orders: readonly OrderOnWall[],
): readonly WorkRow[] {
  const open = orders.filter(({ endedOn }) => endedOn === null).toSorted(byColour)
  const ended = orders
    .filter(({ endedOn }) => endedOn !== null)
    .toSorted((a, b) => b.endedOn!.localeCompare(a.endedOn!))
  return [
    ...open.map((order) => orderRow(order, at)),
    ...ended.map((order) => orderRow(order, at)),
    ...milestoneRows(index, milestonesOfScopes(index, [scope]), at),
  ]
}

const rankOf = ({ colour }: OrderOnWall) =>
  colour === null ? actionColours.length : actionColours.indexOf(colour)

function byColour(a: OrderOnWall, b: OrderOnWall): number {
  return (
    rankOf(a) - rankOf(b) || (a.due ?? '9').localeCompare(b.due ?? '9') || a.number.localeCompare(b.number)
  )
}

function orderRow(order: OrderOnWall, at: string): WorkRow {
  const { number, organisationName, standing, assignedOn, due, endedOn } = order
  const term = due === null ? '没有期限' : `${formatDay(due, at)}到期`
  return {
    ...{ key: number, kind: 'order', size: 1, title: order.order, who: `${organisationName} · ${number}` },
    standing: endedOn === null ? standing : standing || endedText(endedOn, due),
    when: endedOn === null ? term : `${formatDay(endedOn, at)}销号`,
    tone: endedOn === null ? (order.colour ?? 'plain') : 'done',
    ...{ from: assignedOn, due, endedOn, targets: order.targets },
  }
}

/** Whether an order was closed within its term. */
function endedText(endedOn: string, due: string | null): string {
  if (due === null) return ''
  const late = dayNumber(endedOn) - dayNumber(due)
  return late > 0 ? `超过期限 ${late} 天` : '在期限内'
}

/** Nothing is reported of milestones, so that none is called done or missed. Rule J-8. */
function milestoneRows(index: CatalogueIndex, milestones: readonly Milestone[], at: string): WorkRow[] {
  const near = milestones.filter(
    ({ due }) => due >= addDays(at, milestonesSince) && due <= addDays(at, milestonesUntil),
  )
  const nameOf = distinctNames(
    index,
    near.flatMap(({ organisations }) => organisations.slice(0, 1)),
  )
  const groups = [...Map.groupBy(near, ({ due, organisations }) => `${due} ${organisations[0] ?? ''}`)]
  return groups
    .map(([key, group]): WorkRow => {
      const [{ name, due, organisations, leadAssumed }] = group as [Milestone]
      const lead = organisations[0] === undefined ? '未定牵头单位' : nameOf(organisations[0])
      return {
        ...{
          key,
          kind: 'milestones',
          size: group.length,
          tone: 'plain',
          from: null,
          due,
          endedOn: null,
          targets: [],
        },
        title: group.length === 1 ? name : `${name}等 ${group.length} 项`,
        who: `${lead}${leadAssumed ? '（推定）' : ''} · 里程碑`,
        standing: daysText(dayNumber(due) - dayNumber(at)),
        when: `${formatDay(due, at)}到期`,
      }
    })
    .toSorted((a, b) => a.due!.localeCompare(b.due!))
}

function daysText(days: number): string {
  if (days < 0) return `已到期 ${-days} 天，请核对`
  return days === 0 ? '今天到期' : `还有 ${days} 天`
}

/** The counts above the axis, of those that are not 0. */
export function workCounts(rows: readonly WorkRow[], at: string) {
  const orders = rows.filter(({ kind }) => kind === 'order')
  const ofTone = (tone: WorkRow['tone']) => orders.filter((one) => one.tone === tone).length
  const milestones = rows.filter(({ kind, due }) => kind === 'milestones' && due! >= at)
  return [
    { tone: 'red', count: ofTone('red'), words: '件督办逾期' },
    { tone: 'yellow', count: ofTone('yellow'), words: '件待答复或退回' },
    { tone: 'blue', count: ofTone('blue'), words: '件临期' },
    { tone: 'plain', count: ofTone('plain'), words: '件按期办理' },
    { tone: 'done', count: ofTone('done'), words: '件近 30 天销号' },
    {
      tone: 'milestones',
      count: milestones.reduce((sum, { size }) => sum + size, 0),
      words: '项里程碑三个月内到期',
    },
  ].filter(({ count }) => count > 0)
}

/** The days of the axis, and the first of each month on it. */
export interface WorkAxis {
  readonly from: string
  readonly to: string
  readonly months: readonly { readonly day: string; readonly label: string }[]
}

/** The farthest days before and after the reference date at which the axis may begin and end, and the nearest. */
const [earliest, latest] = [-75, 100]
const [shortestBefore, shortestAfter] = [-14, 30]

/** The axis reaches from the earliest beginning to the latest term of the rows, neither too far nor too near. */
export function timeAxis(rows: readonly WorkRow[], at: string): WorkAxis {
  const days = rows.flatMap(({ from, due, endedOn }) => [from, due, endedOn].filter((day) => day !== null))
  const sorted = [...days, addDays(at, shortestBefore), addDays(at, shortestAfter)].sort()
  const from = maxOf(sorted[0]!, addDays(at, earliest))
  const to = addDays(minOf(sorted.at(-1)!, addDays(at, latest)), 4)
  return { from, to, months: monthsIn(from, to) }
}

const minOf = (a: string, b: string) => (a < b ? a : b)
const maxOf = (a: string, b: string) => (a > b ? a : b)

function monthsIn(from: string, to: string): WorkAxis['months'] {
  const found: { day: string; label: string }[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    if (day.endsWith('-01')) found.push({ day, label: `${Number(day.slice(5, 7))}月` })
  return found
}

/** The place of a day on the axis, in percent; days beyond it stand at its ends. */
export function placeOnAxis({ from, to }: WorkAxis, day: string): number {
  const share = (dayNumber(day) - dayNumber(from)) / (dayNumber(to) - dayNumber(from))
  return Math.min(Math.max(share, 0), 1) * 100
}
