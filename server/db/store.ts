import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ClosedPeriods } from './ledger/closed-periods.ts'
import type { LedgerEntry, LedgerHead } from './ledger/ledger.ts'
import type { NewEntry } from './ledger/ledger-payloads.ts'
import type { Away } from './availability/reachable.ts'
import type { NewRevision } from './observations/observation-row.ts'
import type { StandingSeries } from './observations/standing-series.ts'
import type { NewMessage } from './statements/put-message.ts'
import type { Db, Reader, Tables } from './statements/reader.ts'

export type { NewEntry, Db, NewMessage, Reader, Tables }

/** The standing figures as a transaction sees them; most are in memory and need not be read. */
export interface StandingFigures {
  /** A series as this transaction sees it. */
  seriesOf(series: SeriesName): Promise<StandingSeries>
  /** The closed periods, with the exceptions from them. */
  closedPeriods(): Promise<ClosedPeriods>
}

/** The standing figures within a transaction, which can tell whether earlier readings still hold. */
export interface StandingNow extends StandingFigures {
  /** Whether the series, and the closed periods, are unchanged since the ledger ended in `sequence`. */
  standSince(sequence: number, series: Iterable<SeriesName>): boolean
}

/** Revisions to add, and the answer to give once they are durable, by the last sequence. */
export interface Addition<T> {
  readonly actor: string
  readonly revisions: readonly NewRevision[]
  readonly answer: (sequence: number) => T
}

/** The connection through which a use case writes; it is another type than `Reader`, so that nothing writes outside a transaction. */
export interface Writer extends Reader, StandingNow {
  readonly writes: true
  /** Appends to the ledger, within this transaction. */
  append(change: NewEntry): Promise<LedgerEntry>
  /** Appends many entries in order, by few statements. */
  appendAll(changes: readonly NewEntry[]): Promise<LedgerEntry[]>
  /**
   * Puts a message into the outbox, which is delivered at least once if this transaction is committed. The entry of its cause must be
   * appended before, so that a ledger that is cut before that entry loses the message too. @returns its id
   */
  tell(message: NewMessage): Promise<string>
  /** Puts many messages into the outbox in their order, by few statements. */
  tellAll(messages: readonly NewMessage[]): Promise<void>
}

/** Is told entries of the ledger. Where it returns a promise, the next telling waits for that. */
export type LedgerListener = (entries: readonly LedgerEntry[]) => void | Promise<void>

/** The database, of either engine. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  readonly reader: Reader
  /** The reader for what walls are told, which does not wait for requests. */
  readonly liveReader: Reader
  /**
   * Runs `work` in a transaction and resolves once it is durable and every listener was told its ledger entries. Waiting works share one
   * commit; one that throws is undone alone. `work` must await only the database and its own turns (event-loop-turns.ts), and may run
   * again where another writer interferes. @throws AppError database-busy, database-unavailable, database-unwritable, disk-full
   */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>
  /**
   * Adds revisions and writes nothing else: `decide` returns them, by the standing figures. Waiting additions share statements. Where
   * `decide` throws, nothing was written for it.
   */
  readonly add: <T>(decide: (standing: StandingNow) => Promise<Addition<T>>) => Promise<T>
  /** The number of works that wait for the next commit. */
  readonly waiting: () => number
  /** The last entry of the ledger that every listener was told. */
  head(): LedgerHead
  /** The instant since which the database does not answer, and the reason. Meanwhile what is in memory may be shown, with that instant. */
  away(): Away | undefined
  /**
   * The instant since which the database takes no writes, and the reason. It is found by other writes, and by a trial write at most every
   * 5 s; the answer takes at most 0.1 s.
   */
  readonly unwritable: () => Promise<Away | undefined>
  /**
   * Tells a listener every committed entry once, in order and without gaps, whichever process committed it. Listeners are told in the
   * order in which they were added, so that a later one can rely on earlier ones. @returns a function that stops it
   */
  onCommitted(listener: LedgerListener): () => void
  /** Calls the listener after each commit of this process that may have added messages. @returns a function that stops it */
  readonly onTold: (listener: () => void) => () => void
  /** Runs `work` while no other process on this database runs one. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /**
   * Whether this process is the one on this database that does `job`. It is the first that asks, until it ends or loses its connection;
   * after that it is the next one that asks. False while the database is away. Ask before each run. Since a connection may be lost during
   * the work, the database must also record what must not happen twice.
   */
  readonly leads: (job: string) => Promise<boolean>
  close(): Promise<void>
}
