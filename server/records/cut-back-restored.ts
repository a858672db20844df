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

type Sound = Extract<WholeVerification, { sound: true }>

/**
 * Makes a copy of a database fit to be gone on with: nobody is signed in, and the ledger ends at `toSequence` where one is
 * given, followed by an entry that tells of the cut and one for each account that it no longer tells as it is; `contents` has the files that it refers to. @returns what a verification of the whole finds
 * @throws OperatorError where the ledger is not sound or has no such sequence
 */
export async function cutBackRestored(
  writer: Writer,
  contents: ReadableContents,
  at: string,
  toSequence?: number,
): Promise<Sound> {
  await empty(writer, 'emptied')
  await holdMessages(writer, toSequence)
  if (toSequence !== undefined) {
    const head = await ledgerHead(writer)
    if (toSequence < 1 || toSequence > head.sequence) {
      throw new OperatorError(`备份的底账是第 1 至 ${head.sequence} 号，没有第 ${toSequence} 号。`)
    }
    if (toSequence < head.sequence) await cut(writer, toSequence, head, at)
  }
  // A backup has the contents of those files alone that its ledger refers to.
  await forgetOrphans(writer)
  const found = await verifyAll(writer, contents)
  if (!found.sound) throw new OperatorError(`备份的底账不完好。${unsoundText(found)}`)
  return found
}

/** Takes back everything that the ledger tells of after `last`; the other tables as the registry says. */
async function cut(writer: Writer, last: number, head: LedgerHead, at: string): Promise<void> {
  const { ledger } = writer.tables
  await writer.db.delete(ledger).where(gt(ledger.sequence, last))
  for (const rows of recordRows) await rows.cut(writer, last)
  await empty(writer, 'emptied-at-a-cut')
  const tip = await ledgerHead(writer)
  const payload = { last, removed: { sequence: head.sequence, hash: head.hash } }
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
