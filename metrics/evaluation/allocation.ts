import { Decimal } from '../numbers/decimal.ts'
import type { Region } from '../catalogue/catalogue.ts'
import { overRegionsOf } from '../catalogue/indicator.ts'
import { regionsInTotal } from '../series/rollup.ts'
import { isCumulative } from '../judging/judging-mode.ts'
import { senseOf } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/** 目标分解: a parent's target compared with the sum of its children's. */
export interface Allocation {
  /** The value of the parent's target, and the sum of its children's. */
  readonly target: string
  readonly allocated: string
  /** Allocated less target, in the indicator's unit. */
  readonly difference: string
  /** `partial`: under, while some children have no target yet. */
  readonly state: 'exact' | 'over' | 'under' | 'partial'
  /** Whether the parent's target is met if every child meets its own. */
  readonly covers: boolean
  /** Regions that make up the parent but have no target of this kind. */
  readonly missing: readonly string[]
}

/** The reason why there is nothing to add up. */
export interface NotAllocated {
  readonly absent: 'not-additive' | 'no-children'
}

/**
 * Compares the targets of a region's parts with its own. Counts and amounts add up; rates, growth and ranges do not. Children are targets
 * of the same indicator and basis due on the same day; the last of a region counts. Rule H-4.
 */
export function checkAllocation(
  parent: Target,
  members: readonly string[],
  children: readonly Target[],
): Allocation | NotAllocated {
  if (!isAdditive(parent)) return { absent: 'not-additive' }
  const shares = new Map(
    children.filter((child) => isShareOf(parent, child)).map((child) => [child.region, child.value]),
  )
  const given = members.flatMap((region) => shares.get(region) ?? [])
  return compareParts(
    parent,
    given,
    members.filter((region) => !shares.has(region)),
  )
}

/**
 * Compares the parts of a target that were assigned to organisations with the target; an organisation without a part is not missing. Rule
 * H-7.
 */
export function checkOrganisationAllocation(
  parent: Target,
  parts: readonly Target[],
): Allocation | NotAllocated {
  if (!isAdditive(parent)) return { absent: 'not-additive' }
  const given = parts.filter(({ basis, due }) => basis === parent.basis && due === parent.due)
  return compareParts(
    parent,
    given.map(({ value }) => value),
    [],
  )
}

function compareParts(
  parent: Target,
  given: readonly string[],
  missing: readonly string[],
): Allocation | NotAllocated {
  if (given.length === 0) return { absent: 'no-children' }
  const allocated = Decimal.sum(0, ...given)
  const difference = allocated.minus(parent.value)
  const beyond = difference.isZero() ? 'exact' : difference.isNegative() ? 'under' : 'over'
  return {
    target: parent.value,
    allocated: allocated.toString(),
    difference: difference.toString(),
    state: missing.length > 0 && beyond === 'under' ? 'partial' : beyond,
    covers: missing.length === 0 && difference.times(senseOf(parent)).greaterThanOrEqualTo(0),
    missing,
  }
}

/**
 * The regions among which a target is divided: those that make up its region's total, and each functional zone or own part of the city that
 * is given a part, also where its figures lie within those of counties. Rule H-4.
 */
export function regionsDividing(
  regions: readonly Region[],
  { region, indicator }: Pick<Target, 'region' | 'indicator'>,
  isGiven: (region: string) => boolean,
): string[] {
  const inTotal = regionsInTotal(regions, region, indicator.madeOf)
  const beside = regionsInTotal(regions, region, { zones: true, own: true })
  return beside.filter((one) => inTotal.includes(one) || isGiven(one))
}

/** Whether values add up: amounts and counts do, whether they are collected during the span or are levels, but no rates. */
function isAdditive(target: Target): boolean {
  if (target.comparator === 'range' || overRegionsOf(target.indicator) !== 'sum') return false
  return isCumulative(target) || target.basis === 'stock'
}

function isShareOf(parent: Target, child: Target): boolean {
  return (
    child.indicator.id === parent.indicator.id && child.basis === parent.basis && child.due === parent.due
  )
}
