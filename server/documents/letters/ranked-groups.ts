import { leadersOf } from '../row-figures.ts'
import type { DocumentSource } from '../source.ts'
import { summaryOf } from '../summary.ts'

type Targets = DocumentSource['targets']

/** The rank of an organisation or a region, by how its targets and their reports stand. */
export interface GroupRank {
  /** The id of the organisation or the region. */
  readonly id: string
  readonly name: string
  /** The rank, which equal ones share; null where none of its targets is judged or overdue. */
  readonly place: number | null
  readonly summary: DocumentSource['summary']
  /** The share of targets that are met or on schedule, among those that are judged or overdue; null where there are none. */
  readonly onTrack: number | null
}

export const rankingRule =
  '名次按已达成和达序时的项数占已评项数（含逾期未报，不含未开始、缺基期、暂无数据和不评灯的）的比重排列；比重相同的，逾期未报少的在前；仍相同的并列。'

/** The grouping of targets: by organisation or by region. */
export type Grouping = 'organisation' | 'region'
/** The groups of a target, by id and name: its lead organisations, or its region. */
export const groupsOf = {
  organisation: leadersOf,
  region: ({ region, regionName }: Targets[number]) => [{ id: region, name: regionName ?? region }],
}

/** The note of the ranking on targets that have several lead organisations. */
export const sharedRule = '几家共同牵头的目标，各家都计入。'

/** Organisations or regions in the order of the share of their targets that are met or on schedule, then of overdue reports. */
export function rankedGroups(by: Grouping, targets: Targets): GroupRank[] {
  const placed = targets.flatMap((row) => groupsOf[by](row).map((group) => ({ ...group, row })))
  const standings = [...Map.groupBy(placed, ({ id }) => id)].map(([id, own]) => {
    const summary = summaryOf(own.map(({ row }) => row))
    const { met, onSchedule, behind, farBehind, missed, overdue } = summary
    const judged = met + onSchedule + behind + farBehind + missed + overdue
    const onTrack = judged === 0 ? null : (met + onSchedule) / judged
    return { id, name: own[0]!.name, summary, onTrack }
  })
  type Unplaced = (typeof standings)[number]
  const sorted = standings.sort(
    (a, b) =>
      (b.onTrack ?? -1) - (a.onTrack ?? -1) ||
      a.summary.overdue - b.summary.overdue ||
      (a.id < b.id ? -1 : 1),
  )
  const isSame = (a: Unplaced, b: Unplaced) =>
    a.onTrack === b.onTrack && a.summary.overdue === b.summary.overdue
  const placeOf = (one: Unplaced) =>
    one.onTrack === null ? null : sorted.findIndex((other) => isSame(other, one)) + 1
  return sorted.map((one) => ({ ...one, place: placeOf(one) }))
}
