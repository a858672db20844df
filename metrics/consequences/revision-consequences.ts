import { assess } from '../assessment.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { addDays, dateOf, dayNumber } from '../period/civil-date.ts'
import { lightRuleAt } from '../catalogue/light-rule-in-force.ts'
import type { LightRuleRecord } from '../catalogue/light-rule-in-force.ts'
import type { Light } from '../catalogue/light-rule.ts'
import type { Observation } from '../series/observation.ts'
import { endDayAt, indexContaining, lastIndexEndedBy, periodAt, periodEnd, startDayAt } from '../period.ts'
import { expectedFrom } from '../reporting/deadline.ts'
import { withApproved } from '../series/supposed-revision.ts'
import type { SupposedRevision } from '../series/supposed-revision.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'
import type { Target } from '../catalogue/target.ts'

/** A light that a revision would have changed, over the reference dates `from` … `until`. */
export interface LightChange {
  readonly target: string
  readonly from: string
  /** The last reference date of the difference; null: it lasts to today. */
  readonly until: string | null
  readonly before: Light
  readonly after: Light
}

/** The figures and targets beside which a revision is judged. */
export interface RevisionContext {
  readonly targets: readonly Target[]
  readonly observations: readonly Observation[]
  readonly proposed: SupposedRevision
  /** The observations after the revision. Given for a series that is computed from the cell's; for the cell's own they follow from `proposed`. */
  readonly revised?: readonly Observation[]
  readonly today: string
  readonly rules: readonly LightRuleRecord[]
  readonly calendar: Calendar
}

/**
 * The lights that would have differed if a cell's approved value had been the proposed one, and from when: target by target, in the order
 * of time. `observations` are the known ones of the cell's series, or of one that is computed from it; `targets` are those on the same
 * series. Every reference date up to today is judged by its own rule. Rule V-1.
 */
export function revisionConsequences(input: RevisionContext): LightChange[] {
  const { targets, observations, proposed, rules, calendar } = input
  const revised = input.revised ?? withApproved(observations, proposed)
  return targets.flatMap((target) => {
    const { due } = target
    if (due === undefined) return []
    const lightAt = (known: readonly Observation[], at: string) =>
      assess({ target, observations: known, at, rule: lightRuleAt(rules, at), calendar }).light
    const judged = turningDays(target, due, input).map((at) => ({
      at,
      before: lightAt(observations, at),
      after: lightAt(revised, at),
    }))
    return changesAmong(target.id, judged)
  })
}

interface JudgedDay {
  readonly at: string
  readonly before: Light | null
  readonly after: Light | null
}

/** Groups successive days with the same pair of lights into one change. */
function changesAmong(target: string, days: readonly JudgedDay[]): LightChange[] {
  return days.flatMap(({ at, before, after }, place) => {
    if (before === null || after === null || before === after) return []
    const samePair = (day: JudgedDay | undefined) => day?.before === before && day.after === after
    if (samePair(days[place - 1])) return []
    const next = days.slice(place).find((day) => !samePair(day))
    return [{ target, from: at, until: next ? addDays(next.at, -1) : null, before, after }]
  })
}

/**
 * The reference dates, in order, on which a light that depends on the cell can turn: a period's end, the day after its deadline, the
 * day after the month that follows it (rule L-14), the span's start, another rule's first day, today.
 */
function turningDays(
  { indicator, start }: Target,
  due: string,
  { proposed: { period }, today, rules, calendar }: RevisionContext,
): string[] {
  const { frequency } = indicator
  const cellEnd = periodEnd(period)
  const from = cellEnd > start ? cellEnd : start
  const days = new Set([from, today, ...rules.flatMap((rule) => rule.from ?? [])])
  const last = Math.min(
    lastIndexEndedBy(frequency, dayNumber(today)),
    spanPeriods({ start, due }, frequency).last,
  )
  for (let index = indexContaining(frequency, dayNumber(from)); index <= last; index++) {
    const end = endDayAt(frequency, index)
    days.add(dateOf(end)).add(dateOf(startDayAt('M', indexContaining('M', end + 1) + 1)))
    const expected = expectedFrom(periodAt(frequency, index), indicator, calendar)
    if (expected !== null) days.add(expected)
  }
  return [...days].filter((day) => day >= from && day <= today).sort()
}
