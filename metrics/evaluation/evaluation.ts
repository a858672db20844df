import { aggregate, rank } from '../composite.ts'
import type { Aggregation } from '../composite.ts'
import { Decimal, withoutNoise } from '../numbers/decimal.ts'
import { schemeFaults } from '../catalogue/evaluation-scheme.ts'
import type { EvaluationScheme, SchemeIndicator } from '../catalogue/evaluation-scheme.ts'
import type { AbsenceReason } from '../series/observation.ts'
import { scoreValues } from './scoring.ts'
import { weightSensitivity } from './weight-sensitivity.ts'
import type { PlaceInterval } from './weight-sensitivity.ts'

/** The value of one 考核对象 (a region or an organisation) on one indicator; a null value has its reason. */
export interface EvaluatedValue {
  readonly subject: string
  readonly indicator: string
  readonly value: number | null
  readonly reason?: AbsenceReason
  /** The value of the subject's target. */
  readonly target?: number
  /** The share of the target that was reached, as its light has it. */
  readonly completion?: number
}

/** The reason why an indicator gives a subject no score; `not-scorable`: it gives nobody any, such as min-max of equal values. */
export type NoPoints = AbsenceReason | 'no-target' | 'not-scorable'

/** An indicator's part of a subject's score. */
export interface ScorePart {
  readonly indicator: string
  readonly value: number | null
  /** The score of the part; null with a reason. */
  readonly score: number | null
  readonly reason?: NoPoints
  /** The weight without absent parts; the weights of a subject's parts sum to 1. */
  readonly weight: number
  /** Arithmetic: score × weight, and the parts add up to the whole score. Geometric: score ^ weight, and they multiply to it. */
  readonly contribution: number | null
}

export interface SubjectScore {
  readonly subject: string
  readonly score: number | null
  readonly place: number | null
  readonly sensitivity: PlaceInterval | null
  /** The share (0…1) of the weight that is missing, of all that applies to the subject. */
  readonly missing: number
  /** The reason why there is no score. */
  readonly reason?: 'too-much-missing' | 'negative-points'
  /** The parts in the scheme's order. */
  readonly parts: readonly ScorePart[]
}

type ScoredValue = Pick<ScorePart, 'value' | 'score' | 'reason'>

/** Absences that are nobody's fault: the part is left out, and does not count as missing. */
const LEFT_OUT: readonly (NoPoints | undefined)[] = ['not-applicable', 'not-scorable']

/**
 * Scores and ranks the subjects of an evaluation, in their order. An absence is no zero: parts that do not apply or score nobody are left
 * out. The rest may be missing up to the scheme's share, and the remaining weights are scaled to a sum of 1. Rules K-4 to K-8. @throws
 * RangeError for a scheme with faults
 */
export function evaluate(
  scheme: EvaluationScheme,
  subjects: readonly string[],
  values: readonly EvaluatedValue[],
): SubjectScore[] {
  const [fault] = schemeFaults(scheme)
  if (fault) throw new RangeError(fault.message)
  const known = new Map(values.map((each) => [valueKey(each.indicator, each.subject), each]))
  const columns = scheme.indicators.map((indicator) =>
    scoreColumn(
      indicator,
      subjects.map((subject) => known.get(valueKey(indicator.indicator, subject))),
    ),
  )
  const rows = subjects.map((_, row) => columns.map((column) => column[row]!))
  const weights = scheme.indicators.map(({ weight }) => weight)
  const missing = rows.map((row) => missingShare(row, weights))
  const scoresUnder = (each: readonly number[]) =>
    rows.map((row, at) => (missing[at]! > scheme.maxMissing ? NaN : scoreOf(row, each, scheme.aggregation)))
  const scores = scoresUnder(weights)
  const places = rank(scores, scheme.decimals)
  const intervals = weightSensitivity(weights, scoresUnder, scheme.decimals)
  return subjects.map((subject, at) => ({
    subject,
    ...(Number.isNaN(scores[at])
      ? {
          score: null,
          place: null,
          reason: missing[at]! > scheme.maxMissing ? 'too-much-missing' : 'negative-points',
        }
      : { score: scores[at]!, place: places[at]! }),
    sensitivity: intervals[at]!,
    missing: missing[at]!,
    parts: partsOf(rows[at]!, scheme),
  }))
}

/** The key of a value: its indicator and its subject, a region or an organisation. */
function valueKey(indicator: string, subject: string): string {
  return `${indicator} ${subject}`
}

/** The scores of all subjects on one indicator; subjects without a value take no part in normalising. */
function scoreColumn(
  { scoring, direction }: SchemeIndicator,
  cells: readonly (EvaluatedValue | undefined)[],
): ScoredValue[] {
  const scored = cells.flatMap((cell) =>
    cell && cell.value !== null ? [{ ...cell, value: cell.value }] : [],
  )
  const points = new Map(
    scoreValues(scored, scoring, direction).map((score, at) => [scored[at]!.subject, score]),
  )
  return cells.map((cell) => {
    if (!cell || cell.value === null) {
      return { value: null, score: null, reason: cell?.reason ?? 'not-collected' }
    }
    const score = points.get(cell.subject)!
    if (!Number.isNaN(score)) return { value: cell.value, score }
    return {
      value: cell.value,
      score: null,
      reason: scoring.method === 'target' ? 'no-target' : 'not-scorable',
    }
  })
}

/** The weight without a score, of all that applies; all of it where nothing applies. Rule K-6. */
function missingShare(row: readonly ScoredValue[], weights: readonly number[]): number {
  const applying = weights.map((weight, at) => (LEFT_OUT.includes(row[at]!.reason) ? 0 : weight))
  const whole = Decimal.sum(0, ...applying)
  const absent = Decimal.sum(0, ...applying.filter((_, at) => row[at]!.score === null))
  return whole.isZero() ? 1 : absent.dividedBy(whole).toNumber()
}

/** The weights of the parts with a score, scaled to a sum of 1; 0 for the others. */
function presentWeights(row: readonly ScoredValue[], weights: readonly number[]): number[] {
  const present = weights.map((weight, at) => (row[at]!.score === null ? 0 : weight))
  const whole = present.reduce((sum, weight) => sum + weight, 0)
  return present.map((weight) => (weight === 0 ? 0 : withoutNoise(weight / whole)))
}

function scoreOf(row: readonly ScoredValue[], weights: readonly number[], aggregation: Aggregation): number {
  // A part without a score has no weight, so that its replacement does not matter: 1 is neutral in both means.
  return aggregate(
    row.map(({ score }) => score ?? 1),
    presentWeights(row, weights),
    aggregation,
  )
}

function partsOf(row: readonly ScoredValue[], { indicators, aggregation }: EvaluationScheme): ScorePart[] {
  const weights = presentWeights(
    row,
    indicators.map(({ weight }) => weight),
  )
  return row.map((column, at) => ({
    indicator: indicators[at]!.indicator,
    ...column,
    weight: weights[at]!,
    contribution: column.score === null ? null : contributionOf(column.score, weights[at]!, aggregation),
  }))
}

function contributionOf(score: number, weight: number, aggregation: Aggregation): number | null {
  if (aggregation === 'arithmetic') return withoutNoise(score * weight)
  return score < 0 ? null : withoutNoise(score ** weight)
}
