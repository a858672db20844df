import type { FigureComparator } from '../figures/commitment-of.ts'
import type { TextSpan } from '../sentences.ts'

/** A target as a row of an indicator table states it. */
export interface RowFigure {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly comparator: FigureComparator
  readonly value?: string
  readonly low?: string
  readonly high?: string
  readonly unit: string
  readonly deadline?: string
  readonly baseline?: string
  readonly force?: 'binding' | 'anticipated'
  readonly row: number
}

/** A cell that holds a sentence (到2035年达到85%), with the row's name. */
export interface SentenceCell extends TextSpan {
  readonly name: string
}
