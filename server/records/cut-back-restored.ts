import { gt } from 'drizzle-orm'
import { insertEntries, ledgerHead, nextEntry, type LedgerHead } from '../db/ledger/ledger.ts'
import type { ReadableContents } from '../db/files/file-contents.ts'
import { forgetOrphans } from '../db/files/file-rows.ts'
import { accountsStatedAnew } from './accounts/accounts.ts'
import type { TableKey } from '../db/statements/insert-rows.ts'
import type { Writer } from '../db/store.ts'
import { OperatorError } from '../operator-error.ts'
import { holdMessages } from './hold-messages.ts'
import { ledgerCut } from './kinds/cuts.ts'
import { besideTheLedger, recordRows } from './registry.ts'
import { unsoundText, verifyAll, type WholeVerification } from './verify-ledger.ts'

/** Where the ledger is known to have ended once. */
type KnownEnd = Pick<LedgerHead, 'sequence' | 'hash'>

type SoundCopy = Extract<WholeVerification, { sound: true }>

/**
 * Makes a copy of a database fit to be gone on with: nobody is signed in, and the ledger ends at `toSequence` where one is
 * given, followed by an entry that tells of the cut and one for each account that it no longer tells as it is; a copy that is older than an end that is `known` gets that entry too; `contents` has the files that it refers to. @returns what a verification of the whole finds
 * @throws OperatorError where the ledger is not sound or has no such sequence
 */
export async function cutBackRestored(
  writer: Writer,
  contents: ReadableContents,
  at: string,
  {
    toSequence,
    known,
  }: { readonly toSequence?: number | undefined; readonly known?: KnownEnd | undefined } = {},
): Promise<SoundCopy> {
  await empty(writer, 'emptied')
  await holdMessages(writer, toSequence)
  const head = await ledgerHead(writer)
  if (toSequence !== undefined && (toSequence < 1 || toSequence > head.sequence))
    throw new OperatorError(`备份的底账是第 1 至 ${head.sequence} 号，没有第 ${toSequence} 号。`)
  const last = toSequence ?? head.sequence
  const removed = known && known.sequence > head.sequence ? known : head
  if (last < head.sequence) await takeBackAfter(writer, last)
  if (last < removed.sequence) await tellCut(writer, last, removed, at)
  // A backup has the contents of those files alone that its ledger refers to.
  await forgetOrphans(writer)
  const found = await verifyAll(writer, contents)
  if (!found.sound) throw new OperatorError(`备份的底账不完好。${unsoundText(found)}`)
  return found
}

/** Takes back everything that the ledger tells of after `last`; the other tables as the registry says. */
async function takeBackAfter(writer: Writer, last: number): Promise<void> {
  const { ledger } = writer.tables
  await writer.db.delete(ledger).where(gt(ledger.sequence, last))
  for (const rows of recordRows) await rows.cut(writer, last)
  await empty(writer, 'emptied-at-a-cut')
}

/** Writes down that the ledger once went on to `removed`, which is looked for no more. */
async function tellCut(writer: Writer, last: number, removed: KnownEnd, at: string): Promise<void> {
  const tip = await ledgerHead(writer)
  const payload = { last, removed: { sequence: removed.sequence, hash: removed.hash } }
  // The store's own chain goes on from the entry that was the last: this one follows the entry that now is.
  const entries = [nextEntry(tip, { at, actor: 'system', kind: ledgerCut, subject: 'ledger', payload })]
  for (const stated of await accountsStatedAnew(writer))
    entries.push(nextEntry(entries.at(-1)!, { ...stated, at }))
  await insertEntries(writer, entries)
}

async function empty({ db, tables }: Writer, what: (typeof besideTheLedger)[keyof typeof besideTheLedger]) {
  for (const [table, becomes] of Object.entries(besideTheLedger))
    if (becomes === what) await db.delete(tables[table as TableKey])
}
