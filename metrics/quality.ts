import { seriesKey } from './catalogue/cell-key.ts'
import { checkedFigure } from './checks/checked-figure.ts'
import { checkDenominators } from './checks/denominator.ts'
import { partsOf } from './series/share.ts'
import { newestStoodBy } from './series/standing.ts'
import { figuresAround } from './checks/figures-around.ts'
import type { SoundCell, Surroundings } from './checks/figures-around.ts'
import type { Finding, SeriesPoint, ProposedCell } from './checks/finding.ts'
import { checkHistory } from './checks/history.ts'
import { checkJumpAtDue } from './checks/jump-at-due.ts'
import { checkNeighbours } from './checks/neighbours.ts'
import { checkAgainstTarget } from './checks/on-target.ts'
import { checkOwnPeriod } from './checks/own-period.ts'
import { checkDuplicates, checkPeriod } from './checks/period-fit.ts'
import { checkPublishedGrowth } from './checks/published-growth.ts'
import { checkShareForm, isEnteredByParts, partsEntered, valueEntered } from './checks/share-form.ts'
import { checkValueForm } from './checks/value-form.ts'
import { checkWholes } from './checks/whole.ts'
import { checkTotalExceeds } from './checks/year-to-date.ts'
import { lookedBack } from './checks/year-before.ts'
import { periodIndex } from './period.ts'

/**
 * Checks cells before they are stored, in the browser while typing and on the server alike: `error` must be fixed, `query` must be
 * explained (see `isRealExplanation`). Cells of one batch are compared with each other. Without `around` the figures that a cell must
 * agree with are not compared. Rules Q, except, which judge explanations.
 */
export function checkObservations(batch: Batch): Finding[] {
  const checking = checkingObservations(batch)
  for (;;) {
    const step = checking.next()
    if (step.done) return step.value
  }
}

/** The cells to check, and the figures known beside them. */
export interface Batch {
  readonly cells: readonly ProposedCell[]
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string
  readonly around?: Surroundings
}

/** Checks cells step by step, so that other requests can be answered during a batch of ten thousand. */
export function* checkingObservations(batch: Batch): Generator<undefined, Finding[], undefined> {
  const { cells, today, around } = batch
  const findings = checkDuplicates(cells)
  const sound: SoundCell[] = []
  for (const [cell, proposed] of cells.entries()) {
    const checkForm = isEnteredByParts(proposed) ? checkShareForm : checkValueForm
    const found = [...checkPeriod(proposed, cell, today), ...checkForm(proposed, cell)]
    findings.push(...found)
    const value = valueEntered(proposed)
    // A cell with an error is compared with nothing; one with a query is a figure like any other.
    if (found.every(({ severity }) => severity === 'query') && value !== undefined) {
      const { indicator, targets } = proposed
      const figure = checkedFigure(value, partsEntered(proposed), indicator, targets)
      sound.push({ cell, proposed, index: periodIndex(proposed.period), value: figure })
    }
    yield
  }
  for (const cells of Map.groupBy(sound, keyOf).values()) findings.push(...(yield* checkSeries(cells)))
  if (around) findings.push(...(yield* checkAgreement(sound, around)))
  return findings.sort((a, b) => a.cell - b.cell)
}

/** Checks figures against those of other series with which they must agree. */
function* checkAgreement(
  cells: readonly SoundCell[],
  around: Surroundings,
): Generator<undefined, Finding[], undefined> {
  const figures = figuresAround(cells, around)
  const findings: Finding[] = []
  for (const cell of cells) {
    for (const check of [checkWholes, checkOwnPeriod, checkPublishedGrowth, checkNeighbours])
      findings.push(...check(cell, figures, around))
    yield
  }
  return findings
}

function keyOf({ proposed: { indicator, region } }: SoundCell): string {
  return seriesKey({ indicator: indicator.id, region })
}

/** Checks the cells of one indicator and region against its points, known and proposed; a proposed value replaces a known one. */
function* checkSeries(cells: readonly SoundCell[]): Generator<undefined, Finding[], undefined> {
  const { proposed } = cells[0]!
  const points = knownPoints(proposed)
  for (const { index, value, proposed } of cells) {
    points.set(index, { index, value, breaks: proposed.status === 'B' })
  }
  const sorted = [...points.values()].sort((a, b) => a.index - b.index)
  const places = new Map(sorted.map(({ index }, place) => [index, place]))
  const proposedAt = new Set(cells.map(({ index }) => index))
  const entries = cells.map((cell) => {
    const place = places.get(cell.index)!
    const next = sorted[place + 1]
    // Where two proposed values contradict each other, the later one gets the finding.
    const known = next && !proposedAt.has(next.index) && !next.breaks ? { next } : {}
    return {
      ...cell,
      earlier: comparable(
        sorted.slice(Math.max(0, place - lookedBack(proposed.indicator.frequency)), place + 1),
      ),
      ...known,
    }
  })
  const findings = checkDenominators(cells)
  for (const entry of entries) {
    findings.push(...checkHistory(entry), ...checkTotalExceeds(entry))
    yield
  }
  for (const target of proposed.targets) {
    findings.push(...checkAgainstTarget(target, entries, sorted))
    yield
    for (const entry of entries) findings.push(...checkJumpAtDue(target, entry))
    yield
  }
  return findings
}

/** The points before the last one that have its definition. Rule G-7. */
function comparable(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.slice(
    Math.max(
      0,
      points.findLastIndex(({ breaks }) => breaks),
    ),
    -1,
  )
}

/** The newest value of each period that its organisation stands by. */
function knownPoints({ series, indicator, targets }: ProposedCell): Map<number, SeriesPoint> {
  const valued = series.filter(({ value }) => value !== null)
  const points = new Map<number, SeriesPoint>()
  for (const [index, observation] of newestStoodBy(valued, indicator.frequency)) {
    const value = checkedFigure(String(observation.value), partsOf(observation), indicator, targets)
    points.set(index, { index, value, breaks: observation.status === 'B' })
  }
  return points
}
