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
  const sound: Sound[] = []
  for (const [cell, proposed] of cells.entries()) {
    const faults = [...checkPeriod(proposed, cell, today), ...checkValueForm(proposed, cell)]
    findings.push(...faults)
    const parsed = proposed.value === null ? undefined : parseValue(proposed.value)
    if (faults.length === 0 && parsed && 'value' in parsed) {
      sound.push({ cell, proposed, index: periodIndex(proposed.period), value: parsed.value })
    }
  }
  for (const entry of withHistory(sound)) {
    findings.push(...checkYearToDate(entry), ...checkHistory(entry), ...checkTargets(entry))
  }
  return findings.sort((a, b) => a.cell - b.cell)
}

type Sound = Omit<Entry, 'earlier'>

/** Puts beside each cell the points before it, known and proposed, oldest first; a proposed value replaces a known one. */
function* withHistory(sound: readonly Sound[]): Generator<Entry> {
  const series = Map.groupBy(sound, ({ proposed }) => `${proposed.indicator.id} ${proposed.region}`)
  for (const cells of series.values()) {
    const points = knownPoints(cells[0]!.proposed)
    for (const { index, value } of cells) points.set(index, { index, value })
    const sorted = [...points.values()].sort((a, b) => a.index - b.index)
    for (const cell of cells) {
      yield {
        ...cell,
        earlier: sorted.slice(
          0,
          sorted.findIndex(({ index }) => index === cell.index),
        ),
      }
    }
  }
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
