import { parsePeriod, periodEnd, type Frequency } from '../period.ts'

/** The basis on which a target on the indicator is judged; see SPEC.md, "Bases". */
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

/** `sum`: they add up. `quotient`: Σ numerator ÷ Σ denominator. `none`: no total is made of them, such as of people counted in several. */
export type OverRegions = 'sum' | 'quotient' | 'none'

/** The organisation that reports an indicator in a region. */
export interface RegionReporter {
  readonly region: string
  readonly organisation: string
}

/** Who reports an indicator: one organisation, and others in some regions. */
export interface Reporting {
  /** The id of the reporting organisation. */
  readonly reporter: string
  /** Who reports it in which region, where that is another organisation than the reporter. Rule D-11. */
  readonly reporters?: readonly RegionReporter[]
}

/** 口径: how the measured things are counted. */
export interface CountingRule {
  readonly version: number
  readonly text: string
  /** The first day that is counted by it; absent: it holds from the beginning. Its first value is a break. Rule G-7. */
  readonly from?: string
  /** The versions before it, the oldest first. */
  readonly earlier?: readonly { readonly version: number; readonly text: string }[]
}

/** The formula of a computed indicator. Nobody reports it: its values are known as far as its components' are. Rule M-1. */
export interface Formula {
  /** `quotient`: the first ÷ the second, in the indicator's unit (%, 座/万人). `growth`: over the same period a year before. */
  readonly kind: 'quotient' | 'sum' | 'difference' | 'growth'
  /** The ids of its components, in their order. */
  readonly of: readonly string[]
}

/** A source of figures. */
export interface FigureSource {
  /** The id of the indicator beside which the figures stand, where they are another source's figures of the same thing. Rule A-7. */
  readonly besides?: string
  /** The body whose figures they are: the bureau, the statistics office, a ministry. */
  readonly producer: string
  /** The day of the version from which the figures are taken. */
  readonly version?: string
  /** How the figures are obtained. */
  readonly method?: string
  /** What the figures do not cover. */
  readonly limits?: string
}

/** The levels of review, from below: by the county or zone, by the city, by the province. */
export const reviewLevels = ['county', 'city', 'province'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

/** An indicator: what is measured. `direction` tells which way is better. */
export interface Indicator extends Reporting {
  readonly id: string
  /** The short Chinese label. */
  readonly name: string
  /** The unit of measure as printed: 座, 家, 万亩, 亿元, %, 件/万人 … */
  readonly unit: string
  /** The number of decimals that a reporter may enter. */
  readonly decimals: number
  readonly direction: 'higher' | 'lower'
  readonly frequency: Frequency
  readonly accumulation: Accumulation
  /** 1–2月合并, for monthly series: nothing is collected for January, and February's value covers both months. */
  readonly januaryMerged?: boolean
  /** 口径, with its version; a change of version is a break in the series. */
  readonly countingRule?: CountingRule
  /** The working days after a period's end within which the value is owed; null: a published series that nobody owes. */
  readonly reportDays: number | null
  /**
   * The months after a period's end before which no figure of it can exist (发布期); the working days of `reportDays` are counted from
   * their end. Absent: none. Rule D-7.
   */
  readonly releaseMonths?: number
  /** The deadlines of periods that ended up to a day, the earliest first, where they were others than now. Rule D-10. */
  readonly earlier?: readonly {
    readonly until: string
    readonly reportDays: number | null
    readonly releaseMonths?: number
  }[]
  /** The working days, counted like those of `reportDays`, after which a period takes no more figures; absent: until somebody closes it. Rule D-8. */
  readonly lockDays?: number
  /** The first day of reporting: of periods that end before it nobody owes a value, though it may be entered. Absent: none. Rule D-9. */
  readonly owedFrom?: string
  /** The days between which it is collected whatever targets there are; without `to` for good. Absent: in the spans of its targets alone. Rule D-6. */
  readonly collected?: { readonly from: string; readonly to?: string }
  /** Who reported the periods that ended up to a day, the earliest first, where others do now. Rule D-12. */
  readonly earlierReporters?: readonly (Reporting & { readonly until: string })[]
  /** Whether no document prints a lead, so that the reporter is 推定. */
  readonly reporterAssumed: boolean
  /** The levels that review its figures one after another; absent: once, by any reviewer of the region. Rule W-11. */
  readonly reviewLevels?: readonly ReviewLevel[]
  /** The codes of the regions in which the indicator is collected. */
  readonly regions: readonly string[]
  /** The largest value that can be true (100 for a share in %); absent: none. */
  readonly ceiling?: number
  /** Whether a value below zero can be true, as of a growth rate or a net change; absent: no. */
  readonly negative?: boolean
  /** How its values add up over regions; absent: as its unit says. Rule H-8. */
  readonly overRegions?: OverRegions
  /** The parts of a region's total besides the regions directly below it, and whether they are complete. Rule H-1. */
  readonly madeOf?: TotalParts
  /** The ids of the indicators whose values add up to this one's (分项), in each region and period. */
  readonly parts?: readonly string[]
  /** The own amounts of a running total: the id of the indicator with each period's own amount (当期数). */
  readonly ownPeriod?: string
  /** The base of a published 同比 in %: the id of the indicator that grows; for a running total its growth in the year so far. */
  readonly growthOf?: string
  /** The formula; absent: the indicator is reported. Rule M-1. */
  readonly formula?: Formula
  /** The source of its figures; absent: nobody named one. */
  readonly source?: FigureSource
  /** The id of the other source whose figures are judged instead of its own; absent: its own are. Rule A-7. */
  readonly preferred?: string
  /** Whether frequency or accumulation is assumed, because no document prints it. */
  readonly schemeAssumed: boolean
  readonly remarks?: readonly string[]
}

/** The parts of a region's total. Absent: the regions directly below it alone, which need not be complete. */
export interface TotalParts {
  /** Present where functional zones (高新区 …) count beside the counties rather than within them. */
  readonly zones?: true
  /** Present where the city has a part of its own (本级). */
  readonly own?: true
  /** Present where the parts are complete: a sum that differs from the total cannot be true. */
  readonly complete?: true
}

type Reported = Pick<Indicator, 'reporter' | 'reporters' | 'earlierReporters'>

/** The organisation that reports an indicator in a region now, and for periods that are still to end. Rule D-11. */
export function reporterNow({ reporter, reporters }: Reporting, region: string): string {
  return reporters?.find((one) => one.region === region)?.organisation ?? reporter
}

/** The organisation that reports an indicator in a region for a period that ends on a day. Rules D-11, D-12. */
export function reporterOn(indicator: Reported, region: string, end: string): string {
  return reporterNow(indicator.earlierReporters?.find(({ until }) => end <= until) ?? indicator, region)
}

/** The organisation that reports a cell, its period in SDMX form. Rules D-11, D-12. */
export function reporterOf(
  indicator: Reported,
  { region, period }: { readonly region: string; readonly period: string },
): string {
  // The period is read only where somebody else ever reported.
  const known = indicator.earlierReporters && parsePeriod(period)
  return known ? reporterOn(indicator, region, periodEnd(known)) : reporterNow(indicator, region)
}

/** Every organisation that reports an indicator somewhere now, its reporter first. */
export function reportersNow({ reporter, reporters = [] }: Reporting): string[] {
  return [...new Set([reporter, ...reporters.map(({ organisation }) => organisation)])]
}

/** Every organisation that reports an indicator somewhere, or reported periods of before, its reporter first. Rule D-12. */
export function reportersEver(indicator: Reported): string[] {
  return [...new Set([indicator, ...(indicator.earlierReporters ?? [])].flatMap(reportersNow))]
}

/** Whether one organisation reports an indicator wherever it is collected, and did so for all periods. */
export function isReportedByOne({ reporters, earlierReporters }: Reported): boolean {
  return reporters === undefined && earlierReporters === undefined
}

/** How values add up over regions: as the indicator says, else by its unit. Rule H-8. */
export function overRegionsOf({ overRegions, unit }: Pick<Indicator, 'overRegions' | 'unit'>): OverRegions {
  return overRegions ?? (/[%‰/]|百分点/.test(unit) ? 'quotient' : 'sum')
}

/** The levels of disclosure of an indicator's figures, the narrowest first: nobody outside, systems of other offices, anybody. */
export const disclosureLevels = ['internal', 'shared', 'public'] as const
export type DisclosureLevel = (typeof disclosureLevels)[number]

/** The minute from which approved figures of a period count, in Shanghai time. Rule W-16. */
export interface Embargo {
  /** The time of day, such as `10:00`, on so many days after the end of a period. */
  readonly days: number
  readonly time: string
  /** The periods that are released at another minute: the period in SDMX form, and its day and time. */
  readonly except?: readonly { readonly period: string; readonly date: string; readonly time: string }[]
}

/** An administrator's decision on how the figures of an indicator go out: its level, and from which minute on those of a period count. */
export interface Disclosure {
  /** The id of the indicator. */
  readonly id: string
  readonly level: DisclosureLevel
  /** The minute of release of each period; absent: approved figures count at once. */
  readonly embargo?: Embargo
}

interface Disclosing {
  readonly indicators: ReadonlyMap<string, Pick<Indicator, 'reportDays' | 'formula' | 'source'>>
  readonly disclosures: ReadonlyMap<string, Disclosure>
}

/**
 * An indicator's level of disclosure: the decided one. Without a decision a published series is public, and what is reported, or stands
 * beside it as another source's, internal.
 */
export function disclosureOf({ indicators, disclosures }: Disclosing, indicator: string): DisclosureLevel {
  const decided = disclosures.get(indicator)
  if (decided) return decided.level
  const known = indicators.get(indicator)
  const isPublished =
    known?.reportDays === null && known.formula === undefined && known.source?.besides === undefined
  return isPublished ? 'public' : 'internal'
}

/** Whether an indicator's figures may go to those who get this level. */
export function isDisclosedTo(index: Disclosing, indicator: string, level: DisclosureLevel): boolean {
  return disclosureLevels.indexOf(disclosureOf(index, indicator)) >= disclosureLevels.indexOf(level)
}
