import type { CellName } from '../db/observations/newest-revision.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { ApprovedFigure } from '../contract/live.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { observationKinds, type ObservationEvent } from '../db/observations/observation-event.ts'
import { approvedChange, approvedFigure, figureInForce } from '../judging/changes.ts'
import type { View } from '../judging/view.ts'

/** An approval or a revocation on the ledger. Its details are read when the first audience needs them, once for all. */
export interface Approval extends CellName {
  readonly sequence: number
  readonly hash: string
  readonly cause: 'approved' | 'revoked'
  /** The change in the ticker's form, for an approval; undefined for a forecast and where the catalogue no longer has the indicator. */
  described(view: View): Promise<ApprovedChange | undefined>
  /**
   * The figure as a wall keeps it in a series: `described` with status, provenance and reason. Of a revocation what stands instead, null for
   * nothing; undefined where `described` is.
   */
  figure(view: View): Promise<ApprovedFigure | null | undefined>
}

const causes: ReadonlyMap<string, Approval['cause']> = new Map([
  [observationKinds.approved, 'approved'],
  [observationKinds.revoked, 'revoked'],
])

export function approvalsAmong(entries: readonly LedgerEntry[]): Approval[] {
  return entries.flatMap((entry) => {
    const cause = causes.get(entry.kind)
    return cause === undefined ? [] : [approvalOf(entry, cause)]
  })
}

function approvalOf(entry: LedgerEntry, cause: Approval['cause']): Approval {
  const { sequence, hash } = entry
  const { indicator, region, period } = JSON.parse(entry.payload) as ObservationEvent
  const cell = { indicator, region, period }
  let change: Promise<ApprovedChange | undefined> | undefined
  let figure: Promise<ApprovedFigure | null | undefined> | undefined
  const described = (view: View) => (change ??= approvedChange(view, entry))
  const completed = async (view: View) => {
    if (cause === 'revoked') return figureInForce({ ...view, asOf: sequence }, cell)
    const told = await described(view)
    return told && approvedFigure(view, told, entry)
  }
  return {
    ...{ ...cell, sequence, hash, cause, described },
    figure: (view) => (figure ??= completed(view)),
  }
}
