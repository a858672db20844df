import type { Clock } from '../clock.ts'
import type { LedgerFeed } from './ledger/ledger-feed.ts'
import { turnsTaken } from '../event-loop-turns.ts'
import { AppError } from '../errors.ts'
import { insertEntries, ledgerHead, nextEntry, type LedgerEntry, type LedgerHead } from './ledger/ledger.ts'
import type { ObservationRow } from './observations/observation-row.ts'
import { changeOf, insertRevisions, rowOf, storeRevisions } from './observations/store-revision.ts'
import { putMessages } from './statements/put-message.ts'
import { refusalOf } from './database-errors.ts'
import { SeriesAtHand } from './observations/series-at-hand.ts'
import type { Addition, NewEntry, StandingNow, Store, Writer } from './store.ts'
import { watchWritability } from './availability/writable.ts'
import type { WriteTransaction } from './statements/write-transaction.ts'

/** How many works share one commit at most, so that the first of them does not wait long for the last. */
const maxBatch = 128
/** How often works are tried where other writers of the database make them fail. */
const attempts = 3

/** What waits: a work that writes, or one that only decides what is to be added. */
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
  readonly settled: readonly (() => void)[]
  /** Whether something may have come into the outbox. */
  readonly told: boolean
}

/**
 * Works that wait together are done one after the other in one transaction and share its commit; one that throws is
 * undone alone. Each is answered only after the commit is durable and the feed has told what it put on the ledger.
 * Those that only add revisions share the statements too: what they add is put down before the next work that writes, before
 * anything is read, and at the end.
 */
export function groupCommit(
  transaction: WriteTransaction,
  feed: LedgerFeed,
  clock: Clock,
): {
  readonly write: Store['write']
  readonly add: Store['add']
  readonly waiting: Store['waiting']
  readonly onTold: Store['onTold']
  readonly unwritable: Store['unwritable']
  readonly idle: () => Promise<void>
} {
  const queue: Waiting[] = []
  const atHand = new SeriesAtHand()
  const listeners = new Set<() => void>()
  let working: Promise<void> | undefined
  const wait = <T>(work: Work): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve, reject })
      working ??= commitAll()
    })
  const write: Store['write'] = (run) => wait({ run })
  const watch = watchWritability(clock, write)

  /** Where `apart` is set, each addition has statements of its own, so that one which the engine refuses fails alone. */
  async function transact(batch: readonly Waiting[], apart: boolean): Promise<Committed> {
    const settled: (() => void)[] = []
    const appended: LedgerEntry[] = []
    let told = false
    let added: { entries: LedgerEntry[]; rows: ObservationRow[] } = { entries: [], rows: [] }
    const reader = await transaction.begin()
    // Another process may have written since: the chain continues from what is stored.
    let tip: LedgerHead = await ledgerHead(reader)
    await atHand.begin(reader, tip)

    const link = (change: NewEntry): LedgerEntry => {
      const entry = nextEntry(tip, { ...change, at: clock.now() })
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

    async function putDown(): Promise<void> {
      const { entries, rows } = added
      added = { entries: [], rows: [] }
      await insertEntries(reader, entries)
      await insertRevisions(reader, rows)
    }
    const standing: StandingNow = {
      seriesOf: async (series) => {
        if (!atHand.has(series)) await putDown()
        return atHand.series(reader, series)
      },
      closedPeriods: () => atHand.closedPeriods(reader),
      standSince: (sequence, series) => atHand.standSince(sequence, series),
    }

    async function runAlone({ resolve, reject }: Waiting, run: (writer: Writer) => Promise<unknown>) {
      await putDown()
      const mark = { tip, length: appended.length }
      await transaction.savepoint()
      try {
        const value = await run(writer)
        await transaction.release()
        settled.push(() => resolve(value as never))
      } catch (error) {
        if (transaction.passes(error)) throw error
        watch.failed(error)
        await transaction.undo().catch(() => {
          // A full disk or a lost connection ends the whole transaction: the reason is the first error.
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
    await putDown()
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
        const again = transaction.passes(error) || (!apart && isOfOneWork(error))
        if (attempt === attempts || !again) throw error
        apart ||= !transaction.passes(error)
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

/** Whether the failure comes from what one of the works does, and not from the database or its disk. */
function isOfOneWork(error: unknown): boolean {
  const refusal = refusalOf(error)
  return !(refusal instanceof AppError) || !/^(database|disk)-/.test(refusal.code)
}
