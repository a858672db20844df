import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { DraftCells } from '../../cells/draft-cells.ts'
import type { DraftTable } from '../../plan-draft.ts'
import type { DraftColumn } from '../common-columns.ts'
import { draftColumns } from '../draft-columns.ts'

/** The records that are changed one by one, by their kind. */
export interface FormRecords {
  readonly document: Catalogue['documents'][number]
  readonly indicator: Catalogue['indicators'][number]
  readonly target: Catalogue['targets'][number]
  readonly milestone: Catalogue['milestones'][number]
  readonly organisation: Catalogue['organisations'][number]
  readonly region: Catalogue['regions'][number]
  readonly board: Catalogue['boards'][number]
}
export type FormKind = keyof FormRecords

/** A field of a record as a form shows it. `organisations`: the ids of organisations, separated by blanks, `organisation`: of one. */
export interface RecordField {
  readonly field: string
  readonly title: string
  readonly kind: DraftColumn['kind'] | 'organisations' | 'organisation'
  readonly words?: readonly string[]
  readonly hint?: string
}

/** The texts of a record's fields. */
export type FieldTexts = Readonly<Record<string, string>>

/** A field of one kind of record, with its text and how a changed text is read. */
export interface FieldOf<Record> extends RecordField {
  readonly textOf: (record: Record) => string
  /** The parts of the record that the text becomes; undefined ones are left out of it. A blank text is undefined. */
  readonly read: (
    cells: DraftCells,
    text: string | undefined,
    about: { readonly record: Record; readonly texts: FieldTexts },
  ) => { readonly [Key in keyof Record]?: Record[Key] | undefined }
}

/** A field of a form with heading, kind, words and hint of the column of this name in a draft's table. */
export function columnAs(table: DraftTable, field: string): RecordField {
  const columns: readonly DraftColumn[] = draftColumns[table]
  const { title, kind, words, hint } = columns.find((one) => one.field === field)!
  // The hints on blank cells tell what a plan gives them, which a record has.
  const own = hint?.includes('留空') ? undefined : hint
  return { field, title, kind, ...(words && { words }), ...(own !== undefined && { hint: own }) }
}

export function writtenLines(text: string | undefined): string[] {
  return (text ?? '').split('\n').flatMap((line) => line.trim() || [])
}
