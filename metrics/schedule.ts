import { dayNumber } from './period/civil-date.ts'
import { Decimal } from './numbers/decimal.ts'
import { endDayAt, endDayOf, indexContaining, lastIndexEndedBy, monthsPer, startDayAt } from './period.ts'
import type { Frequency, Period } from './period.ts'
import type { PlannedCourse, Target } from './catalogue/target.ts'

/** A target's span, and the frequency that divides it into steps. */
export interface Span {
  readonly start: string
  readonly due: string
  readonly frequency: Frequency
  readonly plan?: PlannedCourse
}

/** The span of a target up to its due date. */
export function spanOf({ start, plan, indicator }: Target, due: string): Span {
  return { start, due, frequency: indicator.frequency, ...(plan && { plan }) }
}

/**
 * The share of the span that should have been reached by the end of a period, 0…1: whole steps of the frequency over all steps of the span
 * (months, not their days), days for weekly and daily series, or the plan. Rules S-1 to S-4.
 */
export function scheduleShare(input: Span & { period: Period }): number {
  return scheduleAt(input, endDayOf(input.period)).toNumber()
}

/** The result of `scheduleShare` at a day number, as an exact quotient. */
export function scheduleAt(span: Span, day: number): Decimal {
  const { plan } = span
  const elapsed = elapsedAt(span, day)
  if (plan === undefined || plan.kind === 'linear') return new Decimal(elapsed).dividedBy(stepsOf(span))
  const line = planPoints(span, plan.points)
  const passed = line.findLastIndex((point) => point.position <= elapsed)
  const before = line[passed]!
  const after = line[passed + 1]
  if (plan.interpolation === 'stepped' || !after) return new Decimal(before.share)
  const part = new Decimal(elapsed)
    .minus(before.position)
    .dividedBy(new Decimal(after.position).minus(before.position))
  return new Decimal(after.share).minus(before.share).times(part).plus(before.share)
}

/** The steps of the whole span, partial ones included. Days for weekly and daily series. */
export function stepsOf({ start, due, frequency }: Span): number {
  const [first, last] = [dayNumber(start), dayNumber(due)]
  if (monthsPer(frequency) === undefined) return last - first + 1
  return indexContaining(frequency, last) - indexContaining(frequency, first) + 1
}

/** The whole steps from the span's start to the end of a day, from 0 to those of the span. */
export function elapsedAt(span: Span, day: number): number {
  const { frequency } = span
  const first = dayNumber(span.start)
  const passed =
    monthsPer(frequency) === undefined
      ? day - first + 1
      : lastIndexEndedBy(frequency, day) - indexContaining(frequency, first) + 1
  return Math.min(Math.max(passed, 0), stepsOf(span))
}

/** The position of a day's end within the span in steps, with a partial step by its days, for comparison with a plan's dated points. */
function positionAt(span: Span, day: number): number {
  const { frequency } = span
  const first = dayNumber(span.start)
  const bounded = Math.min(Math.max(day, first - 1), dayNumber(span.due))
  if (bounded === dayNumber(span.due)) return stepsOf(span)
  if (monthsPer(frequency) === undefined || bounded < first) return bounded - first + 1
  const index = indexContaining(frequency, bounded)
  const [from, to] = [startDayAt(frequency, index), endDayAt(frequency, index)]
  return index - indexContaining(frequency, first) + (bounded - from + 1) / (to - from + 1)
}

type Points = Extract<PlannedCourse, { kind: 'points' }>['points']

/** The plan's points, given in any order, on the axis of steps; 0 at the start and 1 at the due date unless the plan says otherwise. */
export function planPoints(span: Span, points: Points): { position: number; share: number }[] {
  const all = points
    .map(({ date, share }) => ({ position: positionAt(span, dayNumber(date)), share }))
    .sort((a, b) => a.position - b.position)
  if (all[0]?.position !== 0) all.unshift({ position: 0, share: 0 })
  const total = stepsOf(span)
  if (all.at(-1)!.position !== total) all.push({ position: total, share: 1 })
  return all
}
