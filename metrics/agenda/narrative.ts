import type { Light } from '../catalogue/light-rule.ts'

/** What an organisation itself expects of its target (研判): it will manage, it is at risk, it needs others. */
export const judgements = ['able', 'at-risk', 'needs-help'] as const
export type Judgement = (typeof judgements)[number]

/** Characters that an organisation's narrative may have, part by part. */
export const narrativeLimits = { cause: 300, measures: 300, coordination: 200 } as const

const failing: ReadonlySet<Light | null> = new Set(['far-behind', 'missed', 'overdue'])
const well: ReadonlySet<Light | null> = new Set(['on-schedule', 'met'])

/** Whether an organisation's own judgement cannot go with the light: both stand side by side, and the meeting speaks of it. Rule J-5. */
export function contradicts(judgement: Judgement | null, light: Light | null): boolean {
  return (judgement === 'able' && failing.has(light)) || (judgement === 'needs-help' && well.has(light))
}
