import { formatFigure } from '#metrics/numbers/quantity.ts'
import { typedText } from '#metrics/imports/filing-sheet.ts'
import { figureMeant } from '#metrics/reading/figure-meant.ts'
import type { AbsenceReason } from '#metrics/series/observation.ts'
import type { FilingCell } from '#server/contract/filings.ts'
import type { ObservationItem, ObservationRecord } from '#server/contract/observations.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'

/** The input of a cell in the form: the typed text, or the reason why there is no value, and a note. */
export interface CellInput {
  readonly text: string
  readonly reason: AbsenceReason | null
  readonly note: string
  /** 口径调整: from this period on another counting rule holds, and the value is compared with no earlier one. */
  readonly breaks?: boolean
}

const blankInput: CellInput = { text: '', reason: null, note: '' }

/** The input that stands for a revision of the server. */
export function inputOf(record: ObservationRecord | null): CellInput {
  if (!record) return blankInput
  const reason = record.value === null ? record.reason : null
  return {
    text: typedText(record),
    reason,
    note: record.note ?? '',
    ...(record.status === 'B' && { breaks: true }),
  }
}

/** A typed figure with its thousands separated: 超过8,001. */
export function groupedText(text: string): string {
  return text.startsWith('超过') ? `超过${groupedText(text.slice(2))}` : formatFigure(text)
}

/** Whether two inputs mean the same to the server, as 7,812 and 7812 do. */
export function sameInput(a: CellInput, b: CellInput, unit: string): boolean {
  return (
    a.note.trim() === b.note.trim() &&
    a.reason === b.reason &&
    isBreak(a) === isBreak(b) &&
    figureMeant(a.text, unit) === figureMeant(b.text, unit)
  )
}

/** Whether two inputs are equal letter by letter. */
export function sameText(a: CellInput, b: CellInput): boolean {
  return a.text === b.text && a.note === b.note && a.reason === b.reason && isBreak(a) === isBreak(b)
}

const isBreak = ({ breaks = false }: CellInput) => breaks

/** Whether the input has neither a value nor a reason; a note alone reports nothing. */
export function isBlank({ text, reason }: CellInput): boolean {
  return text.trim() === '' && reason === null
}

/** The input in the form that the server takes; undefined for an input that is blank or unreadable, which stays in the form. */
export function itemOf(
  cell: Pick<FilingCell, 'indicator' | 'region' | 'unit'>,
  period: string,
  input: CellInput,
  basedOn: number,
): ObservationItem | undefined {
  const typed = readTypedValue(input.text, cell.unit)
  const place = { indicator: cell.indicator, region: cell.region, period, basedOn }
  const note = input.note.trim() === '' ? {} : { note: input.note.trim() }
  if (typed.kind === 'value') {
    const bound = typed.bound && { bound: typed.bound }
    const status = input.breaks && { status: 'B' as const }
    return { ...place, ...(typed.parts ?? { value: typed.value }), ...bound, ...status, ...note }
  }
  if (typed.kind === 'empty' && input.reason) return { ...place, value: null, reason: input.reason, ...note }
  return undefined
}
