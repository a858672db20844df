import { gt } from 'drizzle-orm'
import { chainHashFunction } from '../db/ledger/chain-hash.ts'
import { insertEntries, ledgerHead, nextEntry, type LedgerHead } from '../db/ledger/ledger.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { deleteUnusedFiles } from '../db/files/file-rows.ts'
import { accountsStatedAnew } from './accounts/accounts.ts'
import { appendAudit } from './accounts/audit/audit-rows.ts'
import type { TableKey } from '../db/statements/insert-rows.ts'
import type { Writer } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { holdMessages } from './hold-messages.ts'
import { ledgerCut } from './kinds/cuts.ts'
import { besideTheLedger, recordRows } from './registry.ts'
import { unsoundText, verifyAll, type WholeVerification } from './verify-ledger.ts'

/** An end of the ledger that is known from outside. */
type KnownEnd = Pick<LedgerHead, 'sequence' | 'hash'>

type SoundCopy = Extract<WholeVerification, { sound: true }> & {
  /** The number of the entry on the cut, where the ledger was cut. */
  readonly cut: number | undefined
}

/**
 * Prepares a copied database for further use: every session ends, and the ledger ends at `toSequence` if it is given. The cut is recorded
 * by an entry, and so is each account that the ledger no longer tells as it is. A copy that is older than the `known` end gets the entry on
 * a cut too. `contents` has the files of the copy; what `told` says of the restoring goes into the audit log, since the ledger must stay
 * that of the backup. @returns the outcome of verifying the whole @throws OperatorError where the ledger is not sound or has no such sequence
 */
export async function cutBackRestored(
  writer: Writer,
  contents: ReadableContents,
  at: string,
  {
    toSequence,
    known,
    told,
  }: {
    readonly toSequence?: number | undefined
    readonly known?: KnownEnd | undefined
    readonly told?: string | undefined
  } = {},
): Promise<SoundCopy> {
  await empty(writer, 'emptied')
  await holdMessages(writer, toSequence)
  const head = await ledgerHead(writer)
  if (toSequence !== undefined && (toSequence < 1 || toSequence > head.sequence))
    throw new OperatorError(`备份的底账是第 1 至 ${head.sequence} 号，没有第 ${toSequence} 号。`)
  const last = toSequence ?? head.sequence
  const removed = known && known.sequence > head.sequence ? known : head
  if (last < head.sequence) await takeBackAfter(writer, last)
  const cut = last < removed.sequence ? last + 1 : undefined
  if (cut !== undefined) await tellCut(writer, last, removed, at)
  if (told !== undefined)
    await appendAudit(writer, [
      { at, kind: 'restored', actor: 'system', address: '', subject: told, result: 'ok', times: 1 },
    ])
  // A backup contains only the files to which its ledger refers.
  await deleteUnusedFiles(writer)
  const found = await verifyAll(writer, contents)
  if (!found.sound) throw new OperatorError(`备份的底账不完好。${unsoundText(found)}`)
  return { ...found, cut }
}

/** Takes back everything that the ledger tells after `last`, and treats the other tables as the registry says. */
async function takeBackAfter(writer: Writer, last: number): Promise<void> {
  const { ledger } = writer.tables
  await writer.db.delete(ledger).where(gt(ledger.sequence, last))
  for (const rows of recordRows) await rows.cut(writer, last)
  await empty(writer, 'emptied-at-a-cut')
}

/** Records that the ledger went on to `removed` before, so that verifications do not miss those entries. */
async function tellCut(writer: Writer, last: number, removed: KnownEnd, at: string): Promise<void> {
  const tip = await ledgerHead(writer)
  const by = (await chainHashFunction(writer)) ?? 'sha256'
  const payload = { last, removed: { sequence: removed.sequence, hash: removed.hash } }
  // The entry follows the present end of the ledger; the store's own chain would follow the removed one.
  const entries = [nextEntry(tip, { at, actor: 'system', kind: ledgerCut, subject: 'ledger', payload }, by)]
  for (const stated of await accountsStatedAnew(writer))
    entries.push(nextEntry(entries.at(-1)!, { ...stated, at }, by))
  await insertEntries(writer, entries)
}

async function empty({ db, tables }: Writer, what: (typeof besideTheLedger)[keyof typeof besideTheLedger]) {
  for (const [table, becomes] of Object.entries(besideTheLedger))
    if (becomes === what) await db.delete(tables[table as TableKey])
}
