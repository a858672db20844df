import type { Facts, Judged } from './facts.ts'
import { firstMet, needsBaseline } from './facts.ts'
import type { Figures } from './figures.ts'
import type { Light, LightRule } from '../catalogue/light-rule.ts'
import { gapVerdict } from './gap-verdict.ts'
import type { GapVerdict } from './gap-verdict.ts'
import { compareDecimals } from '../numbers/decimal.ts'
import { endsNotApplicable } from '../series/series.ts'
import { meets, senseOf, upperBound } from '../catalogue/target.ts'

/** The step in SPEC.md's list of lights that decided, for `explain` and for tests. */
export type DecidingStep =
  | 'unjudged'
  | 'not-applicable'
  | 'not-started'
  | 'met-kept'
  | 'missed-at-due'
  | 'nothing-reported'
  | 'no-value'
  | 'overdue'
  | 'met'
  | 'no-baseline'
  | 'gap'
  | 'attained-so-far'

export interface Verdict extends Partial<Omit<GapVerdict, 'light'>> {
  /** null: the matter of the target does not exist in its region. */
  readonly light: Light | null
  readonly decidingStep: DecidingStep
  /** The period that met the target, where the light is kept. */
  readonly keptFrom?: Judged
}

/** The light: that of the first of rules L-1 to L-8 that applies, or none by L-19. */
export function verdictOf(facts: Facts, figures: Figures, rule: LightRule, peerMean?: number): Verdict {
  const { target, mode, judged, reported, expected, unreported, first, due } = facts
  const awaited = facts.at < target.start || (target.indicator.reportDays !== null && expected === null)
  if (reported < first && awaited) return { light: 'not-started', decidingStep: 'not-started' }
  const keptFrom = mode === 'completion' ? firstMet(facts) : null
  if (keptFrom) return { light: 'met', decidingStep: 'met-kept', keptFrom }
  if (endsNotApplicable(facts.series, first)) return { light: null, decidingStep: 'not-applicable' }
  const met = judged !== null && isMet(facts, judged, figures)
  const known =
    judged !== null && ((judged.achieved !== null && !judged.lowerBound) || exceedsForCertain(facts, judged))
  if (known && !met && judged.index === due) return { light: 'missed', decidingStep: 'missed-at-due' }
  if (reported < first && expected === null) return { light: 'no-data', decidingStep: 'nothing-reported' }
  if (unreported) return { light: 'overdue', decidingStep: 'overdue' }
  if (!judged) return withoutValue(facts, awaited)
  if (met && (mode === 'distance' || judged.index === due)) return { light: 'met', decidingStep: 'met' }
  if (figures.gap !== null) return { ...gapVerdict(facts, figures.gap, rule, peerMean), decidingStep: 'gap' }
  return soFar(facts, judged, met)
}

function isMet({ target }: Facts, judged: Judged, { periods }: Figures): boolean {
  if (periods) return periods.met === periods.elapsed
  // A sum with a missing period does not prove a target met; where more is better, its lower limit was kept before.
  if (judged.achieved === null || judged.incomplete) return false
  return meets(target, judged.achieved, judged.lowerBound ? 'lower' : undefined)
}

/** The verdict where something is reported, but no approved value exists: a submitted first value does not change the light (rule A-4). */
function withoutValue({ answered }: Facts, awaited: boolean): Verdict {
  return awaited && !answered
    ? { light: 'not-started', decidingStep: 'not-started' }
    : { light: 'no-data', decidingStep: answered ? 'no-value' : 'nothing-reported' }
}

/** Whether the lower limit of x already exceeds the cap. Rule B-4. */
function exceedsForCertain({ target, mode }: Facts, { achieved, atLeast }: Judged): boolean {
  if (mode !== 'attained' || achieved !== null || atLeast === null) return false
  if (target.comparator === 'range') return compareDecimals(atLeast, upperBound(target)) > 0
  return senseOf(target) === -1 && !meets(target, atLeast)
}

function soFar(facts: Facts, judged: Judged, met: boolean): Verdict {
  if (exceedsForCertain(facts, judged)) return { light: 'behind', decidingStep: 'attained-so-far' }
  const lacksBaseline = needsBaseline(facts) && (facts.baseline === null || judged.brokenAt !== null)
  if (judged.achieved === null || lacksBaseline) return { light: 'no-baseline', decidingStep: 'no-baseline' }
  return { light: met ? 'on-schedule' : 'behind', decidingStep: 'attained-so-far' }
}
