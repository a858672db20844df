import { formatInstant } from '#metrics/wording/instants.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { cleanText } from '../xml.ts'
import type { Leaf } from './leaves.ts'
import type { Form } from './table.ts'

/** The contents of a cell, and the format in which its number or day is shown. */
export interface AnnexFigure {
  readonly value: string | number | Date | null
  readonly format?: string
}

/** The cell of a figure. Numbers are the unrounded ones of the picture; only their format has fewer decimals. */
export function annexFigure(leaf: Leaf, form: Form, decimals = 0): AnnexFigure {
  if (form === 'light') return { value: lightWord(leaf as never) }
  if (leaf === null) return { value: null }
  if (typeof leaf === 'boolean') return { value: leaf ? '是' : '否' }
  if (typeof leaf === 'number') return { value: leaf, format: formatOf(form, leaf, decimals) }
  if (form === 'date') return { value: new Date(`${leaf}T00:00:00Z`), format: 'yyyy-mm-dd' }
  if (form === 'instant') return { value: formatInstant(leaf) }
  if (form === 'period') return { value: formatPeriodText(leaf) }
  return { value: annexText(leaf) }
}

function formatOf(form: Form, figure: number, decimals: number): string {
  if (form === 'share') return '0.0%'
  if (form === 'points') return '+0.0;-0.0;0.0'
  if (form === 'plain') return Number.isInteger(figure) ? '0' : 'General'
  return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
}

/** The most characters of a cell in Excel. */
const longest = 32_767

/** A text that somebody typed, as a cell can hold it. */
export function annexText(text: string): string {
  return spreadsheetText(cleanText(text))
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
}
