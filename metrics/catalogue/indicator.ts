import type { Frequency } from '../period.ts'

/** How a target on the indicator is judged; see SPEC.md, "Basis". */
export type Basis =
  | 'flow'
  | 'deliverables'
  | 'stock'
  | 'ratio'
  | 'coverage'
  | 'reduction'
  | 'growth'
  | 'range'
  | 'maintain'
  | 'milestone'
  | 'undetermined'

/** `level`: as of the period's end. `year-to-date`: since 1 January. `increment`: of the period alone. */
export type Accumulation = 'level' | 'year-to-date' | 'increment'

/** How a computed indicator follows from others. Nobody reports it: it is known as far as they are. Rule M-1. */
export interface Formula {
  /** `quotient`: the first ÷ the second, in the indicator's unit (%, 座/万人). `growth`: over the same period a year before. */
  readonly kind: 'quotient' | 'sum' | 'difference' | 'growth'
  /** Ids of the indicators that it is computed from, in their order. */
  readonly of: readonly string[]
}

/** What is measured. `direction` says which way is better. */
export interface Indicator {
  readonly id: string
  /** Short Chinese label. */
  readonly name: string
  /** Unit of measure as printed: 座, 家, 万亩, 亿元, %, 件/万人 … */
  readonly unit: string
  /** Digits after the point that a reporter may enter. */
  readonly decimals: number
  readonly direction: 'higher' | 'lower'
  readonly frequency: Frequency
  readonly accumulation: Accumulation
  /** 1–2月合并, for monthly series: nothing is collected for January, February's value covers both months. */
  readonly januaryMerged?: boolean
  /** 口径, with its version; a change of version is a break in the series. */
  readonly countingRule?: { readonly version: number; readonly text: string }
  /** Working days after a period's end by which the value is owed; null: a published series that nobody owes. */
  readonly reportDays: number | null
  /** Organisation id of the reporter. */
  readonly reporter: string
  /** True where no document prints a lead, so that the reporter is 推定. */
  readonly reporterAssumed: boolean
  /** Region codes the indicator is collected for. */
  readonly regions: readonly string[]
  /** Largest value that can be true (100 for a share in %); absent: no ceiling. */
  readonly ceiling?: number
  /** True where a value below zero can be true: a growth rate, a net change. Absent: values are never negative. */
  readonly negative?: boolean
  /** What the total of a region is made of besides the regions directly below it, and whether that is all. Rule H-1. */
  readonly madeOf?: TotalParts
  /** Ids of the indicators whose values add up to this one's (分项), in each region and period. */
  readonly parts?: readonly string[]
  /** Of a running total: id of the indicator that reports what each period has of its own (当期数). */
  readonly ownPeriod?: string
  /** Of a published 同比, in %: id of the indicator whose growth it is; of a running total that of the year so far. */
  readonly growthOf?: string
  /** What it is computed from; absent: it is reported. Rule M-1. */
  readonly formula?: Formula
  /** True where frequency or accumulation is our assumption, since no document prints it. */
  readonly schemeAssumed: boolean
  readonly remarks?: readonly string[]
}

/** Parts of a region's total. Absent: the counties of a city alone, which need not be all of it. */
export interface TotalParts {
  /** Functional zones (高新区 …) stand beside the counties, not inside them. */
  readonly zones?: true
  /** The city has a part of its own (本级). */
  readonly own?: true
  /** The parts are complete: a sum that differs from the total cannot be true. */
  readonly complete?: true
}

/** To whom the figures of an indicator may go, the narrowest first: nobody outside, systems of other offices, anybody. */
export const disclosureLevels = ['internal', 'shared', 'public'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** What an administrator decided of an indicator. */
export interface Disclosure {
  /** Of the indicator. */
  readonly id: string
  readonly level: DisclosureLevel
}

interface Disclosing {
  readonly indicators: ReadonlyMap<string, Pick<Indicator, 'reportDays' | 'formula'>>
  readonly disclosures: ReadonlyMap<string, Disclosure>
}

/** An indicator's level: the one that was decided; else what an issuer publishes is public, and all that is reported internal. */
export function disclosureOf({ indicators, disclosures }: Disclosing, indicator: string): DisclosureLevel {
  const decided = disclosures.get(indicator)
  if (decided) return decided.level
  const known = indicators.get(indicator)
  return known?.reportDays === null && known.formula === undefined ? 'public' : 'internal'
}

/** Whether an indicator's figures may go to those who get this level. */
export function isDisclosedTo(index: Disclosing, indicator: string, level: DisclosureLevel): boolean {
  return disclosureLevels.indexOf(disclosureOf(index, indicator)) >= disclosureLevels.indexOf(level)
}
