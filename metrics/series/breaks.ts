import { isOnDesk } from '../workflow/figure-workflow.ts'
import type { Observation } from './observation.ts'
import { periodIndex } from '../period.ts'

/** A change of definition (口径): the period that it begins with, and when it was first entered. */
export interface Break {
  readonly index: number
  /** Place in the order of entries; undefined where that order is not told. */
  readonly entered: number | undefined
}

/** What a value measures by where no break came before it. */
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

/** A break whose value is corrected is no later one: what was restated for it stays so. */
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
 * The definition that a value measures by: the number of the newest break at or before its period, or entered before the
 * value was (restated as the new definition counts). Two values can be compared where this is the same. Rule G-7.
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
