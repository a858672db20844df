import { formatInstant } from '#metrics/wording/instants.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { cleanText } from '../xml.ts'
import type { Leaf } from './leaves.ts'
import type { Form } from './table.ts'

/** What a cell of a workbook holds, and in which format a number or a day is shown. */
export interface AnnexFigure {
  readonly value: string | number | Date | null
  readonly format?: string
}

/** A figure as its cell shows it: numbers are the snapshot's, unrounded, and only shown with fewer places. */
export function shown(leaf: Leaf, form: Form, decimals = 0): AnnexFigure {
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

/** The most that a cell of Excel takes. */
const longest = 32_767

/** A text, whoever wrote it, as a cell takes it. */
export function annexText(text: string): string {
  return spreadsheetText(cleanText(text))
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
}
