import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { turnsTaken } from '../../event-loop-turns.ts'
import { readClosedPeriods, type ClosedPeriods } from '../ledger/closed-periods.ts'
import { emptyHead, ledgerAfter, type LedgerEntry, type LedgerHead } from '../ledger/ledger.ts'
import { cellOfSubject, observationKinds, type ObservationEvent } from './observation-event.ts'
import { prepared } from '../statements/prepared.ts'
import { StandingSeries, type StandingRevision } from './standing-series.ts'
import type { Reader } from '../statements/reader.ts'

/** The most cells that are kept of all series together: some 15 MB. */
const mostCells = 50_000
/** The most entries of other processes that are applied one by one; after more, everything is read again. */
const mostEntries = 1_000
/** The number of revisions that are read by one statement. */
const page = 500

/**
 * Keeps series that writers need repeatedly, between transactions. It stands at a sequence of the ledger and is updated by the entries:
 * those of this process when they are appended, those of others before the next transaction reads. An entry that takes something back
 * removes its series until it is read again.
 */
export class SeriesAtHand {
  readonly #series: LRUCache<string, StandingSeries>
  #closed: ClosedPeriods | undefined
  /** The last seen entry on each series; the catalogue bounds the number of series. */
  readonly #changed = new Map<string, number>()
  #periodsChanged = 0
  /** Entries up to this sequence were not all seen. */
  #unseen = 0
  #head: LedgerHead = emptyHead

  constructor(most = mostCells) {
    this.#series = new LRUCache({ maxSize: most, sizeCalculation: ({ cells }) => cells.length + 1 })
  }

  /** Begins a transaction on a ledger that ends in `tip`: the entries of others are applied. */
  async begin(reader: Reader, tip: LedgerHead): Promise<void> {
    if (tip.hash === this.#head.hash) return
    const missed = tip.sequence - this.#head.sequence
    const isFew = missed > 0 && missed <= mostEntries
    const entries = isFew ? await ledgerAfter(reader, this.#head.sequence, missed) : []
    if (entries[0]?.previousHash === this.#head.hash) this.take(entries)
    else {
      // Entries were left out, or the ledger is another one, so nothing is known.
      this.forget()
      this.#unseen = tip.sequence
    }
    this.#head = tip
  }

  /** Applies entries that follow the known ones. */
  take(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) this.#applyEntry(entry)
    this.#head = entries.at(-1) ?? this.#head
  }

  /** Undoes applied entries: the ledger ends in `tip` again. */
  undo(entries: readonly LedgerEntry[], tip: LedgerHead): void {
    for (const { kind, subject } of entries) {
      if (isOfPeriod(kind)) this.#closed = undefined
      else this.#series.delete(seriesKey(cellOfSubject(subject)))
    }
    this.#head = tip
  }

  /** Forgets all kept series and closed periods. */
  forget(): void {
    this.#series.clear()
    this.#closed = undefined
    this.#head = emptyHead
  }

  /** Whether a series is kept. */
  has(name: SeriesName): boolean {
    return this.#series.has(seriesKey(name))
  }

  /** A series as the last begun transaction sees it. */
  async series(reader: Reader, name: SeriesName): Promise<StandingSeries> {
    const key = seriesKey(name)
    const known = this.#series.get(key)
    if (known) return known
    const read = await readStandingSeries(reader, name)
    this.#series.set(key, read)
    return read
  }

  /** Whether the series, and the closed periods, are unchanged since the ledger ended in `sequence`. */
  standSince(sequence: number, series: Iterable<SeriesName>): boolean {
    if (this.#unseen > sequence || this.#periodsChanged > sequence) return false
    for (const name of series) if ((this.#changed.get(seriesKey(name)) ?? 0) > sequence) return false
    return true
  }

  /** The closed periods, with the exceptions from them. */
  async closedPeriods(reader: Reader): Promise<ClosedPeriods> {
    return (this.#closed ??= await readClosedPeriods(reader))
  }

  #applyEntry({ sequence, kind, subject, payload, actor }: LedgerEntry): void {
    if (isOfPeriod(kind)) {
      this.#closed = undefined
      this.#periodsChanged = sequence
    }
    if (!kind.startsWith('observation.')) return
    const key = seriesKey(cellOfSubject(subject))
    this.#changed.set(key, sequence)
    const series = this.#series.peek(key)
    if (!series) return
    const state = carriedOn.get(kind)
    const { length } = series.cells
    // Only of a draft the author counts, and that is who entered it.
    if (state !== undefined) series.take({ ...revisionOf(payload, state), actor })
    if (state !== undefined && series.cells.length === length) return
    this.#series.delete(key)
    // Setting the series again updates the size that is counted for it.
    if (state !== undefined) this.#series.set(key, series)
  }
}

/** The state of a revision after an entry, for entries that make no earlier revision count again. */
const carriedOn: ReadonlyMap<string, string> = new Map([
  [observationKinds.draft, 'draft'],
  [observationKinds.submitted, 'submitted'],
  [observationKinds.endorsed, 'in-review'],
  [observationKinds['sent-back'], 'in-review'],
  [observationKinds.cleared, 'cleared'],
  [observationKinds.approved, 'approved'],
])

function revisionOf(payload: string, state: string): Omit<StandingRevision, 'actor'> {
  const {
    numerator = null,
    denominator = null,
    correction = null,
    ...event
  } = JSON.parse(payload) as ObservationEvent
  return { ...event, numerator, denominator, correction, state }
}

function isOfPeriod(kind: string): boolean {
  return kind.startsWith('period.')
}

const revisionsBefore = prepared(({ db, tables: { observation } }) =>
  db
    .select({
      period: observation.period,
      value: observation.value,
      reason: observation.reason,
      status: observation.status,
      bound: observation.bound,
      numerator: observation.numerator,
      denominator: observation.denominator,
      revision: observation.revision,
      state: observation.state,
      actor: observation.actor,
      provenance: observation.provenance,
      correction: observation.correction,
    })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        sql`(${observation.period}, ${observation.revision}) < (${sql.placeholder('period')}, ${sql.placeholder('revision')})`,
      ),
    )
    .orderBy(desc(observation.period), desc(observation.revision))
    .limit(page),
)

/** Reads a series along the primary key, some hundred revisions at a time. */
export async function readStandingSeries(
  reader: Reader,
  { indicator, region }: SeriesName,
): Promise<StandingSeries> {
  const series = new StandingSeries()
  const turn = turnsTaken()
  const revisions: StandingRevision[] = []
  // The first key follows every period in the order of bytes.
  for (let before = { period: '~', revision: 0 }; ; before = revisions.at(-1)!) {
    const rows = await revisionsBefore(reader).execute({
      indicator,
      region,
      ...{ period: before.period, revision: before.revision },
    })
    revisions.push(...rows)
    if (rows.length < page) break
    await turn()
  }
  for (const revision of revisions.reverse()) series.take(revision)
  return series
}
