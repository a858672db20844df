import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { evaluatedValues, type EvaluatedFigure, type ObservationsOf } from './evaluated-values.ts'
import type { EvaluationSchemeRecord } from '../catalogue/evaluation-scheme.ts'
import { evaluate, type ScorePart, type SubjectScore } from './evaluation.ts'
import type { Period } from '../period.ts'

/** A part of a score, with remarks on its value for a reader. */
export interface RunPart
  extends ScorePart, Pick<EvaluatedFigure, 'mark' | 'pendingReview' | 'demo' | 'target' | 'completion'> {}

export interface RunResult extends Omit<SubjectScore, 'parts'> {
  readonly parts: readonly RunPart[]
}

/** A scheme evaluated at a reference date. */
export interface EvaluationRun {
  /** The period on which all are evaluated, for each of the scheme's indicators in order. */
  readonly periods: readonly (Period | null)[]
  /** The results in the order of the scheme's participants. */
  readonly results: readonly RunResult[]
  /** Whether any value is a demo one. */
  readonly demo: boolean
  /** A reference date on which an indicator has values, for a reader whose own date lies after them: the earliest of the indicators'; null without any value. */
  readonly evaluableAt: string | null
}

/**
 * Evaluates a scheme at `at` by the approved values that `observationsOf` knows. Rules K-4 to K-10. @throws RangeError for a scheme with
 * faults
 */
export function runEvaluation(
  scheme: Omit<EvaluationSchemeRecord, 'version'>,
  known: { readonly index: CatalogueIndex; readonly observationsOf: ObservationsOf; readonly at: string },
): EvaluationRun {
  const columns = scheme.indicators.map((item) => evaluatedValues(scheme, item, known))
  const figures = columns.map((column) => column.figures)
  const results = evaluate(scheme, scheme.participants, figures.flat())
  const days = columns.flatMap(({ evaluableAt }) => evaluableAt ?? [])
  return {
    periods: columns.map(({ period }) => period),
    results: results.map((result, row) => ({
      ...result,
      parts: result.parts.map((part, column) => withMarks(part, figures[column]![row]!)),
    })),
    demo: figures.flat().some(({ demo }) => demo),
    evaluableAt: days.toSorted()[0] ?? null,
  }
}

function withMarks(
  part: ScorePart,
  { mark, pendingReview, demo, target, completion }: EvaluatedFigure,
): RunPart {
  return {
    ...part,
    ...(mark && { mark }),
    ...(pendingReview && { pendingReview }),
    ...(demo && { demo }),
    ...(target !== undefined && { target }),
    ...(completion !== undefined && { completion }),
  }
}
