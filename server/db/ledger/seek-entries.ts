import { and, asc, desc, eq, gte, inArray, like, lt, or, type SQL } from 'drizzle-orm'
import { ownTurn } from '../../event-loop-turns.ts'
import type { Reader } from '../statements/reader.ts'
import { observationKinds, subjectPattern } from '../observations/observation-event.ts'
import { ledgerHead, type LedgerEntry } from './ledger.ts'

/** The entries that somebody seeks; absent fields do not restrict them. `until` itself is excluded. */
export interface LedgerSought {
  /** Who did it, or to whom it was done. */
  readonly actor?: string | undefined
  readonly kinds?: readonly string[] | undefined
  /** Acts on figures of these cells alone. */
  readonly cell?: {
    readonly indicator?: string | undefined
    readonly region?: string | undefined
    readonly period?: string | undefined
  }
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only entries older than this one. */
  readonly before?: number | undefined
}

/** Entries that were found, and the place from which the search goes on; null where it has come to the end. */
export interface LedgerFound {
  readonly entries: readonly LedgerEntry[]
  readonly next: number | null
}

/** The number of entries that are looked at in one turn of the event loop, and in one search. */
export const searchLimits = { portion: 5_000, most: 100_000 }

/**
 * Seeks the newest entries first, at most `limit`. One search looks at a limited number of entries, in portions with turns for others, so
 * that it needs no index that every write would pay for; where it found too few, the next search goes on.
 */
export async function seekEntries(
  reader: Reader,
  sought: LedgerSought,
  limit: number,
  { portion, most } = searchLimits,
): Promise<LedgerFound> {
  const { first, end } = await boundsOf(reader, sought)
  const lowest = Math.max(first, end - most)
  const { db, tables } = reader
  const { ledger } = tables
  const conditions = conditionsOf(reader, sought)
  const entries: LedgerEntry[] = []
  for (let high = end; high > lowest; high -= portion) {
    if (high < end) await ownTurn()
    const found = await db
      .select()
      .from(ledger)
      .where(
        and(gte(ledger.sequence, Math.max(lowest, high - portion)), lt(ledger.sequence, high), ...conditions),
      )
      .orderBy(desc(ledger.sequence))
      .limit(limit + 1 - entries.length)
    entries.push(...found)
    if (entries.length > limit)
      return { entries: entries.slice(0, limit), next: entries[limit - 1]!.sequence }
  }
  return { entries, next: lowest > first ? lowest : null }
}

/** The first sequence that may be found, and the one before which all are. */
async function boundsOf(
  reader: Reader,
  { from, until, before }: LedgerSought,
): Promise<{ readonly first: number; readonly end: number }> {
  const after = (await ledgerHead(reader)).sequence + 1
  const first = from === undefined ? 1 : await firstSince(reader, from, after)
  const end = until === undefined ? after : await firstSince(reader, until, after)
  return { first, end: Math.min(end, before ?? end) }
}

/** The sequence of the first entry at or after an instant; `after` where there is none. */
export async function firstSince(
  { db, tables: { ledger } }: Reader,
  instant: string,
  after: number,
): Promise<number> {
  const { sequence, at } = ledger
  const [row] = await db
    .select({ sequence })
    .from(ledger)
    .where(gte(at, instant))
    .orderBy(asc(at), asc(sequence))
    .limit(1)
  return row?.sequence ?? after
}

function conditionsOf({ tables: { ledger } }: Reader, { actor, kinds, cell }: LedgerSought): SQL[] {
  const conditions: SQL[] = []
  if (actor !== undefined) conditions.push(or(eq(ledger.actor, actor), eq(ledger.subject, actor))!)
  if (kinds !== undefined) conditions.push(inArray(ledger.kind, [...kinds]))
  if (cell !== undefined) {
    conditions.push(
      inArray(ledger.kind, Object.values(observationKinds)),
      like(ledger.subject, subjectPattern(cell)),
    )
  }
  return conditions
}
