import { kindOf, notFigureWords } from './pasted-cell.ts'
import { rowNames, type NamedRow } from './pasted-names.ts'
import { columnChoice, type ColumnChoice } from './pasted-columns.ts'
import type { PastedFigure } from './pasted-figure.ts'
import { readPastedTable } from './pasted-table.ts'
import { headerKind, isPeriodInDigits } from './pasted-header.ts'
import { typedAbsence } from '#metrics/wording/figures/typed-absence.ts'
import { seenText } from '#metrics/reading/plain-figure.ts'

/** The columns of the sheet that take input. */
export type EntryColumn = 'value' | 'note'
export const entryColumns: readonly EntryColumn[] = ['value', 'note']

/** A row of the sheet, for the placing of a block. */
export interface SheetRow extends NamedRow {
  /** False for a row that cannot be filled. */
  readonly editable?: boolean
}

export interface Placement {
  readonly key: string
  readonly column: EntryColumn
  readonly text: string
}

/** A pasted cell without a place, with the reason; the preview lists it. */
export interface LeftOver {
  readonly text: string
  readonly why: string
}

export interface PastedBlock {
  readonly placements: readonly Placement[]
  readonly leftOver: readonly LeftOver[]
  /** True where rows were found by their names. */
  readonly byName: boolean
  /** The columns of figures, of which the reporter can choose one; a matrix has none. */
  readonly columns: readonly ColumnChoice[]
  /** The chosen column; null for a matrix and for notes, and while several columns are possible, so that nothing is placed. */
  readonly chosen: number | null
  /** Further reasons to show the block before it is placed. */
  readonly doubts: readonly string[]
}

export interface PasteContext {
  /** The period of the sheet. */
  readonly period?: string
  /** Names of the regions that are neither a region of the sheet nor one above it. */
  readonly otherRegions?: readonly string[]
  /** The column that the reporter chose. */
  readonly column?: number
}

/** Whether a block is clear, so that it is placed without being shown first. */
export function isClear({ placements, leftOver, doubts }: PastedBlock): boolean {
  return placements.length > 0 && leftOver.length === 0 && doubts.length === 0
}

/**
 * The cells of a pasted block get their places by the names of indicators, regions or both, and in a block without names
 * downwards from the anchor. Figures become values and texts become notes. Locked, doubtful and surplus cells are left
 * over with a reason.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  rows: readonly SheetRow[],
  anchor: { row: number; column: EntryColumn },
  { period = '', otherRegions = [], column }: PasteContext = {},
): PastedBlock {
  const cells = block.map((line) => line.map(seenText)).filter((line) => line.some((cell) => cell !== ''))
  const asIs = block.map((line) => line.map(seenText))
  const table = readPastedTable(cells, rowNames(rows), {
    period,
    otherRegions,
    ...(column !== undefined && { column }),
  })
  if (table) return placeNamed(table.figures, rows, table)
  return placeDown(asIs, rows, anchor, { period, ...(column !== undefined && { column }) })
}

function placeNamed(
  figures: readonly PastedFigure[],
  rows: readonly SheetRow[],
  { columns, chosen, doubts }: Pick<PastedBlock, 'columns' | 'chosen' | 'doubts'>,
): PastedBlock {
  const placements: Placement[] = []
  const leftOver: LeftOver[] = []
  const editable = new Map(rows.map((row) => [row.key, row.editable !== false]))
  const times = new Map<string, number>()
  for (const { row } of figures) if (row) times.set(row.key, (times.get(row.key) ?? 0) + 1)
  for (const { label, row, text, note, why } of figures) {
    const shown = label === '' ? text : `${label} ${text}`.trim()
    if (!row || why !== undefined) leftOver.push({ text: shown, why: why ?? '没有同名的指标或地区' })
    else if ((times.get(row.key) ?? 0) > 1) leftOver.push({ text: shown, why: '同名两行，请只留一行' })
    else if (!editable.get(row.key)) leftOver.push({ text: shown, why: `“${row.name}”已提交，不能改` })
    else {
      placements.push({ key: row.key, column: 'value', text })
      if (note !== '') placements.push({ key: row.key, column: 'note', text: note })
    }
  }
  return { placements, leftOver, byName: true, columns, chosen, doubts }
}

/** A block without names: figures go downwards from the anchor, and a text beside a figure becomes its note. A header line takes no row. */
function placeDown(
  block: readonly (readonly string[])[],
  rows: readonly SheetRow[],
  anchor: { row: number; column: EntryColumn },
  { period = '', column }: PasteContext,
): PastedBlock {
  const trimmed = withoutBlankEnd(block)
  const header = headerOf(trimmed, anchor.column)
  const lines = header ? trimmed.slice(1) : trimmed
  const width = Math.max(0, ...lines.map((line) => line.length))
  const kinds = Array.from({ length: width }, (_, at) => lines.map((line) => kindOf(line[at] ?? '')))
  const numeric = kinds.flatMap((column, at) => (column.includes('figure') ? [at] : []))
  const doubts = [...headerDoubts(header, numeric, period), ...yearDoubts(lines, numeric, period)]
  const none = { placements: [], leftOver: [], byName: false, columns: [], chosen: null, doubts }
  if (anchor.column === 'value' && kinds[0]?.includes('text') && !kinds[0].includes('figure')) {
    const leftOver = lines.map((line) => ({ text: line.join(' ').trim(), why: '没有同名的指标，数没有填入' }))
    return { ...none, leftOver: leftOver.filter(({ text }) => text !== '') }
  }
  const fitting = numeric.filter((at) => headerKind(header?.[at] ?? '', period) === 'this')
  const chosen = column ?? (fitting.length === 1 ? fitting[0] : numeric.length === 1 ? numeric[0] : undefined)
  const columns = numeric.map((at) => columnChoice(lines, at, header?.[at]))
  if (anchor.column === 'value' && chosen === undefined && numeric.length > 1) return { ...none, columns }
  const placements: Placement[] = []
  const leftOver: LeftOver[] = []
  const noteAt = kinds.findIndex((kind, at) => at !== chosen && kind.includes('text'))
  lines.forEach((line, offset) => {
    const row = rows[anchor.row + offset]
    line.forEach((text, at) => {
      const into = anchor.column === 'note' ? (at === 0 ? 'note' : undefined) : columnAt(at, chosen, noteAt)
      const kind = kindOf(text)
      const beside = anchor.column === 'value' && at !== chosen && numeric.includes(at)
      if (kind === 'blank' || beside) return
      const why = refusal(row, into, { kind, text })
      if (why === undefined && row && into) placements.push({ key: row.key, column: into, text })
      else leftOver.push({ text, why: why ?? '' })
    })
  })
  if (anchor.column === 'note') return { ...none, placements, leftOver }
  return { ...none, placements, leftOver, columns, chosen: chosen ?? null }
}

function columnAt(at: number, chosen: number | undefined, noteAt: number): EntryColumn | undefined {
  if (at === (chosen ?? 0)) return 'value'
  return at === noteAt ? 'note' : undefined
}

function refusal(
  row: SheetRow | undefined,
  column: EntryColumn | undefined,
  { kind, text }: { readonly kind: ReturnType<typeof kindOf>; readonly text: string },
): string | undefined {
  if (!row) return '超出最后一行'
  if (!column) return '超出可填的列'
  if (row.editable === false) return `“${row.name}”已提交，不能改`
  if (column === 'note') return kind === 'figure' ? '数不能作说明' : undefined
  return kind === 'figure' || typedAbsence(text) ? undefined : notFigureWords(text)
}

/** The first line, if it is a header: it has texts alone, and figures below. */
function headerOf(lines: readonly (readonly string[])[], column: EntryColumn): readonly string[] | undefined {
  const [first, ...rest] = lines
  if (!first || column === 'note') return undefined
  const texts =
    first.every((cell) => ['text', 'blank'].includes(kindOf(cell))) && first.some((cell) => cell !== '')
  return texts && rest.some((line) => line.some((cell) => kindOf(cell) === 'figure')) ? first : undefined
}

function headerDoubts(
  header: readonly string[] | undefined,
  numeric: readonly number[],
  period: string,
): string[] {
  const [only] = numeric
  if (!header || numeric.length !== 1 || only === undefined) return []
  const text = header[only] ?? ''
  const kind = headerKind(text, period)
  if (kind === 'this' || kind === 'value') return []
  return [kind === 'other' ? `表头是“${text}”，不像本期的数` : `第一行“${text}”看作表头，没有填入`]
}

/** A first line with the sheet's year may be a header or a figure. */
function yearDoubts(
  lines: readonly (readonly string[])[],
  numeric: readonly number[],
  period: string,
): string[] {
  const texts = numeric.map((at) => lines[0]?.[at] ?? '')
  const year = period.slice(0, 4)
  const isYear =
    lines.length > 1 &&
    texts.length > 0 &&
    texts.every((text) => isPeriodInDigits(text) && text.startsWith(year))
  return isYear ? [`第一行“${texts.join('、')}”像是年月，现按数填入`] : []
}

function withoutBlankEnd(block: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = block.findLastIndex((line) => line.some((cell) => cell !== ''))
  return block.slice(0, last + 1)
}
