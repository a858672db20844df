import type { DraftTable, PlanDraft } from '../plan-draft.ts'
import type { DraftColumn } from './common-columns.ts'
import { draftColumns } from './draft-columns.ts'

/** A row of a draft as texts by field, as a page and a workbook show it; blank cells are absent. */
export type TextRow = Readonly<Record<string, string>>
/** A draft as texts; the document is a table of one row. */
export type TextTables = Readonly<Record<DraftTable, readonly TextRow[]>>

type DraftCell = string | readonly string[] | undefined

/** A result of `make` for each table of a draft. */
export function forTables<T>(make: (table: DraftTable) => T): Readonly<Record<DraftTable, T>> {
  return {
    document: make('document'),
    regions: make('regions'),
    organisations: make('organisations'),
    clauses: make('clauses'),
    targets: make('targets'),
    milestones: make('milestones'),
    duties: make('duties'),
    shared: make('shared'),
    sources: make('sources'),
    boards: make('boards'),
  }
}

export function textsOf(draft: PlanDraft): TextTables {
  return forTables((table) => {
    const rows: readonly object[] = table === 'document' ? [draft.document] : draft[table]
    return rows.map((row) => textRow(table, row as Readonly<Record<string, DraftCell>>))
  })
}

/** The draft that was written as these texts; blank rows at the end of a table are left out. */
export function draftOfTexts(texts: TextTables): PlanDraft {
  const rows = forTables((table) => withoutBlankEnd(texts[table]).map((row) => cellsOf(table, row)))
  return { ...rows, document: rows.document[0] ?? {} }
}

function textRow(table: DraftTable, row: Readonly<Record<string, DraftCell>>): TextRow {
  const columns: readonly DraftColumn[] = draftColumns[table]
  const texts = columns.map(({ field, kind }) => [field, cellText(row[field], kind)] as const)
  return Object.fromEntries(texts.filter(([, text]) => text !== ''))
}

function cellsOf(table: DraftTable, row: TextRow): Readonly<Record<string, DraftCell>> {
  const columns: readonly DraftColumn[] = draftColumns[table]
  return Object.fromEntries(
    columns.flatMap(({ field, kind }) => {
      const text = row[field] ?? ''
      if (text.trim() === '') return []
      return [[field, kind === 'text' ? text : itemsOf(text, kind)]]
    }),
  )
}

function withoutBlankEnd(rows: readonly TextRow[]): readonly TextRow[] {
  const last = rows.findLastIndex((row) => Object.values(row).some((text) => text.trim() !== ''))
  return rows.slice(0, last + 1)
}

/** The text of a cell with several names, separated by 、. Sentences, and names that contain a 、, have a line each. */
function cellText(cell: DraftCell, kind: DraftColumn['kind']): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? ''
  if (kind === 'names' && cell.every((name) => itemsOf(name, 'names').length === 1)) return cell.join('、')
  return cell.length === 1 && kind === 'names' ? `${cell[0]!}\n` : cell.join('\n')
}

/** The names or sentences of a cell. A 、 within brackets does not separate: 各县(市、区). */
export function itemsOf(text: string, kind: 'names' | 'lines'): string[] {
  const isList = kind === 'names' && !text.includes('\n')
  const parts = isList ? besideEachOther(text) : text.split('\n')
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function besideEachOther(text: string): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (const char of text) {
    if ('（('.includes(char)) depth += 1
    if ('）)'.includes(char)) depth -= 1
    if (depth <= 0 && '、；;，,'.includes(char)) {
      parts.push(part)
      part = ''
    } else part += char
  }
  return [...parts, part]
}
