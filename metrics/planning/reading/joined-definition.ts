import type { Indicator } from '../../catalogue/indicator.ts'
import {
  accumulationSpellings,
  directionSpellings,
  frequencySpellings,
  reviewLevelsText,
} from '../cells/words-read.ts'
import type { TargetDraft } from '../plan-draft.ts'

/** An indicator to which a target is joined: its regions, and how it is measured. */
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
  | 'reviewLevels'
>

/**
 * The cells of a row whose target is joined to an indicator. If that is measured in the plan's region, the row names it. If it is measured
 * elsewhere, its organisations cannot report for this region, so the plan gets an indicator of its own, with the same name and definition.
 */
export function cellsOfDefinition(joined: JoinedIndicator, region: string): Partial<TargetDraft> {
  if (joined.regions.includes(region)) return { indicator: joined.id }
  const { name, decimals, direction, frequency, accumulation, countingRule, reportDays, reviewLevels } =
    joined
  return {
    name,
    decimals: String(decimals),
    direction: directionSpellings[direction][0],
    frequency: frequencySpellings[frequency][0],
    accumulation: accumulationSpellings[accumulation][0],
    ...(reportDays !== null && { reportDays: String(reportDays) }),
    ...(reviewLevels && { reviewLevels: reviewLevelsText(reviewLevels) }),
    ...(countingRule && { countingRule: countingRule.text }),
    remarks: [`口径取自已有指标“${name}”`],
  }
}
