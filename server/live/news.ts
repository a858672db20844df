import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { cellOfSubject } from '../db/observations/observation-event.ts'
import { changesWaiting } from '../judging/following/changes-boards.ts'
import { approvalsAmong, type Approval } from './approval-entry.ts'

/** What entries of the ledger tell walls of. */
export interface News {
  /** The approvals and revocations, in their order. */
  readonly approvals: readonly Approval[]
  /** The series in which something came to wait, or waits no more, without being approved; each once. */
  readonly waiting: readonly SeriesName[]
}

export const noNews: News = { approvals: [], waiting: [] }

export function newsAmong(entries: readonly LedgerEntry[]): News {
  const waiting = entries.filter(changesWaiting).map(({ subject }) => cellOfSubject(subject))
  return {
    approvals: approvalsAmong(entries),
    waiting: [...new Map(waiting.map((series) => [seriesKey(series), series])).values()],
  }
}
