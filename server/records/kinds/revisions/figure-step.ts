import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'

/** The raising of a dispute with the approved revision that stood then. */
export interface DisputeRaised extends CellName {
  readonly act: 'raised'
  /** The organisation that disputes; null for a person without one. */
  readonly organisation: string | null
  readonly revision: number
  readonly value: string
  /** Why the approved value is wrong, and how the other was found. */
  readonly reason: string
  readonly method: string
}

/** The end of a dispute; `of` is the sequence of its raising, `revision` the one that an accepted value became. */
export interface DisputeEnded extends CellName {
  readonly act: 'accepted' | 'rejected' | 'withdrawn'
  readonly of: number
  readonly reason?: string
  readonly revision?: number
}

/** A question of a reviewer on a figure, or an answer of who reports it. */
export interface FigureRemark extends CellName {
  readonly act: 'asked' | 'answered'
  readonly text: string
}

/** Why somebody else entered a figure for the organisation that reports it (代填). */
export interface FigureEnteredFor extends CellName {
  readonly act: 'entered-for'
  readonly text: string
}

export type FigureStep = DisputeRaised | DisputeEnded | FigureRemark | FigureEnteredFor
/** A step as it is kept: with its entry, its author and its time. */
export type KeptStep<Step extends FigureStep = FigureStep> = Step &
  Pick<LedgerEntry, 'sequence' | 'actor' | 'at'>
