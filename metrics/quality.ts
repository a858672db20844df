import type { Entry, Finding, Point, ProposedCell } from './checks/finding.ts'
import { checkHistory } from './checks/history.ts'
import { checkJumpAtDue } from './checks/jump-at-due.ts'
import { checkAgainstTarget } from './checks/on-target.ts'
import { checkDuplicates, checkPeriod } from './checks/period-fit.ts'
import { checkValueForm } from './checks/value-form.ts'
import { checkYearToDate } from './checks/year-to-date.ts'
import { parseValue } from './parse-value.ts'
import { periodIndex } from './period.ts'

/**
 * Checks cells before they are saved, the same in the browser while typing and on the server: `error` must be fixed,
 * `query` must be explained (see `isRealExplanation`). Cells of one batch see each other's values. Rules.
 */
export function checkObservations(input: {
  readonly cells: readonly ProposedCell[]
  /** `YYYY-MM-DD` */
  readonly today: string
}): Finding[] {
  const { cells, today } = input
  const findings = checkDuplicates(cells)
  const sound: Sound[] = []
  for (const [cell, proposed] of cells.entries()) {
    const faults = [...checkPeriod(proposed, cell, today), ...checkValueForm(proposed, cell)]
    findings.push(...faults)
    const parsed = proposed.value === null ? undefined : parseValue(proposed.value)
    if (faults.length === 0 && parsed && 'value' in parsed) {
      sound.push({ cell, proposed, index: periodIndex(proposed.period), value: parsed.value })
    }
  }
  for (const cells of Map.groupBy(sound, keyOf).values()) findings.push(...checkSeries(cells))
  return findings.sort((a, b) => a.cell - b.cell)
}

type Sound = Omit<Entry, 'earlier' | 'next'>

function keyOf({ proposed: { indicator, region } }: Sound): string {
  return `${indicator.id} ${region}`
}

/** Checks the cells of one indicator and region against its points, known and proposed; a proposed value replaces a known one. */
function checkSeries(cells: readonly Sound[]): Finding[] {
  const { proposed } = cells[0]!
  const points = knownPoints(proposed)
  for (const { index, value } of cells) points.set(index, { index, value })
  const sorted = [...points.values()].sort((a, b) => a.index - b.index)
  const places = new Map(sorted.map(({ index }, place) => [index, place]))
  const proposedAt = new Set(cells.map(({ index }) => index))
  const entries = cells.map((cell) => {
    const place = places.get(cell.index)!
    const next = sorted[place + 1]
    // Of two proposed values that contradict each other the later one is told.
    const known = next && !proposedAt.has(next.index) ? { next } : {}
    return { ...cell, earlier: sorted.slice(Math.max(0, place - EARLIER), place), ...known }
  })
  return [
    ...entries.flatMap((entry) => [...checkYearToDate(entry), ...checkHistory(entry)]),
    ...proposed.targets.flatMap((target) => [
      ...checkAgainstTarget(target, entries, sorted),
      ...entries.flatMap((entry) => checkJumpAtDue(target, entry)),
    ]),
  ]
}

/** A cell is compared with so many values before it, a year of months. */
export const EARLIER = 12

/** The newest value of each period that its unit stands by: submitted or approved. */
function knownPoints({ series, indicator }: ProposedCell): Map<number, Point> {
  const newest = new Map<number, Point & { revision: number }>()
  for (const { period, value, state, revision } of series) {
    if (value === null || state === 'draft' || state === 'returned') continue
    if (period.frequency !== indicator.frequency) continue
    const index = periodIndex(period)
    if (revision >= (newest.get(index)?.revision ?? 0)) newest.set(index, { index, value, revision })
  }
  return newest
}
