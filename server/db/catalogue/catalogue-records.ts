import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Reader, Tables } from '../store.ts'

/** The lists of a catalogue, by the kind under which their records are kept. */
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

/** The body of a withdrawn record. */
export const withdrawn = 'null'

/** A version of a record, as its table holds it. */
export type CatalogueRow = Tables['catalogueEntry']['$inferSelect'] & CatalogueRecord

/** A record of the catalogue as it is kept. */
export interface CatalogueRecord {
  readonly kind: CatalogueKind
  readonly id: string
  readonly body: string
}

/** The records of a catalogue, list after list. */
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

/** The catalogue that consists of these records. */
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

/** The catalogue with these versions in place of the kept ones. */
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

/** The SHA-256 of a record's body, which the ledger holds. */
export function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Every version of every record, oldest first; records of kinds that only a newer program knows are left out. */
export async function recordVersions({ db, tables }: Reader): Promise<readonly CatalogueRow[]> {
  const { catalogueEntry } = tables
  const rows = await db
    .select()
    .from(catalogueEntry)
    .orderBy(asc(catalogueEntry.sequence), asc(catalogueEntry.version))
  return rows.filter((row): row is CatalogueRow => row.kind in lists)
}

/** The newest version of every record of a kind by id, withdrawn ones included. */
export async function newestOfKind(
  { db, tables: { catalogueEntry } }: Reader,
  kind: CatalogueKind,
): Promise<ReadonlyMap<string, CatalogueRow>> {
  const { sequence, version } = catalogueEntry
  const ofKind = eq(catalogueEntry.kind, kind)
  const rows = await db.select().from(catalogueEntry).where(ofKind).orderBy(asc(sequence), asc(version))
  return new Map(rows.map((row) => [row.id, row as CatalogueRow]))
}

/** The newest version of every record by key, withdrawn ones included. */
export async function newestRecords(reader: Reader): Promise<ReadonlyMap<string, CatalogueRow>> {
  return newestVersions(await recordVersions(reader))
}

/** The last version of each record; the given versions are oldest first. */
export function newestVersions(versions: readonly CatalogueRow[]): ReadonlyMap<string, CatalogueRow> {
  return new Map(versions.map((row) => [recordKey(row), row]))
}
