import { ledgerAfter, type LedgerEntry, type LedgerHead } from './ledger.ts'
import type { Reachability } from '../availability/reachable.ts'
import type { LedgerListener, Reader } from '../store.ts'
import { ignoreUnavailable } from '../database-errors.ts'

/** The number of entries that are read at a time where this process missed many. */
const page = 1_000

/** Tells listeners in this process every ledger entry once, in order and without gaps, whichever process committed it. */
export interface LedgerFeed {
  /** The last entry that all listeners were told. */
  readonly head: () => LedgerHead
  readonly onCommitted: (listener: LedgerListener) => () => void
  /** Tells the entries that this process has just committed. Earlier entries of other processes are read and told first. */
  committed(entries: readonly LedgerEntry[]): Promise<void>
  /** Reads and tells the ledger up to the entry `sequence`, unless that was told already. */
  reach(sequence: number): Promise<void>
  /** Reads and tells all new entries. */
  catchUp(): Promise<void>
  /** Resolves once no reading is under way. */
  idle(): Promise<void>
}

/**
 * Tells the ledger from `start` on. While the database is away nobody is told; the next notice, look or commit continues at the same
 * place.
 */
export function ledgerFeed(reader: Reader, start: LedgerHead, reachability: Reachability): LedgerFeed {
  /** The last entry that each listener was told. */
  const listeners = new Map<LedgerListener, number>()
  let head = start
  let telling: Promise<void> | undefined
  let catching: Promise<void> | undefined

  /** Tells entries to all listeners. It is done on return where the listeners take the entries at once. */
  async function deliver(entries: readonly LedgerEntry[]): Promise<void> {
    const last = entries.at(-1)
    if (!last || last.sequence <= head.sequence) return
    for (const [listener, told] of listeners) {
      const fresh = entries.filter(({ sequence }) => sequence > told)
      const taken = fresh.length > 0 ? listener(fresh) : undefined
      if (taken) await taken
      if (listeners.has(listener)) listeners.set(listener, last.sequence)
    }
    head = last
  }

  function tell(entries: readonly LedgerEntry[]): Promise<void> {
    const next = () => deliver(entries)
    const turn = telling ? telling.then(next, next) : next()
    telling = turn
    const done = () => {
      if (telling === turn) telling = undefined
    }
    turn.then(done, done)
    return turn
  }

  async function readOn(): Promise<void> {
    for (;;) {
      const entries = await ledgerAfter(reader, head.sequence, page)
      if (entries.length === 0) return
      await tell(entries)
    }
  }

  function catchUp(): Promise<void> {
    catching ??= reachability.look(readOn).finally(() => (catching = undefined))
    return catching
  }

  async function reach(sequence: number): Promise<void> {
    // A reading under way may have read the end of the ledger before `sequence` was committed; the next one reads it.
    if (head.sequence < sequence && catching) await catching
    if (head.sequence < sequence) await catchUp()
  }

  return {
    head: () => head,
    onCommitted: (listener) => {
      listeners.set(listener, head.sequence)
      return () => listeners.delete(listener)
    },
    committed: async (entries) => {
      const [first, last] = [entries[0], entries.at(-1)]
      if (!first || !last) return
      await (first.sequence > head.sequence + 1 ? reach(last.sequence) : ignoreUnavailable(tell(entries)))
    },
    reach,
    catchUp,
    idle: async () => {
      while (catching) await catching
    },
  }
}
