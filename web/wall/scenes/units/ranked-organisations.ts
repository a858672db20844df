import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { organisationReportsOf, type OrganisationReports } from '../../../board/organisation-reports.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'
import { byName } from '../../../components/choices/by-name.ts'

/** An organisation with the state of its targets and reports on a board. */
export interface OrganisationSummary extends OrganisationReports {
  /** Its most urgent target. */
  readonly worst: BoardRow
  /** The number of its targets that lag far or were missed, and of those that need attention. */
  readonly reds: number
  readonly toActOn: number
  /** The number of its targets that are met, and of those that are met or on schedule. */
  readonly met: number
  readonly onSchedule: number
  /** Days by which its oldest overdue report is late; 0 without one. */
  readonly overdueDays: number
  /** Its lights, the most urgent first, each with its number of targets. */
  readonly counts: readonly { readonly light: Light | null; readonly count: number }[]
}

/**
 * 黑榜 and 红榜: organisations with targets that need attention, the worst first; those on schedule with all that
 * are judged, the best first; those without a judged target.
 */
export interface RankedOrganisations {
  readonly pressing: readonly OrganisationSummary[]
  readonly well: readonly OrganisationSummary[]
  readonly unjudged: readonly OrganisationSummary[]
}

/** `nameOf` gives the name of an organisation on the board. */
export function rankOrganisations(
  rows: readonly BoardRow[],
  nameOf: (organisation: string) => string | undefined,
): RankedOrganisations {
  const own = Map.groupBy(rows.toSorted(byUrgency), ({ organisation }) => organisation)
  const organisations = organisationReportsOf(rows, nameOf).map((one) =>
    summaryOf(one, own.get(one.organisation) ?? []),
  )
  return {
    pressing: organisations.filter(({ toActOn }) => toActOn > 0).toSorted(worstFirst),
    well: organisations
      .filter(({ toActOn, onSchedule }) => toActOn === 0 && onSchedule > 0)
      .toSorted(bestFirst),
    unjudged: organisations.filter(({ toActOn, onSchedule }) => toActOn === 0 && onSchedule === 0),
  }
}

/** The greatest number of organisations on schedule that stand side by side. */
export const fewWell = 3

/** Whether the few organisations on schedule stand below a longer list of the others. */
export function isBelow({ pressing, well }: RankedOrganisations): boolean {
  return well.length <= fewWell && pressing.length > fewWell
}

function summaryOf(reports: OrganisationReports, rows: readonly BoardRow[]): OrganisationSummary {
  const number = (...lights: readonly (Light | null)[]) =>
    rows.filter(({ light }) => lights.includes(light)).length
  const groups = Map.groupBy(rows, ({ light }) => light)
  return {
    ...reports,
    worst: rows[0]!,
    reds: number('far-behind', 'missed'),
    toActOn: rows.filter(needsAttention).length,
    met: number('met'),
    onSchedule: number('met', 'on-schedule'),
    overdueDays: Math.max(0, ...rows.map(({ overdueDays }) => overdueDays ?? 0)),
    counts: [...groups].map(([light, { length }]) => ({ light, count: length })),
  }
}

/** Organisations are sorted by red targets, missing reports, targets that need attention, and the urgency of their worst target. */
function worstFirst(a: OrganisationSummary, b: OrganisationSummary): number {
  return b.reds - a.reds || b.missing - a.missing || b.toActOn - a.toActOn || byUrgency(a.worst, b.worst)
}

/** Organisations are sorted by met targets, targets on schedule, and name. */
function bestFirst(a: OrganisationSummary, b: OrganisationSummary): number {
  return b.met - a.met || b.onSchedule - a.onSchedule || byName(a.name, b.name)
}

/** The page of a list that holds the organisation of the target in focus. */
export interface OrganisationPage {
  readonly listed: readonly OrganisationSummary[]
  readonly page: number
  readonly pages: number
}

export function organisationPage(
  listed: readonly OrganisationSummary[],
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

/** The most urgent target of the first organisation on each page; the focus turns through them, so that each page is shown in turn. */
export function turnsOf(listed: readonly OrganisationSummary[], places: number): string[] {
  return listed.filter((_, at) => at % places === 0).map(({ worst }) => worst.target)
}

/** The state of an organisation's reports in words: `已报 3/5，逾期最长 12 天`. */
export function reportsText({ owed, missing, overdueDays }: OrganisationSummary): string {
  if (owed === 0) return '本期无应报'
  const late = overdueDays > 0 ? `，逾期最长 ${overdueDays} 天` : ''
  return `已报 ${owed - missing}/${owed}${late}`
}
