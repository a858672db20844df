import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { recordKey, type CatalogueRecord } from '../../db/catalogue/catalogue-records.ts'
import { isPublication } from '../../records/kinds/catalogue/catalogue.ts'
import { seriesDayKey } from '#metrics/catalogue/cell-key.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

/** Whether a person or a token ever reported a figure of one of the indicators. */
export async function hasReported(
  { db, tables: { observation } }: Reader,
  indicators: readonly string[],
): Promise<boolean> {
  if (indicators.length === 0) return false
  const rows = await db
    .select({ period: observation.period })
    .from(observation)
    .where(and(inArray(observation.indicator, [...indicators]), eq(observation.provenance, 'reported')))
    .limit(1)
  return rows.length > 0
}

type DraftRow = Tables['planDraft']['$inferSelect']

/** All plan drafts, the last changed first. */
export async function allDrafts({ db, tables: { planDraft } }: Reader): Promise<DraftRow[]> {
  return db.select().from(planDraft).orderBy(desc(planDraft.changedAt), asc(planDraft.id))
}

export async function draftById(
  { db, tables: { planDraft } }: Reader,
  id: string,
): Promise<DraftRow | undefined> {
  const [row] = await db.select().from(planDraft).where(eq(planDraft.id, id))
  return row
}

export async function insertDraft({ db, tables }: Writer, row: DraftRow): Promise<void> {
  await db.insert(tables.planDraft).values(row)
}

export async function updateDraft(
  { db, tables: { planDraft } }: Writer,
  { id, ...change }: DraftRow,
): Promise<void> {
  await db.update(planDraft).set(change).where(eq(planDraft.id, id))
}

export async function deleteDraft({ db, tables: { planDraft } }: Writer, id: string): Promise<void> {
  await db.delete(planDraft).where(eq(planDraft.id, id))
}

/**
 * The series of these indicators that have an approved value in a period which ends on one of these days, as `seriesDayKey` writes them.
 */
export async function approvedAtEnds(
  { db, tables: { observation } }: Reader,
  indicators: readonly string[],
  days: readonly string[],
): Promise<ReadonlySet<string>> {
  if (indicators.length === 0) return new Set()
  const { indicator, region, periodEnd } = observation
  const rows = await db
    .selectDistinct({ indicator, region, periodEnd })
    .from(observation)
    .where(
      and(
        inArray(indicator, [...indicators]),
        inArray(periodEnd, [...days]),
        eq(observation.state, 'approved'),
        isNotNull(observation.value),
      ),
    )
  return new Set(rows.map((row) => seriesDayKey(row, row.periodEnd)))
}

/** The records of a plan as its publications last left them, by kind and id; nothing of a withdrawn one. */
export async function publishedRecords(
  { db, tables: { catalogueEntry, ledger } }: Reader,
  document: string,
): Promise<ReadonlyMap<string, object>> {
  const changed = db.select({ sequence: catalogueEntry.sequence }).from(catalogueEntry)
  const entries = await db
    .select({ sequence: ledger.sequence, payload: ledger.payload })
    .from(ledger)
    .where(and(inArray(ledger.sequence, changed), eq(ledger.subject, `document/${document}`)))
  const publications = entries.filter(isPublication).map(({ sequence }) => sequence)
  if (publications.length === 0) return new Map()
  const rows = await db
    .select()
    .from(catalogueEntry)
    .where(inArray(catalogueEntry.sequence, publications))
    .orderBy(asc(catalogueEntry.version))
  const bodies = rows.map((row) => [recordKey(row), JSON.parse(row.body) as object | null] as const)
  const newest = new Map(bodies)
  return new Map([...newest].flatMap(([key, body]) => (body === null ? [] : [[key, body]])))
}

/** Every version of a record with its ledger entry, the newest first. */
export async function versionsOf(
  { db, tables: { catalogueEntry, ledger } }: Reader,
  { kind, id }: Pick<CatalogueRecord, 'kind' | 'id'>,
) {
  const { version, body, sequence } = catalogueEntry
  const { at, actor, payload } = ledger
  return db
    .select({ version, body, sequence, at, actor, payload })
    .from(catalogueEntry)
    .innerJoin(ledger, eq(ledger.sequence, sequence))
    .where(and(eq(catalogueEntry.kind, kind), eq(catalogueEntry.id, id)))
    .orderBy(desc(version))
}
