import { shareValue } from '#metrics/series/share.ts'
import { isOnBehalf } from '#metrics/wording/reporting/on-behalf.ts'
import { isStoodBy, type FigureAction } from '#metrics/workflow/figure-workflow.ts'
import type { FilingCell } from '#server/contract/filings.ts'
import type {
  TakenBack,
  ObservationItem,
  ObservationRecord,
  ObservationsAccepted,
} from '#server/contract/observations.ts'
import { inputOf, isBlank, sameInput, type CellInput } from './cell-input.ts'

/** A cell of the form: the server's newest revision that the form knows, and the reporter's input. */
export interface FormCell {
  /** The cell as the filing tells it. */
  readonly facts: FilingCell
  readonly record: ObservationRecord | null
  readonly input: CellInput
  /** The transitions that the server opens to the reporter. */
  readonly transitions: readonly FigureAction[]
  /** Whether an approved value is open for correction. */
  readonly correcting: boolean
  /** The reason of the server's last refusal; the next edit clears it. */
  readonly fault: string | null
  /** A newer revision of somebody else, which came while this cell was edited. */
  readonly rival: ObservationRecord | null
}

/**
 * The status of a cell for its reporter. `typed`: the server does not have the input yet; `draft`: it does; `submitted`: it
 * waits for review, at whatever level; `correcting`: an approved value is open for correction; `contested`: the reporter has
 * to choose between two revisions.
 */
export type CellStatus =
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

export function cellStatus(cell: FormCell): CellStatus {
  const state = cell.record?.state
  if (cell.rival) return 'contested'
  if (state === 'submitted' || state === 'in-review') return cell.correcting ? 'correcting' : 'submitted'
  if (state === 'approved' || state === 'cleared') return cell.correcting ? 'correcting' : 'approved'
  if (isChanged(cell)) return 'typed'
  return state === undefined || state === 'withdrawn' ? 'empty' : state
}

/** Whether the draft of the cell is to be withdrawn at the server, since its input was blanked. */
export function isToWithdraw({ transitions, input, rival }: FormCell): boolean {
  return transitions.includes('withdraw') && rival === null && isBlank(input)
}

/** The cell after its draft was withdrawn: the revision below the draft stands again, and later input stays. */
export function withWithdrawn(
  cell: FormCell,
  { current, transitions }: TakenBack['withdrawn'][number],
): FormCell {
  const isLocked = !transitions.includes('submit')
  if (isLocked && isBlank(cell.input)) return newCell({ ...cell.facts, current, transitions })
  return { ...cell, record: current, transitions, fault: null }
}

/**
 * The cell after its submission was recalled: all input stays, to be corrected and submitted again. What a reviewer had entered for the
 * organisation does not become its own.
 */
export function withRecalled(
  cell: FormCell,
  { current, transitions }: TakenBack['withdrawn'][number],
): FormCell {
  const facts = { ...cell.facts, current, transitions }
  if (isOnBehalf(cell.record?.note ?? null)) return newCell(facts)
  const correcting = transitions.includes('correct')
  return { ...cell, facts, record: current, transitions, correcting, fault: null, rival: null }
}

/**
 * The cell opened for another value than the approved one, of which a provisional one is expected to be settled, or than the one whose
 * approval was revoked, which keeps its reason of correction.
 */
export function withCorrection(cell: FormCell): FormCell {
  if (cell.record?.state === 'submitted')
    return { ...cell, correcting: true, input: { ...cell.input, note: '' } }
  const { provisional, ...input } = cell.input
  const correction = provisional ? 'final' : 'error'
  return { ...cell, correcting: true, input: { ...input, note: '', correction } }
}

/** Whether a revision waits again since its approval was revoked: it is replaced, and not recalled. Rule W-3. */
export function isRevoked(record: ObservationRecord | null): boolean {
  return record?.state === 'submitted' && record.decidedAt !== null
}

/**
 * Whether the server takes input for the cell now. A waiting value must be returned or recalled first; an approved one, one whose approval
 * was revoked, and one that came while another was typed are opened for correction.
 */
export function isOpen({ transitions, correcting, rival, record }: FormCell): boolean {
  const opened = record?.state === 'submitted' ? 'replace' : 'correct'
  return rival === null && transitions.includes(correcting ? opened : 'submit')
}

/** Whether the input still belongs to the reporter, even where it cannot be sent. */
export function isEditable(cell: FormCell): boolean {
  const status = cellStatus(cell)
  return status !== 'submitted' && status !== 'approved' && status !== 'contested'
}

/** Whether the cell stands with a reviewer, or approved: a file that is put beside it then counts as submitted at once. Rule W-8. */
export function isWithReviewers({ record }: FormCell): boolean {
  return record !== null && isStoodBy(record.state)
}

/** Whether the cell is part of the next submission: it has input that no reviewer has seen. */
export function isReady(cell: FormCell): boolean {
  const status = cellStatus(cell)
  if (isBlank(cell.input)) return false
  return status === 'draft' || ((status === 'typed' || status === 'correcting') && isChanged(cell))
}

/** The cell with another input; the server's remarks on the old input no longer hold. */
export function withInput(cell: FormCell, input: CellInput): FormCell {
  return { ...cell, input, fault: null }
}

/** The value of an item; a share is computed as on the server. */
function valueOf({ value, numerator, denominator }: ObservationItem, unit: string): number | null {
  if (numerator != null && denominator != null) return Number(shareValue({ numerator, denominator }, unit))
  return value == null ? null : Number(value)
}

/** The cell after the server took its input. */
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
    ...(item.correction && { correction: item.correction }),
    provenance: 'reported',
    decidedBy: null,
    decidedAt: null,
    returnReason: null,
    ...by,
  }
  return { ...cell, record, transitions: accepted.transitions, correcting: false, fault: null }
}

/**
 * The cell after the filing was read again. Unsent input stays. A newer revision of somebody else with another value
 * becomes a rival, and the reporter chooses.
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

/** The cell after the reporter chose between the own input and the rival. */
export function settled(cell: FormCell, choice: 'mine' | 'theirs'): FormCell {
  const { rival, facts, transitions } = cell
  if (!rival) return cell
  const input = choice === 'theirs' ? inputOf(rival) : cell.input
  const over = rival.state === 'submitted' ? 'replace' : 'correct'
  const correcting = choice === 'mine' && transitions.includes(over)
  return { facts, record: rival, input, transitions, correcting, fault: null, rival: null }
}
