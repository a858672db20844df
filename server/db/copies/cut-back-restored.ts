import { asc, getTableColumns, gt, inArray, sql } from 'drizzle-orm'
import { OperatorError } from '../../operator-error.ts'
import { insertEntries, ledgerHead, nextEntry, type LedgerHead } from '../ledger/ledger.ts'
import type { Writer } from '../store.ts'
import { verifyLedger, type Verification } from '../ledger/verify-ledger.ts'

/** Kind of the ledger entry that a restored database goes on with where it was cut. */
const ledgerCut = 'ledger.cut'

type Sound = Extract<Verification, { sound: true }>

/**
 * Makes a copy of a database fit to be gone on with: nobody is signed in, and the ledger ends at `toSequence` where one is
 * given, followed by one entry that tells of the cut. @returns what a verification of the whole finds
 * @throws OperatorError where the ledger is not sound or has no such sequence
 */
export async function cutBackRestored(writer: Writer, at: string, toSequence?: number): Promise<Sound> {
  await writer.db.delete(writer.tables.session)
  if (toSequence !== undefined) {
    const head = await ledgerHead(writer)
    if (toSequence < 1 || toSequence > head.sequence) {
      throw new OperatorError(`备份的底账是第 1 至 ${head.sequence} 号，没有第 ${toSequence} 号。`)
    }
    if (toSequence < head.sequence) await cut(writer, toSequence, head, at)
  }
  const found = await verifyLedger(writer)
  if (!found.sound) throw new OperatorError(`备份的底账不完好。第 ${found.sequence} 号：${found.fault}`)
  return found
}

/**
 * Takes everything back that the ledger tells of after `last`. Rows name the entry that made them, and a decision its
 * own; closures are told by the ledger alone. What is on the ledger only in part stays as it was in the copy: people
 * and their passwords, tokens, displays. Answers kept for repeated requests would tell of what is gone.
 */
async function cut(writer: Writer, last: number, head: LedgerHead, at: string): Promise<void> {
  const { db, tables } = writer
  const { ledger, observation, periodClosure, idempotency } = tables
  for (const table of Object.values(tables)) {
    const columns = getTableColumns(table)
    if ('sequence' in columns) await db.delete(table).where(gt(columns.sequence, last))
  }
  const before = sql`case when ${observation.submittedSequence} is null then 'draft' else 'submitted' end`
  await db
    .update(observation)
    .set({ state: before, decidedSequence: null, decidedBy: null, decidedAt: null, returnReason: null })
    .where(gt(observation.decidedSequence, last))
  await db.delete(periodClosure)
  const kinds = ['period.closed', 'period.reopened']
  const told = await db.select().from(ledger).where(inArray(ledger.kind, kinds)).orderBy(asc(ledger.sequence))
  const closures = new Map(told.map((entry) => [entry.subject, entry]))
  for (const { kind, subject, actor, sequence } of closures.values()) {
    if (kind === 'period.closed') {
      await db.insert(periodClosure).values({ period: subject, closedBy: actor, sequence })
    }
  }
  await db.delete(idempotency)
  const tip = await ledgerHead(writer)
  const payload = { last, removed: { sequence: head.sequence, hash: head.hash } }
  await insertEntries(writer, [
    nextEntry(tip, { at, actor: 'system', kind: ledgerCut, subject: 'ledger', payload }),
  ])
}
