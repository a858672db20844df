import type { AuditKind } from '#metrics/wording/installation/audit.ts'
import { hashOfColumns, type ChainHashFunction } from '../../../db/ledger/chain-hash.ts'

/** A note for the audit log, before it has its place in the chain. */
export interface AuditNote {
  readonly at: string
  readonly kind: AuditKind
  /** An actor's id, `nobody`, or `name:…` for a name with which somebody tried to sign in. */
  readonly actor: string
  readonly address: string
  /** What the event concerns, by its kind: the path of the request, the browser, the state of a refused token … */
  readonly subject: string
  /** `ok`, or the code of the refusal. */
  readonly result: string
  /** How often the event happened that this one note tells. */
  readonly times: number
}

/** An entry of the audit log's chain. */
export interface AuditEntry extends Omit<AuditNote, 'kind'> {
  readonly kind: string
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
}

/** The end of the chain. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'at' | 'hash'>

/** The end of an empty log. */
export const noAudit: AuditHead = { sequence: 0, at: '', hash: '0'.repeat(64) }

/** The hash of all other columns, the previous hash included. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>, by: ChainHashFunction): string {
  const { sequence, at, kind, actor, address, subject, result, times, previousHash } = entry
  return hashOfColumns([sequence, at, kind, actor, address, subject, result, times, previousHash], by)
}

/** The entry that follows `head`; its time never runs backwards. */
export function nextAuditEntry(head: AuditHead, note: AuditNote, by: ChainHashFunction): AuditEntry {
  const entry = {
    ...note,
    sequence: head.sequence + 1,
    at: note.at > head.at ? note.at : head.at,
    previousHash: head.hash,
  }
  return { ...entry, hash: auditHash(entry, by) }
}
