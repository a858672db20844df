import type { FigureReason, PolicyFigure } from '../policy-reading.ts'
import { nameOfReach } from './name-of.ts'
import { withoutGaps } from '../plain-text.ts'
import type { Source } from '../source.ts'
import { near, type TextSpan } from '../sentences.ts'
import type { WordFigure } from './word-figures.ts'

/** The figure that words such as 全覆盖 stand for. */
export function ofWords(
  { text, plain }: Source,
  word: WordFigure,
  clause: TextSpan,
  reason: FigureReason | undefined,
): Omit<PolicyFigure, 'clause' | 'softeners'> {
  return {
    ...word,
    quote: quoteOf(text, {
      start: Math.max(clause.start, word.start - near),
      end: Math.min(clause.end, word.end + near),
    }),
    target: reason === undefined,
    ...(reason && { reason }),
    name: nameOfReach(
      withoutGaps(plain.slice(Math.max(clause.start, word.start - near), word.start)),
      withoutGaps(plain.slice(word.end, Math.min(clause.end, word.end + near))),
    ),
    comparator: word.basis === 'coverage' ? '=' : '>=',
    kind: 'coverage',
  }
}

/** The words around a figure, without the blanks at their ends. */
export function quoteOf(text: string, { start, end }: TextSpan): string {
  return text.slice(start, end).trim()
}
