import type { FigureComparator } from './figures/commitment-of.ts'
import type { DocumentFacts } from './document-facts.ts'
import type { Responsible } from './responsible.ts'
import type { TextSpan } from './sentences.ts'

/** A clause with the path that citations name: 五(二十五). */
export interface PolicyClause extends TextSpan {
  readonly path: string
  readonly title: string
  readonly responsible: Responsible
}

/** Why a figure is no target. */
export type FigureReason =
  | 'past'
  | 'base-value'
  | 'forecast'
  | 'comparison'
  | 'threshold'
  | 'entitlement'
  | 'time-limit'
  | 'part-of-document'
  | 'name'
  | 'rule-text'
  | 'results'
  | 'no-commitment'

/** A figure of a document: a target, or why it is none. */
export interface PolicyFigure extends TextSpan {
  readonly quote: string
  /** Path of the clause that it stands in. */
  readonly clause?: string
  readonly target: boolean
  readonly reason?: FigureReason
  /** What a person should look at before taking it. */
  readonly doubt?: string
  readonly name: string
  readonly comparator: FigureComparator
  /** Decimal as printed; `low` and `high` of a range instead. */
  readonly value?: string
  readonly low?: string
  readonly high?: string
  /** As printed with its scale: 万座, 亿元, %, 个百分点. */
  readonly unit: string
  /** `YYYY`. */
  readonly deadline?: string
  readonly baseline?: string
  readonly basis: string
  /** 约束性 or 预期性. */
  readonly force?: 'binding' | 'anticipated'
  readonly softeners: readonly string[]
  /** Number of its row in an indicator table. */
  readonly row?: number
  /** Stated in words, without a number: 全覆盖, 翻番, 千亿级. */
  readonly kind?: 'coverage'
}

/** Something that is to be done or reported by a day, without a figure. */
export interface PolicyDate {
  readonly quote: string
  readonly clause?: string
  /** `YYYY` or `YYYY-MM-DD`. */
  readonly due?: string
}

/** What a document says, as rules read it; a person confirms. Offsets are into the text that was given. */
export interface PolicyReading extends Omit<DocumentFacts, 'year' | 'month' | 'isWorkReport'> {
  readonly clauses: readonly PolicyClause[]
  readonly figures: readonly PolicyFigure[]
  readonly milestones: readonly PolicyDate[]
  readonly duties: readonly PolicyDate[]
}
