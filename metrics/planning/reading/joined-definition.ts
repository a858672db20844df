import type { Indicator } from '../../catalogue/indicator.ts'
import { accumulationSpellings, directionSpellings, frequencySpellings } from '../cells/words-read.ts'
import type { TargetDraft } from '../plan-draft.ts'

/** An indicator that a target is joined to: whose it is, and how it is measured. */
export type JoinedIndicator = Pick<
  Indicator,
  | 'id'
  | 'name'
  | 'unit'
  | 'regions'
  | 'decimals'
  | 'direction'
  | 'frequency'
  | 'accumulation'
  | 'countingRule'
  | 'reportDays'
>

/**
 * What joining a target to an indicator makes of its row. Measured in the plan's region, it is that very indicator; measured
 * elsewhere, whose bodies cannot report for this place, the plan has one of its own, of the same name and counted alike.
 */
export function cellsOfDefinition(joined: JoinedIndicator, region: string): Partial<TargetDraft> {
  if (joined.regions.includes(region)) return { indicator: joined.id }
  const { name, decimals, direction, frequency, accumulation, countingRule, reportDays } = joined
  return {
    name,
    decimals: String(decimals),
    direction: directionSpellings[direction][0],
    frequency: frequencySpellings[frequency][0],
    accumulation: accumulationSpellings[accumulation][0],
    ...(reportDays !== null && { reportDays: String(reportDays) }),
    ...(countingRule && { countingRule: countingRule.text }),
    remarks: [`口径取自已有指标“${name}”`],
  }
}
