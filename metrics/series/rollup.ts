import type { Region } from '../catalogue/catalogue.ts'
import type { TotalParts } from '../catalogue/indicator.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import type { AbsenceReason } from './observation.ts'

/** A child region's value for its parent's total; `value` null with a reason. */
export interface ChildValue {
  readonly region: string
  readonly value: DecimalInput | null
  readonly reason?: AbsenceReason
}

/** A child's rate by its parts: 已接入 ÷ 应接入. */
export interface ChildRate {
  readonly region: string
  readonly numerator: DecimalInput | null
  readonly denominator: DecimalInput | null
}

/** An exact decimal text with the regions that make it up, or the regions that lack a figure; `no-denominator`: the denominators add up to 0. */
export type RolledUp =
  | { readonly value: string; readonly regions: readonly string[] }
  | {
      readonly absent: 'missing-children' | 'no-children' | 'no-denominator'
      readonly missing?: readonly string[]
    }

/**
 * The regions that make up a parent's total: those directly below it. Functional zones are within them and would count twice, and a city
 * has no part of its own (本级), unless the indicator says so. Rule H-1.
 */
export function regionsInTotal(
  regions: readonly Region[],
  parent: string,
  { zones, own }: TotalParts = {},
): string[] {
  const counts = ({ level }: Region) => (level === 'zone' ? zones : level === 'own' ? own : true)
  return regions.filter((region) => region.parent === parent && counts(region)).map(({ code }) => code)
}

/**
 * The parent's sum of its children, exactly. A child where the matter does not exist (`not-applicable`) adds nothing; any other child
 * without a value leaves no total. Rules H-1, H-2.
 */
export function sumOfChildren(members: readonly string[], children: readonly ChildValue[]): RolledUp {
  const known = new Map(children.map((child) => [child.region, child]))
  const counted = members.filter((region) => known.get(region)?.reason !== 'not-applicable')
  return rollUp(counted, (region) => known.get(region)?.value ?? null)
}

/**
 * The parent's rate, a fraction: Σ numerator ÷ Σ denominator, never the mean of the children's rates. A child that lacks either leaves no
 * rate. Rules H-1 to H-3.
 */
export function rateOfChildren(members: readonly string[], children: readonly ChildRate[]): RolledUp {
  const known = new Map(
    children.flatMap(({ region, numerator, denominator }) =>
      numerator === null || denominator === null ? [] : [[region, { numerator, denominator }] as const],
    ),
  )
  const above = rollUp(members, (region) => known.get(region)?.numerator ?? null)
  const below = rollUp(members, (region) => known.get(region)?.denominator ?? null)
  if ('absent' in above || 'absent' in below) return above
  if (Number(below.value) === 0) return { absent: 'no-denominator' }
  return { value: new Decimal(above.value).dividedBy(below.value).toString(), regions: members }
}

function rollUp(regions: readonly string[], valueOf: (region: string) => DecimalInput | null): RolledUp {
  if (regions.length === 0) return { absent: 'no-children' }
  const values = regions.map(valueOf)
  const present = values.filter((value) => value !== null)
  if (present.length < values.length) {
    return { absent: 'missing-children', missing: regions.filter((_, at) => values[at] === null) }
  }
  return { value: Decimal.sum(...present).toString(), regions }
}
