import { assess } from '../assessment.ts'
import type { Why } from '../assessment.ts'
import type { CatalogueIndex, CataloguedTarget } from '../catalogue/catalogue-index.ts'
import { dayNumber } from '../period/civil-date.ts'
import { expectedFrom, expectedIndex } from '../reporting/deadline.ts'
import type { EvaluationSchemeRecord, SchemeIndicator } from '../catalogue/evaluation-scheme.ts'
import type { EvaluatedValue } from './evaluation.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import type { AbsenceReason, Observation } from '../series/observation.ts'
import { lastIndexEndedBy, periodAt, periodEnd, periodIndex } from '../period.ts'
import type { Period } from '../period.ts'
import { approvedAt, endsNotApplicable, isUnderReview, readSeries } from '../series/series.ts'
import { targetFor } from '../catalogue/span-periods.ts'
import { completesByWay } from '../judging/judging-mode.ts'
import { meets } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/** A value in an evaluation, with remarks for its reader. */
export interface EvaluatedFigure extends EvaluatedValue {
  /** Not final (SDMX P), estimated or imputed (E, I), or printed as a lower bound only. */
  readonly mark?: 'provisional' | 'estimated' | 'lower-bound'
  /** Present where a value of the period waits for review. */
  readonly pendingReview?: true
  readonly demo?: true
}

/** An indicator of a scheme at a reference date: the one period on which all are evaluated, and their values. */
export interface EvaluatedIndicator {
  readonly period: Period | null
  readonly figures: readonly EvaluatedFigure[]
  /** The first day on which the newest period with any value is the evaluated one; null without any value. */
  readonly evaluableAt: string | null
}

type Subjects = Pick<EvaluationSchemeRecord, 'over' | 'participants'>

/** The observations of one indicator and region, as known at the view's `asOf`. */
export type ObservationsOf = (indicator: string, region: string) => readonly Observation[]

/** The series by which a scheme is evaluated, each once. */
export function evaluatedSeries(
  { over, participants, indicators }: Subjects & Pick<EvaluationSchemeRecord, 'indicators'>,
  index: CatalogueIndex,
): { readonly indicator: string; readonly region: string }[] {
  return indicators.flatMap(({ indicator }) => {
    const regions = participants.flatMap((subject) =>
      over === 'regions'
        ? [subject]
        : dutiesOf(over, subject, indicator, index).map(({ record }) => record.region),
    )
    return [...new Set(regions)].map((region) => ({ indicator, region }))
  })
}

/**
 * The values of all subjects on one indicator. All are evaluated on the same period: the last whose deadline has passed before `at`, or
 * for a series that nobody owes the newest with any value; an older value never replaces a missing one. Rules K-9, K-10.
 */
export function evaluatedValues(
  subjects: Subjects,
  item: SchemeIndicator,
  { index, observationsOf, at }: { index: CatalogueIndex; observationsOf: ObservationsOf; at: string },
): EvaluatedIndicator {
  const indicator = index.indicators.get(item.indicator)
  if (!indicator) {
    const figures = subjects.participants.map((subject) => absence(subject, item.indicator, 'not-collected'))
    return { period: null, figures, evaluableAt: null }
  }
  const series = evaluatedSeries({ ...subjects, indicators: [item] }, index)
  const newest = newestPeriod(
    indicator,
    series.flatMap(({ region }) => observationsOf(indicator.id, region)),
    at,
  )
  const expected = expectedIndex(indicator, at, index.calendar)
  const period = expected === null ? newest : periodAt(indicator.frequency, expected)
  const figureOf = (subject: string): EvaluatedFigure => {
    if (!period) return absence(subject, indicator.id, 'not-collected')
    const duty = targetFor(dutiesOf(subjects.over, subject, indicator.id, index), period)
    if (subjects.over === 'organisations' && !duty) return absence(subject, indicator.id, 'not-applicable')
    const region = duty?.record.region ?? subject
    const observations = observationsOf(indicator.id, region).filter((each) => upTo(each.period, period))
    const found = standingFigure({ subject, indicator, region, period, observations })
    if (item.scoring.method !== 'target' || found.value === null || !duty) return found
    const { achieved, completion, why } = assess({
      target: duty.target,
      observations,
      at,
      rule: index.lightRuleAt(at),
      calendar: index.calendar,
    })
    const share =
      completion ?? (completesByWay(duty.target) ? keptShare(duty.target, achieved, why) : undefined)
    if (achieved === null || share === null) return absence(subject, indicator.id, 'undefined-ratio')
    const { comparator, value } = duty.target
    return {
      ...found,
      value: achieved,
      ...(comparator !== 'range' && { target: Number(value) }),
      ...(share !== undefined && { completion: share }),
    }
  }
  return {
    period,
    figures: subjects.participants.map(figureOf),
    evaluableAt: newest && (expectedFrom(newest, indicator, index.calendar) ?? periodEnd(newest)),
  }
}

/** The targets of a subject on an indicator: a region's own, or those that an organisation leads. */
function dutiesOf(
  over: Subjects['over'],
  subject: string,
  indicator: string,
  index: CatalogueIndex,
): readonly CataloguedTarget[] {
  if (over === 'regions') return index.targetsOn(indicator, subject)
  return [...index.targets.values()].filter(
    ({ record }) => record.indicator === indicator && record.organisations.includes(subject),
  )
}

/**
 * The completion of a target without a distance, such as one whose baseline is already at the target: all of it for a value that meets the
 * target, otherwise null.
 */
function keptShare(target: Target, achieved: number | null, why: Why): number | null {
  return achieved !== null && meets(target, achieved, why.lowerBound && 'lower') ? 1 : null
}

function standingFigure(cell: {
  subject: string
  indicator: Indicator
  region: string
  period: Period
  observations: readonly Observation[]
}): EvaluatedFigure {
  const { subject, indicator, region, period, observations } = cell
  const index = periodIndex(period)
  const first = Math.min(index, ...observations.map((each) => periodIndex(each.period)))
  const series = readSeries(observations, indicator.frequency, first, index)
  const standing = approvedAt(series, index)
  const pending = isUnderReview(series.latest.at(-1)) ? { pendingReview: true as const } : {}
  const demo = standing?.provenance === 'demo' ? { demo: true as const } : {}
  if (standing && standing.value !== null) {
    return {
      subject,
      indicator: indicator.id,
      value: Number(standing.value),
      ...markOf(standing),
      ...pending,
      ...demo,
    }
  }
  const owed = indicator.reportDays !== null && indicator.regions.includes(region)
  const isConcerned = standing !== undefined || !endsNotApplicable(series, first)
  const unreported = owed ? 'overdue' : 'not-collected'
  const reason = standing?.reason ?? (isConcerned ? unreported : 'not-applicable')
  return { ...absence(subject, indicator.id, reason), ...pending, ...demo }
}

function markOf({ bound, status }: Observation): Pick<EvaluatedFigure, 'mark'> {
  if (bound === 'lower') return { mark: 'lower-bound' }
  if (status === 'P') return { mark: 'provisional' }
  return status === 'E' || status === 'I' ? { mark: 'estimated' } : {}
}

/** The newest period, ended by `at`, with an approved value in any of the observations. */
function newestPeriod(
  { frequency }: Indicator,
  observations: readonly Observation[],
  at: string,
): Period | null {
  const last = lastIndexEndedBy(frequency, dayNumber(at))
  const known = observations.filter(
    ({ state, status, value, period }) =>
      state === 'approved' && status !== 'F' && value !== null && period.frequency === frequency,
  )
  const ended = known.map(({ period }) => periodIndex(period)).filter((number) => number <= last)
  return ended.length === 0 ? null : periodAt(frequency, Math.max(...ended))
}

function upTo(period: Period, last: Period): boolean {
  return period.frequency === last.frequency && periodIndex(period) <= periodIndex(last)
}

function absence(subject: string, indicator: string, reason: AbsenceReason): EvaluatedFigure {
  return { subject, indicator, value: null, reason }
}
