import type { Clock } from '../clock.ts'
import type { LedgerFeed } from './ledger/ledger-feed.ts'
import {
  insertEntries,
  insertEntry,
  ledgerHead,
  nextEntry,
  type LedgerEntry,
  type LedgerHead,
} from './ledger/ledger.ts'
import { refusalOf } from './database-errors.ts'
import { SeriesAtHand } from './observations/series-at-hand.ts'
import type { Reader, Store, Writer } from './store.ts'
import { watchWrites } from './availability/writable.ts'

/** Works that may share one commit; bounds how long the first of them waits for the last. */
const maxBatch = 128
/** How often works are tried where other writers of the database stand in the way. */
const attempts = 3

/** The one write transaction that a process has open at a time, as its engine does it. */
export interface WriteTransaction {
  /** Begins, as the only writer of the whole database until the end. */
  begin(): Promise<Reader>
  savepoint(): Promise<void>
  release(): Promise<void>
  /** Back to the savepoint; throws where the engine has given up the whole transaction. */
  undo(): Promise<void>
  /** Resolves when all is durable. `appended`: the last sequence that this transaction put on the ledger, if any. */
  commit(appended: number | undefined): Promise<void>
  /** Gives up whatever is left of the transaction; never throws. */
  abandon(): Promise<void>
  /** The failure passes by itself when the same works are done again. */
  passes(error: unknown): boolean
}

interface Waiting {
  readonly run: (writer: Writer) => Promise<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
}

interface Committed {
  readonly appended: readonly LedgerEntry[]
  readonly settled: readonly (() => void)[]
}

/**
 * Works that wait together are done one after the other in one transaction and share its commit; one that throws is
 * undone alone. Each is answered only after the commit is durable and the feed has told what it put on the ledger.
 */
export function sharedCommits(
  transaction: WriteTransaction,
  feed: LedgerFeed,
  clock: Clock,
): {
  readonly write: Store['write']
  readonly waiting: Store['waiting']
  readonly unwritable: Store['unwritable']
  readonly idle: () => Promise<void>
} {
  const queue: Waiting[] = []
  const atHand = new SeriesAtHand()
  let working: Promise<void> | undefined
  const write: Store['write'] = (run) =>
    new Promise((resolve, reject) => {
      queue.push({ run, resolve, reject })
      working ??= work()
    })
  const watch = watchWrites(clock, write)

  async function transact(batch: readonly Waiting[]): Promise<Committed> {
    const settled: (() => void)[] = []
    const appended: LedgerEntry[] = []
    const reader = await transaction.begin()
    // Another process may have written since: the chain continues from what is stored.
    let tip: LedgerHead = await ledgerHead(reader)
    await atHand.begin(reader, tip)
    const writer: Writer = {
      ...reader,
      writes: true,
      append: async (change) => {
        const entry = nextEntry(tip, { ...change, at: clock.now() })
        await insertEntry(writer, entry)
        tip = entry
        appended.push(entry)
        atHand.take([entry])
        return entry
      },
      appendAll: async (changes) => {
        const entries: LedgerEntry[] = []
        for (const change of changes)
          entries.push(nextEntry(entries.at(-1) ?? tip, { ...change, at: clock.now() }))
        await insertEntries(writer, entries)
        tip = entries.at(-1) ?? tip
        for (const entry of entries) appended.push(entry)
        atHand.take(entries)
        return entries
      },
      standing: (series) => atHand.series(writer, series),
      closedPeriods: () => atHand.closedPeriods(writer),
    }
    for (const waiting of batch) {
      const mark = { tip, length: appended.length }
      await transaction.savepoint()
      try {
        const value = await waiting.run(writer)
        await transaction.release()
        settled.push(() => waiting.resolve(value as never))
      } catch (error) {
        if (transaction.passes(error)) throw error
        watch.failed(error)
        await transaction.undo().catch(() => {
          // A full disk or a lost connection ends the whole transaction: the reason is the first error.
          throw error
        })
        tip = mark.tip
        atHand.undo(appended.splice(mark.length), tip)
        settled.push(() => waiting.reject(refusalOf(error)))
      }
    }
    await transaction.commit(appended.at(-1)?.sequence)
    return { appended, settled }
  }

  async function persist(batch: readonly Waiting[]): Promise<Committed> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(batch)
      } catch (error) {
        await transaction.abandon()
        atHand.forget()
        if (attempt === attempts || !transaction.passes(error)) throw error
      }
    }
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    let committed: Committed
    try {
      committed = await persist(batch)
    } catch (error) {
      watch.failed(error)
      const refusal = refusalOf(error)
      for (const waiting of batch) waiting.reject(refusal)
      return
    }
    if (committed.appended.length > 0) watch.stored()
    await feed.committed(committed.appended)
    for (const settle of committed.settled) settle()
  }

  async function work(): Promise<void> {
    // One turn of the event loop lets requests that arrived together share the commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await commit(queue.splice(0, maxBatch))
    working = undefined
  }

  return {
    write,
    waiting: () => queue.length,
    unwritable: watch.unwritable,
    idle: async () => working,
  }
}
