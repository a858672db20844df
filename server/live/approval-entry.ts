import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { cellOfSubject, observationKinds } from '../db/observations/observation-event.ts'
import { changeOf } from '../judging/changes.ts'
import type { View } from '../judging/view.ts'

/** An approval on the ledger. What the ticker says of it is read when the first audience asks, once for all. */
export interface Approval extends SeriesName {
  readonly sequence: number
  readonly hash: string
  described(view: View): Promise<ApprovedChange | undefined>
}

export function approvalsAmong(entries: readonly LedgerEntry[]): Approval[] {
  return entries.filter(({ kind }) => kind === observationKinds.approved).map(approvalOf)
}

function approvalOf(entry: LedgerEntry): Approval {
  const { indicator, region } = cellOfSubject(entry.subject)
  let change: Promise<ApprovedChange | undefined> | undefined
  return {
    sequence: entry.sequence,
    hash: entry.hash,
    indicator,
    region,
    described: (view) => (change ??= changeOf(view, entry)),
  }
}
