import { senseOf, type Target } from '../catalogue/target.ts'
import { Decimal } from '../numbers/decimal.ts'
import { dayNumber } from '../period/civil-date.ts'
import { scheduleAt, spanOf } from '../schedule.ts'
import { judgingModeOf } from './judging-mode.ts'

/** The part of a target's planned course up to the end of a year that its span goes beyond. */
export interface YearPart {
  readonly year: number
  /** The figure by the end of the year, in the indicator's unit, unrounded. */
  readonly byEnd: number
  /** The amount of the year alone; null of a level. */
  readonly own: number | null
}

/**
 * The part of a target that falls to the reference date's year, where its span ends in a later one: of an amount what is to be achieved in
 * that year and since the start, of a level where it is to stand at the year's end, for which the baseline must be known. Rule F-8.
 */
export function yearPartOf(target: Target, baseline: number | null, at: string): YearPart | undefined {
  const mode = judgingModeOf(target)
  const year = Number(at.slice(0, 4))
  const { due, start } = target
  if (due === undefined || `${year}-12-31` >= due || at < start) return undefined
  const span = spanOf(target, due)
  const shareBy = (end: number) => scheduleAt(span, dayNumber(`${end}-12-31`))
  if (mode === 'completion') {
    const [before, by] = [shareBy(year - 1).times(target.value), shareBy(year).times(target.value)]
    return { year, byEnd: by.toNumber(), own: by.minus(before).toNumber() }
  }
  if (mode !== 'distance' || baseline === null) return undefined
  const way = new Decimal(target.value).minus(baseline)
  // A baseline that stands at the target already, or beyond it, leaves no way to go.
  if (way.times(senseOf(target)).lessThanOrEqualTo(0)) return undefined
  return { year, byEnd: way.times(shareBy(year)).plus(baseline).toNumber(), own: null }
}
