import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { evaluatedValues, type EvaluatedFigure, type ObservationsOf } from './evaluated-values.ts'
import type { EvaluationSchemeRecord } from '../catalogue/evaluation-scheme.ts'
import { evaluate, type ScorePart, type SubjectScore } from './evaluation.ts'
import type { Period } from '../period.ts'

/** A part with what a reader must know of its value. */
export interface RunPart
  extends ScorePart, Pick<EvaluatedFigure, 'mark' | 'pendingReview' | 'demo' | 'target' | 'completion'> {}

export interface RunResult extends Omit<SubjectScore, 'parts'> {
  readonly parts: readonly RunPart[]
}

/** A scheme carried out at a reference date. */
export interface EvaluationRun {
  /** Of the scheme's indicators, in its order: the period that all are evaluated on. */
  readonly periods: readonly (Period | null)[]
  /** In the order of the scheme's participants. */
  readonly results: readonly RunResult[]
  /** Any value is a demo one. */
  readonly demo: boolean
  /** Where to look when `at` lies past the values: the earliest of the indicators' own days; null without any value. */
  readonly evaluableAt: string | null
}

/**
 * Runs a scheme on approved values at `at`, as far as they are known to `observationsOf`. Rules K-4 to K-10.
 * @throws RangeError for a scheme with faults
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
