import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { whoAnswers, type Answering } from '../../../board/answering.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'
import { byName } from '../../../components/choices/by-name.ts'

/** An organisation with all that it answers for on a board. */
export interface UnitStanding extends Answering {
  /** Its most urgent target. */
  readonly worst: BoardRow
  /** How many of its targets lag far or were missed, and how many somebody must act on. */
  readonly reds: number
  readonly pressing: number
  /** How many are met, and how many met or on schedule. */
  readonly met: number
  readonly well: number
  /** Days by which its longest overdue report is late; 0: none is. */
  readonly overdueDays: number
  /** Its lights, the most urgent first, each with how many. */
  readonly counts: readonly { readonly light: Light | null; readonly count: number }[]
}

/** 黑榜 and 红榜: who must act, the worst first; who is on schedule with all, the best first; of whom nothing is judged yet. */
export interface UnitBoards {
  readonly pressing: readonly UnitStanding[]
  readonly well: readonly UnitStanding[]
  readonly unjudged: readonly UnitStanding[]
}

/** `nameOf`: how an organisation is called on the board. */
export function unitBoards(
  rows: readonly BoardRow[],
  nameOf: (organisation: string) => string | undefined,
): UnitBoards {
  const own = Map.groupBy(rows.toSorted(byUrgency), ({ organisation }) => organisation)
  const units = whoAnswers(rows, nameOf).map((one) => standing(one, own.get(one.organisation) ?? []))
  return {
    pressing: units.filter(({ pressing }) => pressing > 0).toSorted(worstFirst),
    well: units.filter(({ pressing, well }) => pressing === 0 && well > 0).toSorted(bestFirst),
    unjudged: units.filter(({ pressing, well }) => pressing === 0 && well === 0),
  }
}

/** So many of those with whom all is well find room beside each other. */
export const fewWell = 3

/** Whether those few stand below a longer list of those who must act. */
export function isBelow({ pressing, well }: UnitBoards): boolean {
  return well.length <= fewWell && pressing.length > fewWell
}

function standing(answering: Answering, rows: readonly BoardRow[]): UnitStanding {
  const number = (...lights: readonly (Light | null)[]) =>
    rows.filter(({ light }) => lights.includes(light)).length
  const groups = Map.groupBy(rows, ({ light }) => light)
  return {
    ...answering,
    worst: rows[0]!,
    reds: number('far-behind', 'missed'),
    pressing: rows.filter(needsAttention).length,
    met: number('met'),
    well: number('met', 'on-schedule'),
    overdueDays: Math.max(0, ...rows.map(({ overdueDays }) => overdueDays ?? 0)),
    counts: [...groups].map(([light, { length }]) => ({ light, count: length })),
  }
}

/** Most reds first, then most reports missing, then most to act on, then whose worst target is the most urgent. */
function worstFirst(a: UnitStanding, b: UnitStanding): number {
  return b.reds - a.reds || b.missing - a.missing || b.pressing - a.pressing || byUrgency(a.worst, b.worst)
}

/** Most met first, then most on schedule, then by name. */
function bestFirst(a: UnitStanding, b: UnitStanding): number {
  return b.met - a.met || b.well - a.well || byName(a.name, b.name)
}

/** What is shown of a list in so many places: the page on which the target in focus is answered for. */
export interface UnitPage {
  readonly units: readonly UnitStanding[]
  readonly page: number
  readonly pages: number
}

export function unitPage(
  units: readonly UnitStanding[],
  places: number,
  rows: ReadonlyMap<string, BoardRow>,
  focus: string | undefined,
): UnitPage {
  const organisation = rows.get(focus ?? '')?.organisation
  const at = Math.max(
    0,
    units.findIndex((one) => one.organisation === organisation),
  )
  const page = Math.floor(at / places)
  const pages = Math.max(1, Math.ceil(units.length / places))
  return { units: units.slice(page * places, (page + 1) * places), page, pages }
}

/** The targets through which the focus turns so that each page of the list has its time: the first of each. */
export function turnsOf(units: readonly UnitStanding[], places: number): string[] {
  return units.filter((_, at) => at % places === 0).map(({ worst }) => worst.target)
}

/** `已报 3/5，逾期最长 12 天`; what is said where nothing is owed. */
export function reportsText({ owed, missing, overdueDays }: UnitStanding): string {
  if (owed === 0) return '本期无应报'
  const late = overdueDays > 0 ? `，逾期最长 ${overdueDays} 天` : ''
  return `已报 ${owed - missing}/${owed}${late}`
}
