import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { LedgerEntry } from '../db/ledger.ts'
import { cellOfSubject, observationKinds } from '../db/observation-event.ts'
import type { Reader } from '../db/store.ts'
import { changeOf } from '../judging/changes.ts'
import type { Series } from '../judging/queries.ts'

/** An approval on the ledger. What the ticker says of it is read when the first audience asks, once for all. */
export interface Approval extends Series {
  readonly sequence: number
  readonly hash: string
  described(reader: Reader, index: CatalogueIndex): Promise<ApprovedChange | undefined>
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
    described: (reader, index) => (change ??= changeOf(reader, index, entry)),
  }
}
