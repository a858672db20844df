import type { Clock } from '../clock.ts'
import type { LedgerFeed } from './ledger/ledger-feed.ts'
import { turnsTaken } from '../event-loop-turns.ts'
import { AppError } from '../errors.ts'
import { chainHashFunction, hashFunctionFrom, type ChainHashFunction } from './ledger/chain-hash.ts'
import { insertEntries, ledgerHead, nextEntry, type LedgerEntry, type LedgerHead } from './ledger/ledger.ts'
import type { ObservationRow } from './observations/observation-row.ts'
import { changeOf, insertRevisions, rowOf, storeRevisions } from './observations/store-revision.ts'
import { putMessages } from './statements/put-message.ts'
import { refusalOf } from './database-errors.ts'
import { SeriesAtHand } from './observations/series-at-hand.ts'
import type { Addition, NewEntry, StandingNow, Store, Writer } from './store.ts'
import { watchWritability } from './availability/writable.ts'
import type { WriteTransaction } from './statements/write-transaction.ts'

/** The most works that share a commit, so that the first does not wait long for the last. */
const maxBatch = 128
/** The most attempts at a batch, which may fail because of other writers of the database. */
const attempts = 3

/** A waiting work: it writes, or only decides which revisions to add. */
type Work =
  | { readonly run: (writer: Writer) => Promise<unknown> }
  | { readonly decide: (standing: StandingNow) => Promise<Addition<unknown>> }

interface Waiting {
  readonly work: Work
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
}

interface Committed {
  readonly appended: readonly LedgerEntry[]
  /** The answers to the works, which are given once the commit is durable and told. */
  readonly settled: readonly (() => void)[]
  /** Whether messages may have been added to the outbox. */
  readonly told: boolean
}

/**
 * Runs waiting works one after the other in one transaction, which they share; a work that throws is undone alone. Each is answered once
 * the commit is durable and the feed has told its entries. Works that only add revisions also share statements: the revisions are inserted
 * before anything is read or another work writes, and at the end.
 */
export function groupCommit(
  transaction: WriteTransaction,
  feed: LedgerFeed,
  clock: Clock,
): Pick<Store, 'write' | 'add' | 'waiting' | 'onTold' | 'unwritable'> & {
  readonly idle: () => Promise<void>
} {
  const queue: Waiting[] = []
  const atHand = new SeriesAtHand()
  let hash: ChainHashFunction | undefined
  const listeners = new Set<() => void>()
  let working: Promise<void> | undefined
  const wait = <T>(work: Work): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve, reject })
      working ??= commitAll()
    })
  const write: Store['write'] = (run) => wait({ run })
  const watch = watchWritability(clock, write)

  /**
   * Runs a batch in one transaction. With `apart` each addition has its own statements, so that one which the engine refuses fails alone.
   */
  async function transact(batch: readonly Waiting[], apart: boolean): Promise<Committed> {
    const settled: (() => void)[] = []
    const appended: LedgerEntry[] = []
    let told = false
    let added: { entries: LedgerEntry[]; rows: ObservationRow[] } = { entries: [], rows: [] }
    const reader = await transaction.begin()
    // Another process may have written meanwhile, so the chain continues from the stored end.
    let tip: LedgerHead = await ledgerHead(reader)
    if (tip.sequence > 0) hash ??= await chainHashFunction(reader)
    await atHand.begin(reader, tip)

    const link = (change: NewEntry): LedgerEntry => {
      // The first entry of all decides by which function the chain goes on.
      const by = tip.sequence === 0 ? (hash = hashFunctionFrom(change)) : hash!
      const entry = nextEntry(tip, { ...change, at: clock.now() }, by)
      tip = entry
      appended.push(entry)
      atHand.take([entry])
      return entry
    }
    const writer: Writer = {
      ...reader,
      writes: true,
      append: async (change) => {
        const entry = link(change)
        await insertEntries(reader, [entry])
        return entry
      },
      appendAll: async (changes) => {
        const entries: LedgerEntry[] = []
        const turn = turnsTaken()
        for (const change of changes) {
          await turn()
          entries.push(link(change))
        }
        await insertEntries(reader, entries)
        return entries
      },
      tell: async (message) => {
        told = true
        const [id] = await putMessages(reader, [message], { at: clock.now(), sequence: tip.sequence })
        return id!
      },
      tellAll: async (messages) => {
        told ||= messages.length > 0
        await putMessages(reader, messages, { at: clock.now(), sequence: tip.sequence })
      },
      seriesOf: (series) => atHand.series(reader, series),
      closedPeriods: () => atHand.closedPeriods(reader),
      standSince: (sequence, series) => atHand.standSince(sequence, series),
    }

    /** Inserts the additions that were gathered so far. */
    async function insertAdded(): Promise<void> {
      const { entries, rows } = added
      added = { entries: [], rows: [] }
      await insertEntries(reader, entries)
      await insertRevisions(reader, rows)
    }
    const standing: StandingNow = {
      seriesOf: async (series) => {
        if (!atHand.has(series)) await insertAdded()
        return atHand.series(reader, series)
      },
      closedPeriods: () => atHand.closedPeriods(reader),
      standSince: (sequence, series) => atHand.standSince(sequence, series),
    }

    async function runAlone({ resolve, reject }: Waiting, run: (writer: Writer) => Promise<unknown>) {
      await insertAdded()
      const mark = { tip, length: appended.length }
      await transaction.savepoint()
      try {
        const value = await run(writer)
        await transaction.release()
        settled.push(() => resolve(value as never))
      } catch (error) {
        if (transaction.isTransient(error)) throw error
        watch.failed(error)
        await transaction.undo().catch(() => {
          // A full disk or a lost connection ends the whole transaction; its reason is the first error.
          throw error
        })
        tip = mark.tip
        atHand.undo(appended.splice(mark.length), tip)
        settled.push(() => reject(refusalOf(error)))
      }
    }

    async function addTogether({ resolve, reject }: Waiting, decide: Parameters<Store['add']>[0]) {
      let addition: Addition<unknown>
      try {
        addition = await decide(standing)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        settled.push(() => reject(error))
        return
      }
      const { actor, revisions, answer } = addition
      const turn = turnsTaken()
      for (const revision of revisions) {
        await turn()
        const entry = link(changeOf(actor, revision))
        added.entries.push(entry)
        added.rows.push(rowOf(revision, entry))
      }
      const { sequence } = tip
      settled.push(() => resolve(answer(sequence) as never))
    }

    for (const waiting of batch) {
      const { work } = waiting
      if ('run' in work) await runAlone(waiting, work.run)
      else if (apart) await runAlone(waiting, (writer) => addAlone(writer, work.decide))
      else await addTogether(waiting, work.decide)
    }
    await insertAdded()
    await transaction.commit(appended.at(-1)?.sequence)
    return { appended, settled, told }
  }

  async function persist(batch: readonly Waiting[]): Promise<Committed> {
    let apart = false
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transact(batch, apart)
      } catch (error) {
        await transaction.abandon()
        atHand.forget()
        const again = transaction.isTransient(error) || (!apart && isOfOneWork(error))
        if (attempt === attempts || !again) throw error
        apart ||= !transaction.isTransient(error)
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
    if (committed.told) for (const listener of listeners) listener()
  }

  async function commitAll(): Promise<void> {
    // One turn of the event loop lets requests that arrived together share the commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await commit(queue.splice(0, maxBatch))
    working = undefined
  }

  return {
    write,
    add: (decide) => wait({ decide }),
    waiting: () => queue.length,
    onTold: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    unwritable: watch.unwritable,
    idle: async () => working,
  }
}

async function addAlone(writer: Writer, decide: Parameters<Store['add']>[0]): Promise<unknown> {
  const { actor, revisions, answer } = await decide(writer)
  return answer(await storeRevisions(writer, actor, revisions))
}

/** Whether a failure comes from one of the works, and not from the database or its disk. */
function isOfOneWork(error: unknown): boolean {
  const refusal = refusalOf(error)
  return !(refusal instanceof AppError) || !/^(database|disk)-/.test(refusal.code)
}
