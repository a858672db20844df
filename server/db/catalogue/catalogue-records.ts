import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Reader, Tables } from '../store.ts'

/** The lists of a catalogue, by the word that their records are kept under. */
const lists = {
  document: 'documents',
  indicator: 'indicators',
  target: 'targets',
  milestone: 'milestones',
  region: 'regions',
  organisation: 'organisations',
  'light-rule': 'lightRules',
  'calendar-year': 'calendarYears',
  'evaluation-scheme': 'evaluationSchemes',
  disclosure: 'disclosures',
  reform: 'reforms',
  board: 'boards',
} as const satisfies Record<string, keyof Catalogue>

export type CatalogueKind = keyof typeof lists

/** Body of a record that was withdrawn. */
export const withdrawn = 'null'

/** One version of a record, as its table has it. */
export type CatalogueRow = Tables['catalogueEntry']['$inferSelect'] & CatalogueRecord

/** One record of the catalogue as it is kept. */
export interface CatalogueRecord {
  readonly kind: CatalogueKind
  readonly id: string
  readonly body: string
}

/** A catalogue taken apart into records, in its own order. */
export function recordsOf(catalogue: Catalogue): CatalogueRecord[] {
  return (Object.keys(lists) as CatalogueKind[]).flatMap((kind) =>
    catalogue[lists[kind]].map((record) => ({
      kind,
      id: idOf(record),
      body: JSON.stringify(record),
    })),
  )
}

function idOf(record: Catalogue[(typeof lists)[CatalogueKind]][number]): string {
  if ('year' in record) return String(record.year)
  return 'id' in record ? record.id : record.code
}

/** The catalogue put together again from records in force. */
export function catalogueOf(records: readonly CatalogueRecord[]): Catalogue {
  const list = (kind: CatalogueKind) =>
    records.filter((record) => record.kind === kind).map((record) => JSON.parse(record.body) as never)
  return {
    documents: list('document'),
    indicators: list('indicator'),
    targets: list('target'),
    milestones: list('milestone'),
    regions: list('region'),
    organisations: list('organisation'),
    lightRules: list('light-rule'),
    calendarYears: list('calendar-year'),
    evaluationSchemes: list('evaluation-scheme'),
    disclosures: list('disclosure'),
    reforms: list('reform'),
    boards: list('board'),
  }
}

/** The catalogue as it would be with these versions in place of those that are kept. */
export function catalogueWith(
  kept: ReadonlyMap<string, CatalogueRecord>,
  records: readonly CatalogueRecord[] = [],
): Catalogue {
  const after = new Map(kept)
  for (const record of records) after.set(recordKey(record), record)
  return catalogueOf([...after.values()].filter(({ body }) => body !== withdrawn))
}

export function recordKey({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}/${id}`
}

/** SHA-256 of a record's body: what the ledger keeps of it. */
export function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Every version of every record, oldest first; kinds that only a newer program knows are left to it. */
export async function recordVersions({ db, tables }: Reader): Promise<readonly CatalogueRow[]> {
  const { catalogueEntry } = tables
  const rows = await db
    .select()
    .from(catalogueEntry)
    .orderBy(asc(catalogueEntry.sequence), asc(catalogueEntry.version))
  return rows.filter((row): row is CatalogueRow => row.kind in lists)
}

/** The newest version of every record of a kind, withdrawn ones included, by id. */
export async function newestOfKind(
  { db, tables: { catalogueEntry } }: Reader,
  kind: CatalogueKind,
): Promise<ReadonlyMap<string, CatalogueRow>> {
  const { sequence, version } = catalogueEntry
  const ofKind = eq(catalogueEntry.kind, kind)
  const rows = await db.select().from(catalogueEntry).where(ofKind).orderBy(asc(sequence), asc(version))
  return new Map(rows.map((row) => [row.id, row as CatalogueRow]))
}

/** The newest version of every record, withdrawn ones included, by key. */
export async function newestRecords(reader: Reader): Promise<ReadonlyMap<string, CatalogueRow>> {
  return newestVersions(await recordVersions(reader))
}

/** Of versions in their order, the last of each record. */
export function newestVersions(versions: readonly CatalogueRow[]): ReadonlyMap<string, CatalogueRow> {
  return new Map(versions.map((row) => [recordKey(row), row]))
}
