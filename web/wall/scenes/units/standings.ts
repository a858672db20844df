import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { whoAnswers, type Answering } from '../../../board/answering.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'
import { byName } from '../../../components/choices/by-name.ts'

/** An organisation with all that it answers for on a board. */
export interface OrganisationStanding extends Answering {
  /** Its most urgent target. */
  readonly worst: BoardRow
  /** How many of its targets lag far or were missed, and how many somebody must act on. */
  readonly reds: number
  readonly toActOn: number
  /** How many are met, and how many met or on schedule. */
  readonly met: number
  readonly onSchedule: number
  /** Days by which its longest overdue report is late; 0: none is. */
  readonly overdueDays: number
  /** Its lights, the most urgent first, each with how many. */
  readonly counts: readonly { readonly light: Light | null; readonly count: number }[]
}

/** 黑榜 and 红榜: who must act, the worst first; who is on schedule with all, the best first; of whom nothing is judged yet. */
export interface RankedOrganisations {
  readonly pressing: readonly OrganisationStanding[]
  readonly well: readonly OrganisationStanding[]
  readonly unjudged: readonly OrganisationStanding[]
}

/** `nameOf`: how an organisation is called on the board. */
export function rankOrganisations(
  rows: readonly BoardRow[],
  nameOf: (organisation: string) => string | undefined,
): RankedOrganisations {
  const own = Map.groupBy(rows.toSorted(byUrgency), ({ organisation }) => organisation)
  const organisations = whoAnswers(rows, nameOf).map((one) => standing(one, own.get(one.organisation) ?? []))
  return {
    pressing: organisations.filter(({ toActOn }) => toActOn > 0).toSorted(worstFirst),
    well: organisations
      .filter(({ toActOn, onSchedule }) => toActOn === 0 && onSchedule > 0)
      .toSorted(bestFirst),
    unjudged: organisations.filter(({ toActOn, onSchedule }) => toActOn === 0 && onSchedule === 0),
  }
}

/** At most so many with whom all is well stand side by side. */
export const fewWell = 3

/** Whether those few stand below a longer list of those who must act. */
export function isBelow({ pressing, well }: RankedOrganisations): boolean {
  return well.length <= fewWell && pressing.length > fewWell
}

function standing(answering: Answering, rows: readonly BoardRow[]): OrganisationStanding {
  const number = (...lights: readonly (Light | null)[]) =>
    rows.filter(({ light }) => lights.includes(light)).length
  const groups = Map.groupBy(rows, ({ light }) => light)
  return {
    ...answering,
    worst: rows[0]!,
    reds: number('far-behind', 'missed'),
    toActOn: rows.filter(needsAttention).length,
    met: number('met'),
    onSchedule: number('met', 'on-schedule'),
    overdueDays: Math.max(0, ...rows.map(({ overdueDays }) => overdueDays ?? 0)),
    counts: [...groups].map(([light, { length }]) => ({ light, count: length })),
  }
}

/** Most reds first, then most reports missing, then most to act on, then whose worst target is the most urgent. */
function worstFirst(a: OrganisationStanding, b: OrganisationStanding): number {
  return b.reds - a.reds || b.missing - a.missing || b.toActOn - a.toActOn || byUrgency(a.worst, b.worst)
}

/** Most met first, then most on schedule, then by name. */
function bestFirst(a: OrganisationStanding, b: OrganisationStanding): number {
  return b.met - a.met || b.onSchedule - a.onSchedule || byName(a.name, b.name)
}

/** What is shown of a list in so many places: the page on which the target in focus is answered for. */
export interface OrganisationPage {
  readonly listed: readonly OrganisationStanding[]
  readonly page: number
  readonly pages: number
}

export function organisationPage(
  listed: readonly OrganisationStanding[],
  places: number,
  rows: ReadonlyMap<string, BoardRow>,
  focus: string | undefined,
): OrganisationPage {
  const organisation = rows.get(focus ?? '')?.organisation
  const at = Math.max(
    0,
    listed.findIndex((one) => one.organisation === organisation),
  )
  const page = Math.floor(at / places)
  const pages = Math.max(1, Math.ceil(listed.length / places))
  return { listed: listed.slice(page * places, (page + 1) * places), page, pages }
}

/** The most urgent target of the first organisation of each page: the focus turns through them, so that each page has its time. */
export function turnsOf(listed: readonly OrganisationStanding[], places: number): string[] {
  return listed.filter((_, at) => at % places === 0).map(({ worst }) => worst.target)
}

/** `已报 3/5，逾期最长 12 天`; what is said where nothing is owed. */
export function reportsText({ owed, missing, overdueDays }: OrganisationStanding): string {
  if (owed === 0) return '本期无应报'
  const late = overdueDays > 0 ? `，逾期最长 ${overdueDays} 天` : ''
  return `已报 ${owed - missing}/${owed}${late}`
}
