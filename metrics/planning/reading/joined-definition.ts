import type { Indicator } from '../../catalogue/indicator.ts'
import { directionSpellings } from '../cells/words-read.ts'
import type { TargetDraft } from '../plan-draft.ts'
import { schemeCells } from '../tables/scheme-cells.ts'

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
  | 'releaseMonths'
  | 'lockDays'
  | 'reviewLevels'
>

/**
 * The cells of a row whose target is joined to an indicator. If that is measured in the plan's region, the row names it. If it is measured
 * elsewhere, its organisations cannot report for this region, so the plan gets an indicator of its own, with the same name and definition.
 */
export function cellsOfDefinition(joined: JoinedIndicator, region: string): Partial<TargetDraft> {
  if (joined.regions.includes(region)) return { indicator: joined.id }
  const { name, direction, countingRule } = joined
  return {
    name,
    direction: directionSpellings[direction][0],
    ...schemeCells(joined),
    ...(countingRule && { countingRule: countingRule.text }),
    remarks: [`口径取自已有指标“${name}”`],
  }
}
