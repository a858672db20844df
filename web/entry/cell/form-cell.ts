import { shareValue } from '#metrics/series/share.ts'
import type { FigureAction } from '#metrics/workflow/figure-workflow.ts'
import type { FilingCell } from '#server/contract/filings.ts'
import type {
  TakenBack,
  ObservationItem,
  ObservationRecord,
  ObservationsAccepted,
} from '#server/contract/observations.ts'
import { inputOf, isBlank, sameInput, type CellInput } from './cell-input.ts'

/** One cell of the form: the server's newest revision as known here, and what the reporter has made of it. */
export interface FormCell {
  readonly facts: FilingCell
  readonly record: ObservationRecord | null
  readonly input: CellInput
  /** What the server lets its reporter do next with the record. */
  readonly transitions: readonly FigureAction[]
  /** An approved value that its reporter has opened to correct. */
  readonly correcting: boolean
  /** Why the server refused the cell last time; cleared by the next edit. */
  readonly fault: string | null
  /** A newer revision by somebody else, met while this one was being edited. */
  readonly rival: ObservationRecord | null
}

/**
 * Where a cell stands for its reporter: `typed` is not yet with the server, `draft` is; `correcting` is an approved
 * value opened again; a `contested` one waits until its reporter chooses between two revisions.
 */
export type CellStanding =
  'empty' | 'typed' | 'draft' | 'submitted' | 'approved' | 'returned' | 'correcting' | 'contested'

export function newCell(facts: FilingCell): FormCell {
  return {
    facts,
    record: facts.current,
    input: inputOf(facts.current),
    transitions: facts.transitions,
    correcting: false,
    fault: null,
    rival: null,
  }
}

export function isChanged({ facts, record, input }: FormCell): boolean {
  return !sameInput(input, inputOf(record), facts.unit)
}

export function standingOf(cell: FormCell): CellStanding {
  const state = cell.record?.state
  if (cell.rival) return 'contested'
  if (state === 'submitted') return 'submitted'
  if (state === 'approved') return cell.correcting ? 'correcting' : 'approved'
  if (isChanged(cell)) return 'typed'
  return state === undefined || state === 'withdrawn' ? 'empty' : state
}

/** A draft that was blanked: nothing of it is to stay with the server either. */
export function isToWithdraw({ transitions, input, rival }: FormCell): boolean {
  return transitions.includes('withdraw') && rival === null && isBlank(input)
}

/** The cell after its draft was taken back: what stood below it stands again, and what was typed since stays. */
export function withWithdrawn(
  cell: FormCell,
  { current, transitions }: TakenBack['withdrawn'][number],
): FormCell {
  const isOver = !transitions.includes('submit')
  if (isOver && isBlank(cell.input)) return newCell({ ...cell.facts, current, transitions })
  return { ...cell, record: current, transitions, fault: null }
}

/** The cell after what was submitted of it was recalled: all that was entered stays, to be put right and submitted anew. */
export function withRecalled(
  cell: FormCell,
  { current, transitions }: TakenBack['withdrawn'][number],
): FormCell {
  const facts = { ...cell.facts, current, transitions }
  const correcting = transitions.includes('correct')
  return { ...cell, facts, record: current, transitions, correcting, fault: null, rival: null }
}

/** Whether the server takes what is typed here now: what waits or stands only once it is returned or opened for correction. */
export function isOpen({ transitions, correcting, rival }: FormCell): boolean {
  return rival === null && transitions.includes(correcting ? 'correct' : 'submit')
}

/** Whether what is typed is still its reporter's own, also where nothing can be sent. */
export function isEditable(cell: FormCell): boolean {
  const standing = standingOf(cell)
  return standing !== 'submitted' && standing !== 'approved' && standing !== 'contested'
}

/** Whether the cell goes along with the next submission: it holds something that the reviewer has not seen. */
export function isReady(cell: FormCell): boolean {
  const standing = standingOf(cell)
  if (isBlank(cell.input)) return false
  return standing === 'draft' || ((standing === 'typed' || standing === 'correcting') && isChanged(cell))
}

/** The cell with another input; what the server said of the old one no longer holds. */
export function withInput(cell: FormCell, input: CellInput): FormCell {
  return { ...cell, input, fault: null }
}

/** The value that an item says, a share computed as the server computes it. */
function valueOf({ value, numerator, denominator }: ObservationItem, unit: string): number | null {
  if (numerator != null && denominator != null) return Number(shareValue({ numerator, denominator }, unit))
  return value == null ? null : Number(value)
}

/** The cell after the server took it. */
export function withAccepted(
  cell: FormCell,
  item: ObservationItem,
  accepted: ObservationsAccepted['accepted'][number] & Pick<ObservationsAccepted, 'transitions'>,
  by: { actor: string; at: string; sequence: number },
): FormCell {
  const record: ObservationRecord = {
    indicator: accepted.indicator,
    region: accepted.region,
    period: accepted.period,
    revision: accepted.revision,
    state: accepted.state,
    value: valueOf(item, cell.facts.unit),
    numerator: item.numerator == null ? null : Number(item.numerator),
    denominator: item.denominator == null ? null : Number(item.denominator),
    reason: item.reason ?? null,
    note: item.note ?? null,
    status: item.status ?? 'A',
    bound: item.bound ?? null,
    provenance: 'reported',
    decidedBy: null,
    decidedAt: null,
    returnReason: null,
    ...by,
  }
  return { ...cell, record, transitions: accepted.transitions, correcting: false, fault: null }
}

/**
 * The cell after the filing was read anew. Input that was not yet sent stays; where somebody else's revision has come
 * in between and says something else, that is a rival, for the reporter to choose.
 */
export function withFacts(cell: FormCell, facts: FilingCell): FormCell {
  const record = facts.current
  if (!isChanged(cell)) return newCell(facts)
  const moved = (record?.revision ?? 0) > (cell.record?.revision ?? 0)
  const agrees = sameInput(cell.input, inputOf(record), facts.unit)
  if (agrees) return newCell(facts)
  const { transitions } = facts
  return moved ? { ...cell, facts, transitions, rival: record } : { ...cell, facts, transitions, record }
}

/** The reporter's choice between the own input and the rival. */
export function settled(cell: FormCell, choice: 'mine' | 'theirs'): FormCell {
  const { rival, facts, transitions } = cell
  if (!rival) return cell
  const input = choice === 'theirs' ? inputOf(rival) : cell.input
  const correcting = choice === 'mine' && transitions.includes('correct')
  return { facts, record: rival, input, transitions, correcting, fault: null, rival: null }
}
