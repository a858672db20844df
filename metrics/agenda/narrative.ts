import type { Light } from '../catalogue/light-rule.ts'

/** The expectation of an organisation for its target (研判): it will manage, it is at risk, it needs help. */
export const judgements = ['able', 'at-risk', 'needs-help'] as const
export type Judgement = (typeof judgements)[number]

/** The most characters of each part of a narrative. */
export const narrativeLimits = { cause: 300, measures: 300, coordination: 200 } as const

const failing: ReadonlySet<Light | null> = new Set(['far-behind', 'missed', 'overdue'])
const well: ReadonlySet<Light | null> = new Set(['on-schedule', 'met'])

/** Whether an organisation's expectation contradicts the light: both are then shown, and the meeting speaks of it. Rule J-5. */
export function contradicts(judgement: Judgement | null, light: Light | null): boolean {
  return (judgement === 'able' && failing.has(light)) || (judgement === 'needs-help' && well.has(light))
}
