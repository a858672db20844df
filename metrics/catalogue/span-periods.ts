import { dayNumber } from '../period/civil-date.ts'
import { indexContaining, lastIndexEndedBy, periodIndex } from '../period.ts'
import type { Frequency, Period } from '../period.ts'
import type { TargetRecord } from './catalogue.ts'
import type { Target } from './target.ts'

type Dated = Pick<Target, 'start' | 'due'>

/** The periods of a span by their numbers; `last` is the due period, Infinity where there is no due date. */
export interface SpanPeriods {
  readonly first: number
  readonly last: number
}

/** The days from a week's Monday to its Thursday; a week belongs to the span that contains its Thursday. */
const BEFORE_THURSDAY = 3

/**
 * The periods that count towards a target: from the one that contains the span's start (of weeks the first whose Thursday is on or after
 * it) to the last that has ended by the due date. Rule P-4.
 */
export function spanPeriods({ start, due }: Dated, frequency: Frequency): SpanPeriods {
  const opening = dayNumber(start) + (frequency === 'W' ? BEFORE_THURSDAY : 0)
  return {
    first: indexContaining(frequency, opening),
    last: due === undefined ? Infinity : lastIndexEndedBy(frequency, dayNumber(due)),
  }
}

/** The target that a period counts towards; of several the one that is due first. */
export function targetFor<T extends { readonly record: Pick<TargetRecord, 'start' | 'due'> }>(
  targets: readonly T[],
  period: Period,
): T | undefined {
  const index = periodIndex(period)
  const dueOf = ({ record }: T) => record.due ?? '9999'
  return targets
    .filter(({ record }) => {
      const { first, last } = spanPeriods(record, period.frequency)
      return first <= index && index <= last
    })
    .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1))[0]
}
