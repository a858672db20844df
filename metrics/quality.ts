import type { Entry, Finding, Point, ProposedCell } from './checks/finding.ts'
import { checkHistory } from './checks/history.ts'
import { checkTargets } from './checks/on-target.ts'
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
  const sound: ProposedCell[] = []
  const places: number[] = []
  for (const [cell, proposed] of cells.entries()) {
    const faults = [...checkPeriod(proposed, cell, today), ...checkValueForm(proposed, cell)]
    findings.push(...faults)
    if (faults.length > 0 || proposed.value === null) continue
    sound.push(proposed)
    places.push(cell)
  }
  const points = pointsOf(sound)
  for (const [place, proposed] of sound.entries()) {
    const entry = entryOf(proposed, places[place]!, points.get(keyOf(proposed)) ?? [])
    findings.push(...checkYearToDate(entry), ...checkHistory(entry), ...checkTargets(entry))
  }
  return findings.sort((a, b) => a.cell - b.cell)
}

function keyOf({ indicator, region }: ProposedCell): string {
  return `${indicator.id} ${region}`
}

/** The points of each indicator and region, known and proposed, oldest first; a proposed value replaces a known one. */
function pointsOf(cells: readonly ProposedCell[]): ReadonlyMap<string, readonly Point[]> {
  const series = new Map<string, Map<number, Point>>()
  for (const proposed of cells) {
    const points = series.get(keyOf(proposed)) ?? knownPoints(proposed)
    series.set(keyOf(proposed), points)
    const index = periodIndex(proposed.period)
    points.set(index, { index, value: canonical(proposed) })
  }
  const sorted = [...series].map(
    ([key, points]) => [key, [...points.values()].sort((a, b) => a.index - b.index)] as const,
  )
  return new Map(sorted)
}

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

function entryOf(proposed: ProposedCell, cell: number, points: readonly Point[]): Entry {
  const index = periodIndex(proposed.period)
  const place = points.findIndex((point) => point.index >= index)
  return { cell, proposed, index, value: canonical(proposed), earlier: points.slice(0, place) }
}

function canonical({ value }: ProposedCell): string {
  const parsed = parseValue(value ?? '')
  return 'value' in parsed ? parsed.value : ''
}
