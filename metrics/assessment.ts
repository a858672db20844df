import { dayNumber, isDate } from './period/civil-date.ts'
import type { Calendar } from './calendar/calendar.ts'
import { awaitedPeriod } from './judging/awaited-period.ts'
import type { AwaitedPeriod } from './judging/awaited-period.ts'
import { breakInTotal } from './judging/break-in-total.ts'
import { gatherFacts, needsBaseline } from './judging/facts.ts'
import type { Facts, OwedPeriod } from './judging/facts.ts'
import { judgedValue, partsShown, revised } from './judging/judged-value.ts'
import { figuresOf, noFigures, type Figures } from './judging/figures.ts'
import { isSummed, judgingModeOf } from './judging/judging-mode.ts'
import type { Light, LightRule } from './catalogue/light-rule.ts'
import type { CorrectionReason, Observation, ObservationStatus } from './series/observation.ts'
import { RECENT_STEPS } from './judging/pace.ts'
import type { Pace } from './judging/pace.ts'
import { denominatorChangeIn, isShareAlone } from './judging/share-remarks.ts'
import type { DenominatorChange } from './judging/share-remarks.ts'
import { lastIndexEndedBy, periodAt } from './period.ts'
import type { Period } from './period.ts'
import { approvedAt, isUnderReview, readSeries } from './series/series.ts'
import { spanPeriods } from './catalogue/span-periods.ts'
import type { Target } from './catalogue/target.ts'
import type { HeldBy } from './judging/gap-verdict.ts'
import { verdictOf } from './judging/verdict.ts'
import { yearPartOf } from './judging/year-part.ts'
import type { YearPart } from './judging/year-part.ts'
import type { DecidingStep } from './judging/verdict.ts'

export type { DecidingStep } from './judging/verdict.ts'

/** The reasons of a light besides the figures. */
export interface Why {
  readonly decidingStep: DecidingStep
  /** The bound that the gap met or failed, in percentage points. */
  readonly cut?: number
  /** The option of the rule that withheld a green light. */
  readonly heldBy?: HeldBy
  /** Far behind for so many judged periods in a row; present from the rule's `repeat` on. */
  readonly repeated?: number
  /** maintain: periods met, of those elapsed. */
  readonly periods?: { readonly met: number; readonly elapsed: number }
  /** Present where the gap is higher than the rule considers plausible. */
  readonly ahead?: true
  /** Present where the figure is printed as a lower bound (超过21万座), or is based on one. */
  readonly lowerBound?: true
  /** Present for a sum that lacks an unreported period. */
  readonly incomplete?: true
  /** The last period of the span up to the judged one whose denominator differs from the one before. */
  readonly denominatorChange?: DenominatorChange
  /** Present for a reported share without its numerator and denominator. */
  readonly shareAlone?: true
  /** The break of definition (口径) between the starting figure and the value: nothing is measured across it. */
  readonly breakAt?: Period
  /** The break of definition within the year of a running total, which so contains periods by the old definition and by the new one. */
  readonly mixedSince?: Period
  /** The period after the newest reported or expected one, where it has ended and no figure of it can exist yet. */
  readonly awaited?: AwaitedPeriod
  /** Present where x is not fully known: the known part proves the target met, since values cannot be negative. */
  readonly provedInPart?: true
}

/** A verdict with its figures, all unrounded; completion, distance and schedule are fractions, gap is in percentage points. */
export interface Assessment {
  readonly target: string
  /** null: listed but not judged (undetermined basis or no due date), or of a matter that does not exist in the region (L-19). */
  readonly light: Light | null
  readonly completion: number | null
  readonly distance: number | null
  readonly schedule: number | null
  readonly gap: number | null
  /** The approved value that was judged, in the indicator's unit, and its period; of a target that is not judged the newest one. */
  readonly value: number | null
  readonly period: Period | null
  readonly status: ObservationStatus | null
  /** Present where the value replaced an approved one. */
  readonly correction?: CorrectionReason
  /** The numerator of that value, where it is a share that was reported with one. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** x of the formula: value, or value − baseline for "new N" on a level series, or the sum since the span's start. */
  readonly achieved: number | null
  readonly baseline: {
    readonly value: number
    readonly period: Period | null
    readonly source: 'printed' | 'approved'
  } | null
  /** Whether a revision waits for review in a period on which the figure depends, or in a later one. */
  readonly pendingReview: boolean
  /** Whether any demo value was used. */
  readonly demo: boolean
  /** The last period whose deadline has passed, and that deadline; null while there is none, and for a series that nobody owes. */
  readonly expected: { readonly period: Period; readonly deadline: string } | null
  /** The first period owed after the newest reported one, otherwise the span's first, and its deadline; null unless overdue. */
  readonly overdueSince: { readonly period: Period; readonly deadline: string } | null
  /** Whole days since that deadline; null unless overdue. */
  readonly overdueDays: number | null
  /** Months since the plan was at the present figure; positive = behind. null where the part reached is not known, or the plan always asks the whole. */
  readonly lagMonths: number | null
  /** The amount that each step still needs up to the due date, and the mean amount of the last steps (up to 3). */
  readonly pace: Pace | null
  /** The part of the target that falls to the reference date's year; present where its span ends in a later one. */
  readonly yearPart?: YearPart
  /** The id of the light rule that judged. */
  readonly rule: string
  readonly why: Why
}

export interface AssessmentInput {
  readonly target: Target
  /** The revisions of the target's own indicator and region, in any order, as known at the view's `asOf`. */
  readonly observations: readonly Observation[]
  /** The reference date, `YYYY-MM-DD`. */
  readonly at: string
  readonly rule: LightRule
  /** The mean gap of the regions with the same commitment, for a rule with `peer`. */
  readonly peerMean?: number
  readonly calendar: Calendar
}

/**
 * Judges a target at a reference date by its known approved values. Missing values are shown by the light; only a date that does not exist
 * is an error (RangeError). Rules A-1 … L-8; e.g. 1,854,000 − 1,425,000 of 600,000 new stations at 2022-06-30 is completion 0.715, gap
 * +21.5.
 */
export function assess(input: AssessmentInput): Assessment {
  const { target, at, rule } = input
  if (!isDate(at)) throw new RangeError(`not a date: ${at}`)
  if (judgingModeOf(target) === 'none') return unjudged(input)
  const known = gatherFacts(target, target.due!, input.observations, at, input.calendar)
  const found = figuresOf(known, rule)
  const { light, keptFrom, ...verdict } = verdictOf(known, found, rule, input.peerMean)
  // What does not exist in a region has no figures there.
  const facts = light === null ? { ...known, judged: null, expected: null } : known
  const { judged, expected, unreported, span } = facts
  const { periods, ...shown }: Figures = light === null ? noFigures : found
  const rested = keptFrom ?? judged
  const owedAt = ({ index, deadline }: OwedPeriod) => ({ period: periodAt(span.frequency, index), deadline })
  const overdueSince = light === 'overdue' ? unreported : null
  const denominatorChange = denominatorChangeIn(facts)
  const brokenAt = rested?.brokenAt ?? null
  const awaited = awaitedPeriod(facts, input.calendar)
  const baseline = baselineOf(facts)
  const yearPart = yearPartOf(target, baseline?.value ?? null, at)
  const mixedSince = brokenAt === null ? breakInTotal(facts, rested) : null
  return {
    target: target.id,
    light,
    ...shown,
    ...judgedValue(judged),
    baseline,
    ...(yearPart && { yearPart }),
    pendingReview: pendingIn(facts),
    demo: usesDemo(facts) || keptFrom?.demo === true,
    expected: expected && owedAt(expected),
    overdueSince: overdueSince && owedAt(overdueSince),
    overdueDays: overdueSince && dayNumber(at) - dayNumber(overdueSince.deadline),
    rule: rule.id,
    why: {
      ...verdict,
      ...(periods && { periods }),
      ...((shown.gap ?? -Infinity) > (rule.ahead ?? Infinity) && { ahead: true }),
      ...(judged?.lowerBound && { lowerBound: true }),
      ...(judged?.incomplete && { incomplete: true }),
      ...(denominatorChange && { denominatorChange }),
      ...(isShareAlone(target, judged?.observation) && { shareAlone: true }),
      ...(brokenAt !== null && { breakAt: periodAt(span.frequency, brokenAt) }),
      ...(mixedSince !== null && { mixedSince: periodAt(span.frequency, mixedSince) }),
      ...(keptFrom && keptFrom.achieved === null && { provedInPart: true }),
      ...(awaited && { awaited }),
    },
  }
}

/** The assessment of a target that is listed with its newest value, but not judged. Rule L-0. */
function unjudged({ target, observations, at, rule }: AssessmentInput): Assessment {
  const { frequency } = target.indicator
  const { first } = spanPeriods(target, frequency)
  const series = readSeries(observations, frequency, first, lastIndexEndedBy(frequency, dayNumber(at)))
  const newest = series.approved.findLast(
    (observation) => observation !== undefined && observation.value !== null,
  )
  return {
    target: target.id,
    light: null,
    ...noFigures,
    value: newest ? Number(newest.value) : null,
    period: newest?.period ?? null,
    status: newest?.status ?? null,
    ...revised(newest),
    ...partsShown(newest),
    achieved: null,
    baseline: null,
    pendingReview: series.latest.some(isUnderReview),
    demo: newest?.provenance === 'demo',
    expected: null,
    overdueSince: null,
    overdueDays: null,
    rule: rule.id,
    why: { decidingStep: 'unjudged', ...(newest?.bound === 'lower' && { lowerBound: true }) },
  }
}

function baselineOf(facts: Facts): Assessment['baseline'] {
  const { baseline, judged } = facts
  if (!baseline || !needsBaseline(facts) || (judged && judged.brokenAt !== null)) return null
  const { source, period, value } = baseline
  const told = source === 'printed' ? value : approvedAt(facts.series, facts.series.first)!.value
  return { value: Number(told), period, source }
}

/** The first period on which the judged figure depends, besides the baseline's: the span's where values are summed or counted, else its own. */
function firstNeeded({ target, mode, judged, first }: Facts): number {
  return mode === 'maintained' || isSummed(target) || !judged ? first : judged.index
}

function pendingIn(facts: Facts): boolean {
  const { series } = facts
  const baseline = facts.baseline?.source !== 'printed' && needsBaseline(facts)
  const needed = series.latest.slice(firstNeeded(facts) - series.first)
  return (baseline && isUnderReview(series.latest[0])) || needed.some(isUnderReview)
}

/** Whether a demo value was used: in the judged figure, the baseline, a part of a sum, or the recent pace. */
function usesDemo(facts: Facts): boolean {
  const { series, judged, first } = facts
  if (!judged) return false
  if (judged.demo || (needsBaseline(facts) && facts.baseline?.demo)) return true
  const from = Math.max(first, Math.min(firstNeeded(facts), judged.index - RECENT_STEPS))
  return series.approved
    .slice(from - series.first, judged.index - series.first)
    .some((observation) => observation?.provenance === 'demo')
}
