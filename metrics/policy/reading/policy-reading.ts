import type { FigureComparator } from './figures/commitment-of.ts'
import type { DocumentSaid } from './document-facts.ts'
import type { Responsible } from './responsible.ts'
import type { TextSpan } from './sentences.ts'

/** A clause with the path that citations use: 五(二十五). */
export interface PolicyClause extends TextSpan {
  readonly path: string
  readonly title: string
  readonly responsible: Responsible
}

/** The reason why a figure is no target. */
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

/** A figure of a document: a target, or the reason why it is none. */
export interface PolicyFigure extends TextSpan {
  readonly quote: string
  /** The path of its clause. */
  readonly clause?: string
  readonly target: boolean
  readonly reason?: FigureReason
  /** The doubt that a person should settle before taking the figure. */
  readonly doubt?: string
  readonly name: string
  readonly comparator: FigureComparator
  /** The decimal as printed, in digits and without separators; for a range `low` and `high` instead. */
  readonly value?: string
  readonly low?: string
  readonly high?: string
  /** The unit as printed with its scale: 万座, 亿元, %, 个百分点. */
  readonly unit: string
  /** The year, `YYYY`. */
  readonly deadline?: string
  readonly baseline?: string
  readonly basis: string
  /** 约束性 or 预期性. */
  readonly force?: 'binding' | 'anticipated'
  readonly softeners: readonly string[]
  /** The number of its row in an indicator table, from 1. */
  readonly row?: number
  /** Present where it is stated in words, without a number: 全覆盖, 翻番, 千亿级. */
  readonly kind?: 'coverage'
}

/** Something to be done or reported by a day, without a figure. */
export interface PolicyDate {
  readonly quote: string
  readonly clause?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly due?: string
}

/** The reading of a document by rules, which a person confirms. Offsets refer to the given text. */
export interface PolicyReading extends DocumentSaid {
  readonly clauses: readonly PolicyClause[]
  readonly figures: readonly PolicyFigure[]
  readonly milestones: readonly PolicyDate[]
  readonly duties: readonly PolicyDate[]
}
