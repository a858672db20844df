import { formatFigure } from '#metrics/numbers/quantity.ts'
import { typedText } from '#metrics/imports/filing-sheet.ts'
import { figureMeant } from '#metrics/reading/figure-meant.ts'
import type { AbsenceReason, CorrectionReason } from '#metrics/series/observation.ts'
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
  /** 初步数: a value that will be settled later. */
  readonly provisional?: boolean
  /** Why an approved value is corrected; without one it was wrong. Rule W-13. */
  readonly correction?: CorrectionReason | undefined
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
    ...(record.status === 'P' && { provisional: true }),
    // The reason of an approved correction tells nothing of the next one.
    ...(record.correction && record.state !== 'approved' && { correction: record.correction }),
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
    sameNature(a, b) &&
    figureMeant(a.text, unit) === figureMeant(b.text, unit)
  )
}

/** Whether two inputs are equal letter by letter. */
export function sameText(a: CellInput, b: CellInput): boolean {
  return a.text === b.text && a.note === b.note && a.reason === b.reason && sameNature(a, b)
}

const natureOf = ({ breaks = false, provisional = false, correction = 'error' }: CellInput) =>
  `${breaks} ${provisional} ${correction}`
const sameNature = (a: CellInput, b: CellInput) => natureOf(a) === natureOf(b)

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
  const said = {
    ...(input.note.trim() !== '' && { note: input.note.trim() }),
    ...(input.correction && { correction: input.correction }),
  }
  if (typed.kind === 'value') {
    const bound = typed.bound && { bound: typed.bound }
    const value = typed.parts ?? { value: typed.value }
    return { ...place, ...value, ...bound, ...statusTyped(input), ...said }
  }
  if (typed.kind === 'empty' && input.reason) return { ...place, value: null, reason: input.reason, ...said }
  return undefined
}

/** The status that an input gives its value, unless it is a normal one. */
export function statusTyped({ breaks, provisional }: CellInput): { readonly status?: 'B' | 'P' } {
  if (breaks) return { status: 'B' }
  return provisional ? { status: 'P' } : {}
}

/** The marks of an input that contradict its last change are removed, and so are those that mark no value. */
export function keepOneNature(
  input: { -readonly [Key in keyof CellInput]: CellInput[Key] },
  changed: Partial<CellInput>,
): void {
  if (changed.breaks || changed.correction === 'final') delete input.provisional
  if (changed.provisional) {
    delete input.breaks
    if (input.correction === 'final') input.correction = 'error'
  }
  // A mark without a value marks nothing.
  const isEmpty = input.text.trim() === ''
  if (!input.breaks || isEmpty) delete input.breaks
  if (!input.provisional || isEmpty) delete input.provisional
  if (!input.correction) delete input.correction
}
