import { isOnDesk, isUndecided, isWaiting } from '../workflow/figure-workflow.ts'
import { breaksAmong, definitionOf, ORIGINAL } from './breaks.ts'
import type { Break } from './breaks.ts'
import type { AbsenceReason, Observation } from './observation.ts'
import { supersedes } from './standing.ts'
import { periodIndex } from '../period.ts'
import type { Frequency } from '../period.ts'

/** The revisions of one indicator and region between two periods, by what stands and what came last. */
export interface Series {
  readonly frequency: Frequency
  /** The number of the first period; the arrays count from it. */
  readonly first: number
  /** The approved revision that stands in each period; any other replaces a demo value. */
  readonly approved: readonly (Observation | undefined)[]
  /** The newest revision that left its author: submitted, in review, approved or returned. */
  readonly latest: readonly (Observation | undefined)[]
  /** The breaks of definition among the approved values and later ones, oldest first. */
  readonly breaks: readonly Break[]
}

/**
 * Sorts revisions into the periods `first` to `last` (numbers as in `periodIndex`). Drafts never count, nor do forecasts (SDMX F), nor
 * periods of another frequency. Later periods only tell breaks of definition, for which an earlier value may have been restated. Rules
 * G-7.
 */
export function readSeries(
  observations: readonly Observation[],
  frequency: Frequency,
  first: number,
  last: number,
): Series {
  const length = Math.max(0, last - first + 1)
  const approved = new Array<Observation | undefined>(length).fill(undefined)
  const latest = new Array<Observation | undefined>(length).fill(undefined)
  const later = new Map<number, Observation>()
  for (const observation of observations) {
    const { period, state, status } = observation
    if (isOnDesk(state) || status === 'F' || period.frequency !== frequency) continue
    const slot = periodIndex(period) - first
    if (slot < 0) continue
    if (slot >= length) {
      if (state === 'approved' && supersedes(observation, later.get(slot))) later.set(slot, observation)
      continue
    }
    if (state === 'approved' && supersedes(observation, approved[slot])) approved[slot] = observation
    if (observation.revision >= (latest[slot]?.revision ?? 0)) latest[slot] = observation
  }
  const breaks = breaksAmong([...approved, ...later.values()], observations)
  return { frequency, first, approved, latest, breaks }
}

/** The approved revision that stands in a period. */
export function approvedAt(series: Series, index: number): Observation | undefined {
  return series.approved[index - series.first]
}

/** The definition of a period's approved value. Rule G-7. */
export function definitionAt(series: Series, index: number): number {
  return series.breaks.length === 0 ? ORIGINAL : definitionOf(series.breaks, index, approvedAt(series, index))
}

/** Whether a revision waits for a decision, and not only for its minute of release. */
export function isUnderReview(revision: Observation | undefined): boolean {
  return revision !== undefined && isUndecided(revision.state)
}

/** Whether a revision waits for review, or for its minute of release. */
export function isPending(revision: Observation | undefined): boolean {
  return revision !== undefined && isWaiting(revision.state)
}

/**
 * Whether the organisation has reported the period, reviewed or not. A revision that was returned and not submitted again is no report,
 * unless an earlier one was approved; nor is a row that says 逾期. Rule A-4.
 */
export function isReported(series: Series, index: number): boolean {
  const latest = series.latest[index - series.first]
  const standing = latest?.state === 'returned' ? approvedAt(series, index) : latest
  return standing !== undefined && standing.reason !== 'overdue'
}

const EXCUSING: readonly (AbsenceReason | undefined)[] = ['not-due', 'not-collected', 'not-applicable']

/** Whether the newest approved answer from a period on says that the matter does not exist. Rule L-19. */
export function endsNotApplicable(series: Series, first: number): boolean {
  for (let index = series.first + series.approved.length - 1; index >= first; index--) {
    const answer = approvedAt(series, index)
    if (answer) return answer.value === null && answer.reason === 'not-applicable'
  }
  return false
}

/** Whether an absence means that the period has no value to report, such as January where 1–2月 are one. Rule A-5. */
export function isExcused(observation: Observation | undefined): boolean {
  return observation?.value === null && EXCUSING.includes(observation.reason)
}
