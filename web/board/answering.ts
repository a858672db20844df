import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { comparePeriods, parsePeriod } from '#metrics/period.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byName } from '../components/choices/by-name.ts'
import { byUrgency } from './urgency.ts'

/** What an organisation answers for, and whether its reports came. */
export interface Answering {
  readonly organisation: string
  readonly name: string
  /** Its targets' lights, the most urgent first. */
  readonly lights: readonly (Light | null)[]
  /** Reports owed by now, and how many of them are approved, wait for review, or are missing. */
  readonly owed: number
  readonly approved: number
  readonly waiting: number
  readonly missing: number
}

/**
 * What is owed by now and what of it has come, per organisation, most missing first. A value that two targets share is one
 * report. `shortName` is how the documents abbreviate an organisation. Whether it came in time is another matter (D-3).
 */
export function whoAnswers(
  rows: readonly BoardRow[],
  shortName: (organisation: string) => string | undefined,
): readonly Answering[] {
  const groups = Map.groupBy(rows, (row) => row.organisation)
  return [...groups.values()]
    .map((group) => answering(group, shortName))
    .sort(
      (a, b) =>
        b.missing - a.missing ||
        b.owed - a.owed ||
        b.lights.length - a.lights.length ||
        byName(a.name, b.name),
    )
}

function answering(
  group: readonly BoardRow[],
  shortName: (organisation: string) => string | undefined,
): Answering {
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
