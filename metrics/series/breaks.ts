import { isOnDesk } from '../workflow/figure-workflow.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { dayNumber } from '../period/civil-date.ts'
import type { Observation } from './observation.ts'
import { indexContaining, periodIndex, type Period } from '../period.ts'

/** A break of definition (口径): its first period, and when it was first entered. */
export interface Break {
  readonly index: number
  /** The place in the order of entries; undefined where that order is unknown. */
  readonly entered: number | undefined
}

/** The definition of a value without an earlier break. */
export const ORIGINAL = -Infinity

/** The breaks among approved values, oldest first. Rule G-7. */
export function breaksAmong(
  approved: readonly (Observation | undefined)[],
  observations: readonly Observation[],
): readonly Break[] {
  return approved
    .filter((observation) => observation?.status === 'B' && observation.value !== null)
    .map((observation) => ({
      index: periodIndex(observation!.period),
      entered: firstEntry(observation!, observations),
    }))
    .sort((a, b) => a.index - b.index)
}

/** The first entry of a break: a correction of its value is no later break, so restated values stay restated. */
function firstEntry({ period }: Observation, observations: readonly Observation[]): number | undefined {
  const entries = observations.flatMap(({ period: other, status, state, sequence }) =>
    status === 'B' &&
    !isOnDesk(state) &&
    sequence !== undefined &&
    other.frequency === period.frequency &&
    periodIndex(other) === periodIndex(period)
      ? [sequence]
      : [],
  )
  return entries.length === 0 ? undefined : Math.min(...entries)
}

/**
 * The definition of a value: the number of the newest break at or before its period, or entered before the value was (which was then
 * restated). Two values with the same definition can be compared. Rule G-7.
 */
export function definitionOf(
  breaks: readonly Break[],
  index: number,
  observation: Pick<Observation, 'sequence'> | undefined,
): number {
  const entered = observation?.sequence
  const newest = breaks.findLast(
    (each) =>
      each.index <= index || (entered !== undefined && each.entered !== undefined && entered > each.entered),
  )
  return newest?.index ?? ORIGINAL
}

/** Whether a period is the first that is counted by another version of the 口径 than the periods before it. Rule Z-16. */
export function beginsCountingRule(
  { countingRule, frequency }: Pick<Indicator, 'countingRule' | 'frequency'>,
  period: Period,
): boolean {
  if (!countingRule?.from || countingRule.version === 1 || period.frequency !== frequency) return false
  return periodIndex(period) === indexContaining(frequency, dayNumber(countingRule.from))
}
