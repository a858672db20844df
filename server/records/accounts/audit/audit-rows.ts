import type { AuditKind } from '#metrics/wording/installation/audit.ts'
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, max, sum } from 'drizzle-orm'
import { chainHashFunction } from '../../../db/ledger/chain-hash.ts'
import { insertRows } from '../../../db/statements/insert-rows.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { nextAuditEntry, noAudit, type AuditEntry, type AuditHead, type AuditNote } from './audit-entry.ts'

const triedAs = 'name:'

/** Appends notes to the audit log, within this transaction, which alone knows the end of the chain. @returns the entries, in order */
export async function appendAudit(
  writer: Writer,
  notes: readonly AuditNote[],
): Promise<readonly AuditEntry[]> {
  if (notes.length === 0) return []
  const nameOf = await namesTried(writer, notes)
  let head = await auditHead(writer)
  const by = (await chainHashFunction(writer)) ?? 'sha256'
  const entries: AuditEntry[] = []
  for (const note of notes) {
    const entry = nextAuditEntry(head, { ...note, actor: nameOf(note.actor) }, by)
    entries.push(entry)
    head = entry
  }
  await insertRows(writer, 'auditEntry', entries)
  return entries
}

/**
 * The actors of names that were tried. Of an unknown name only the beginning is kept, since people type their password there by mistake.
 */
async function namesTried(
  { db, tables: { person } }: Reader,
  notes: readonly AuditNote[],
): Promise<(actor: string) => string> {
  const tried = notes.flatMap(({ actor }) => (actor.startsWith(triedAs) ? [actor.slice(triedAs.length)] : []))
  if (tried.length === 0) return (actor) => actor
  const rows = await db.select({ id: person.id }).from(person).where(inArray(person.id, tried))
  const known = new Set(rows.map(({ id }) => id))
  return (actor) => {
    if (!actor.startsWith(triedAs)) return actor
    const name = actor.slice(triedAs.length)
    return known.has(name) ? `person:${name}` : `${triedAs}${Array.from(name).slice(0, 2).join('')}…`
  }
}

export async function auditHead({ db, tables: { auditEntry } }: Reader): Promise<AuditHead> {
  const { sequence, at, hash } = auditEntry
  const [last] = await db.select({ sequence, at, hash }).from(auditEntry).orderBy(desc(sequence)).limit(1)
  return last ?? noAudit
}

/** The entries after `since` in their order, at most `limit`. */
export async function auditAfter(
  { db, tables: { auditEntry } }: Reader,
  since: number,
  limit: number,
): Promise<AuditEntry[]> {
  const { sequence } = auditEntry
  return db.select().from(auditEntry).where(gt(sequence, since)).orderBy(asc(sequence)).limit(limit)
}

/** A query of the audit log; absent fields do not restrict it. `until` itself is excluded. */
export interface AuditSought {
  readonly actor?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only entries older than this one. */
  readonly before?: number | undefined
}

/** The newest entries first, at most `limit`. */
export async function auditEntries(
  { db, tables: { auditEntry: t } }: Reader,
  { actor, kinds, from, until, before }: AuditSought,
  limit: number,
): Promise<AuditEntry[]> {
  return db
    .select()
    .from(t)
    .where(
      and(
        actor === undefined ? undefined : eq(t.actor, actor),
        kinds === undefined ? undefined : inArray(t.kind, [...kinds]),
        from === undefined ? undefined : gte(t.at, from),
        until === undefined ? undefined : lt(t.at, until),
        before === undefined ? undefined : lt(t.sequence, before),
      ),
    )
    .orderBy(desc(t.sequence))
    .limit(limit)
}

/** How often events of these kinds happened since an instant, and when the last one was noted. */
export async function countAuditKinds(
  { db, tables: { auditEntry: t } }: Reader,
  since: string,
  kinds: readonly string[],
): Promise<{ readonly kind: string; readonly times: number; readonly lastAt: string }[]> {
  const rows = await db
    .select({ kind: t.kind, times: sum(t.times), lastAt: max(t.at) })
    .from(t)
    .where(and(gte(t.at, since), inArray(t.kind, [...kinds])))
    .groupBy(t.kind)
  const counted = new Map(rows.map((row) => [row.kind, row]))
  return kinds.flatMap((kind) => {
    const row = counted.get(kind)
    return row ? [{ kind, times: Number(row.times), lastAt: row.lastAt ?? '' }] : []
  })
}

/** The newest entry of a kind; undefined where there is none. */
export async function newestOfAuditKind(
  { db, tables: { auditEntry: t } }: Reader,
  kind: AuditKind,
): Promise<AuditEntry | undefined> {
  const [row] = await db.select().from(t).where(eq(t.kind, kind)).orderBy(desc(t.sequence)).limit(1)
  return row
}

/** Deletes an entry and all before it. */
export async function deleteAuditUntil({ db, tables: { auditEntry } }: Writer, last: number): Promise<void> {
  await db.delete(auditEntry).where(lte(auditEntry.sequence, last))
}
