import type { EvaluatedValue } from '#metrics/evaluation/evaluation.ts'
import type { EvaluationScheme, SchemeIndicator } from '#metrics/catalogue/evaluation-scheme.ts'

/** An indicator that is scored by min-max, where more is better. */
export function makeSchemeIndicator(part: Partial<SchemeIndicator> = {}): SchemeIndicator {
  return { indicator: 'a', weight: 0.5, direction: 'higher', scoring: { method: 'min-max' }, ...part }
}

/** A scheme of two indicators, a and b, of equal weight. */
export function makeScheme(part: Partial<EvaluationScheme> = {}): EvaluationScheme {
  return {
    id: 'scheme',
    name: '数字经济考核',
    indicators: [makeSchemeIndicator(), makeSchemeIndicator({ indicator: 'b' })],
    aggregation: 'arithmetic',
    maxMissing: 0.2,
    decimals: 1,
    ...part,
  }
}

/** The values of one indicator, subject by subject; null for a subject without reports. */
export function valuesOf(
  indicator: string,
  bySubject: Readonly<Record<string, number | null>>,
): EvaluatedValue[] {
  return Object.entries(bySubject).map(([subject, value]) => ({
    subject,
    indicator,
    value,
    ...(value === null && { reason: 'not-collected' as const }),
  }))
}
