import type { PolicyFigure } from '../policy-reading.ts'
import type { TextSpan } from '../sentences.ts'

type Stated =
  'name' | 'comparator' | 'value' | 'low' | 'high' | 'unit' | 'deadline' | 'baseline' | 'force' | 'doubt'

/** A target as a row of an indicator table states it. */
export interface RowFigure extends TextSpan, Pick<PolicyFigure, Stated> {
  readonly row: number
}

/** A cell that holds a sentence (到2035年达到85%), with the row's name. */
export interface SentenceCell extends TextSpan {
  readonly name: string
  /** The unit of its row, for figures without one, and the base. */
  readonly unit?: string
  readonly baseline?: string
  /** The year of its row's 完成时限. */
  readonly due?: string
}
