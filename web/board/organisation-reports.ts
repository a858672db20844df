import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { comparePeriods, parsePeriod } from '#metrics/period.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byName } from '../components/choices/by-name.ts'
import { byUrgency } from './urgency.ts'

/** An organisation with the lights of its targets and the state of its reports. */
export interface OrganisationReports {
  readonly organisation: string
  readonly name: string
  /** The lights of its targets, the most urgent first. */
  readonly lights: readonly (Light | null)[]
  /** Reports owed by now; of these, the approved, the waiting and the missing ones are counted. */
  readonly owed: number
  readonly approved: number
  readonly waiting: number
  readonly missing: number
}

/**
 * The reports of each organisation that are owed by now, with how many have come; organisations that lack most come
 * first. A value of two targets is one report. `shortName` gives the abbreviation of the documents. Reports in time are
 * counted elsewhere (D-3).
 */
export function organisationReportsOf(
  rows: readonly BoardRow[],
  shortName: (organisation: string) => string | undefined,
): readonly OrganisationReports[] {
  const groups = Map.groupBy(rows, (row) => row.organisation)
  return [...groups.values()]
    .map((group) => reportsOf(group, shortName))
    .sort(
      (a, b) =>
        b.missing - a.missing ||
        b.owed - a.owed ||
        b.lights.length - a.lights.length ||
        byName(a.name, b.name),
    )
}

function reportsOf(
  group: readonly BoardRow[],
  shortName: (organisation: string) => string | undefined,
): OrganisationReports {
  const [first] = group
  const reports = new Map(
    group.filter((row) => row.expectedPeriod !== null).map((row) => [seriesKey(row), reportState(row)]),
  )
  const count = (state: string) => [...reports.values()].filter((one) => one === state).length
  const organisation = first?.organisation ?? ''
  return {
    organisation,
    name: shortName(organisation) ?? first?.organisationName ?? '',
    lights: group.toSorted(byUrgency).map(({ light }) => light),
    owed: reports.size,
    approved: count('approved'),
    waiting: count('waiting'),
    missing: count('missing'),
  }
}

function reportState(row: BoardRow): 'approved' | 'waiting' | 'missing' {
  const expected = row.expectedPeriod === null ? undefined : parsePeriod(row.expectedPeriod)
  const have = row.period === null ? undefined : parsePeriod(row.period)
  if (have && expected && comparePeriods(have, expected) >= 0) return 'approved'
  return row.pendingReview ? 'waiting' : 'missing'
}
