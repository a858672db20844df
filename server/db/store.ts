import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { LedgerEntry, LedgerHead } from './ledger/ledger.ts'
import type { NewEntry } from './ledger/ledger-payloads.ts'
import type { Away } from './availability/reachable.ts'
import type { NewRevision } from './observations/observation-row.ts'
import type { StandingSeries } from './observations/standing-series.ts'
import type { NewMessage } from './statements/put-message.ts'
import type { Db, Reader, Tables } from './statements/reader.ts'

export type { NewEntry, Db, NewMessage, Reader, Tables }

/** What a transaction knows of what stands; most of it is at hand and need not be read. */
export interface StandingFigures {
  /** A series as this transaction sees it. */
  seriesOf(series: SeriesName): Promise<StandingSeries>
  /** Every closed period, in SDMX form. */
  closedPeriods(): Promise<ReadonlySet<string>>
}

/** The same within a transaction, which can tell whether what was read before it still holds. */
export interface StandingNow extends StandingFigures {
  /** Whether these series, and which periods are closed, are what they were when the ledger ended in `sequence`. */
  standSince(sequence: number, series: Iterable<SeriesName>): boolean
}

/** Revisions that somebody adds, and what is answered once they are durable, by the last sequence. */
export interface Addition<T> {
  readonly actor: string
  readonly revisions: readonly NewRevision[]
  readonly answer: (sequence: number) => T
}

/** What a use case may write through: told apart from `Reader`, so that nothing writes outside a transaction. */
export interface Writer extends Reader, StandingNow {
  readonly writes: true
  /** Appends to the ledger, within this transaction. */
  append(change: NewEntry): Promise<LedgerEntry>
  /** Appends many in order, by few statements. */
  appendAll(changes: readonly NewEntry[]): Promise<LedgerEntry[]>
  /**
   * Puts a message into the outbox: it is delivered at least once if this transaction is committed. To be told after what it tells of is
   * appended, so that a ledger cut before that does not tell it either. @returns its id
   */
  tell(message: NewMessage): Promise<string>
  /** The same of many, in their order, by few statements. */
  tellAll(messages: readonly NewMessage[]): Promise<void>
}

/** Is told entries of the ledger. Where it returns a promise, nobody is told more before that is fulfilled. */
export type LedgerListener = (entries: readonly LedgerEntry[]) => void | Promise<void>

/** The database, one engine or the other. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  readonly reader: Reader
  /** For what is told to the walls, which waits behind no request. */
  readonly liveReader: Reader
  /**
   * Runs `work` in a transaction and resolves only when it is durable and every listener has taken what it put on the
   * ledger. Works that wait together share one commit; one that throws is undone alone. `work` must await nothing but
   * the database and turns of its own (event-loop-turns.ts), and may be run again where another writer stood in its way.
   * @throws AppError database-busy, database-unavailable, database-unwritable, disk-full
   */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>
  /**
   * The same for those who add revisions and write nothing else: `decide` says which, from what stands. What many add
   * that wait together is put down by the same few statements. Where `decide` throws, nothing was written for it.
   */
  readonly add: <T>(decide: (standing: StandingNow) => Promise<Addition<T>>) => Promise<T>
  /** Works that wait for the commit after the one that is under way. */
  readonly waiting: () => number
  /** Last entry of the ledger that every listener has taken. */
  head(): LedgerHead
  /** Where the database does not answer: since when, and why. What is in memory may be shown then, with that instant. */
  away(): Away | undefined
  /**
   * Where it takes no writes: since when, and why. Besides what becomes of other writes it is found out by one that
   * leaves nothing behind, at most every 5 s; the answer takes 0.1 s at most.
   */
  readonly unwritable: () => Promise<Away | undefined>
  /**
   * Tells every committed entry once, in order and without gaps, whichever process committed it. Listeners are told in
   * the order in which they came: what the later need of the earlier is ready. Returns the way to stop.
   */
  onCommitted(listener: LedgerListener): () => void
  /** Is called after each commit of this process that may have put something into the outbox. Returns the way to stop. */
  readonly onTold: (listener: () => void) => () => void
  /** Runs `work` while no other process that uses this database runs one. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /**
   * Whether this process is the one of all on this database that does `job`: the first that asks, until it ends or
   * loses its connection; then the next that asks. False while the database is away. To be asked before each run: what
   * must not be done twice is written down in the database as well, since a connection may be lost during the work.
   */
  readonly leads: (job: string) => Promise<boolean>
  close(): Promise<void>
}
