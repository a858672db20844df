import { ledgerAfter, type LedgerEntry, type LedgerHead } from './ledger.ts'
import type { Presence } from '../availability/reachable.ts'
import type { LedgerListener, Reader } from '../store.ts'
import { ignoreUnavailable } from '../availability/ignore-unavailable.ts'

/** Entries that are read at a time where many were missed. */
const page = 1_000

/** The ledger as this process has told it: every entry once, in order and without gaps, whoever committed it. */
export interface LedgerFeed {
  /** The last entry that every listener has taken. */
  readonly head: () => LedgerHead
  readonly onCommitted: (listener: LedgerListener) => () => void
  /** Tells entries that this process has just committed; those that others committed before are read and told first. */
  committed(entries: readonly LedgerEntry[]): Promise<void>
  /** Reads and tells what is on the ledger up to `sequence`; where that is told already, does nothing. */
  reach(sequence: number): Promise<void>
  /** Reads and tells whatever is new on the ledger. */
  catchUp(): Promise<void>
  /** Resolves when nothing is being read. */
  idle(): Promise<void>
}

/**
 * The ledger from `start` on. While the database is away nothing can be read: then nobody is told, and the next notice,
 * look or commit begins where this one stopped.
 */
export function ledgerFeed(reader: Reader, start: LedgerHead, presence: Presence): LedgerFeed {
  /** Up to where each was told. */
  const listeners = new Map<LedgerListener, number>()
  let head = start
  let telling: Promise<void> | undefined
  let catching: Promise<void> | undefined

  /** With listeners that take the entries at once, all is done when this returns. */
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
    catching ??= presence.look(readOn).finally(() => (catching = undefined))
    return catching
  }

  async function reach(sequence: number): Promise<void> {
    // A reading that has begun may have looked at the end too early: the next one has not.
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
