import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { ApprovedFigure } from '../contract/live.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { cellOfSubject, observationKinds } from '../db/observations/observation-event.ts'
import { approvedChange, approvedFigure } from '../judging/changes.ts'
import type { View } from '../judging/view.ts'

/** An approval on the ledger. What is told of it is read when the first audience asks, once for all. */
export interface Approval extends SeriesName {
  readonly sequence: number
  readonly hash: string
  /** In the ticker's words; undefined where the catalogue no longer knows the indicator. */
  described(view: View): Promise<ApprovedChange | undefined>
  /** The same, with all that a series holds of it. */
  figure(view: View): Promise<ApprovedFigure | undefined>
}

export function approvalsAmong(entries: readonly LedgerEntry[]): Approval[] {
  return entries.filter(({ kind }) => kind === observationKinds.approved).map(approvalOf)
}

function approvalOf(entry: LedgerEntry): Approval {
  const { indicator, region } = cellOfSubject(entry.subject)
  let change: Promise<ApprovedChange | undefined> | undefined
  let figure: Promise<ApprovedFigure | undefined> | undefined
  const described = (view: View) => (change ??= approvedChange(view, entry))
  const completed = async (view: View) => {
    const told = await described(view)
    return told && approvedFigure(view, told, entry)
  }
  return {
    sequence: entry.sequence,
    hash: entry.hash,
    indicator,
    region,
    described,
    figure: (view) => (figure ??= completed(view)),
  }
}
