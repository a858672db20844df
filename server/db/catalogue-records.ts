import { createHash } from 'node:crypto'
import { asc } from 'drizzle-orm'
import type { Catalogue } from '#metrics/catalogue.ts'
import type { Reader, Tables } from './store.ts'

type CatalogueRow = Tables['catalogueEntry']['$inferSelect']

/** The lists of a catalogue, by the word that their records are kept under. */
const lists = {
  document: 'documents',
  indicator: 'indicators',
  target: 'targets',
  milestone: 'milestones',
  region: 'regions',
  organisation: 'organisations',
} as const satisfies Record<string, keyof Catalogue>

export type RecordKind = keyof typeof lists

/** Body of a record that was withdrawn. */
export const withdrawn = 'null'

/** One record of the catalogue as it is kept. */
export interface CatalogueRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly body: string
}

/** A catalogue taken apart into records, in its own order. */
export function recordsOf(catalogue: Catalogue): CatalogueRecord[] {
  return (Object.keys(lists) as RecordKind[]).flatMap((kind) =>
    catalogue[lists[kind]].map((record) => ({
      kind,
      id: 'code' in record && kind === 'region' ? record.code : (record as { id: string }).id,
      body: JSON.stringify(record),
    })),
  )
}

/** The catalogue put together again from records in force. */
export function catalogueOf(records: readonly CatalogueRecord[]): Catalogue {
  const list = (kind: RecordKind) =>
    records.filter((record) => record.kind === kind).map((record) => JSON.parse(record.body) as never)
  return {
    documents: list('document'),
    indicators: list('indicator'),
    targets: list('target'),
    milestones: list('milestone'),
    regions: list('region'),
    organisations: list('organisation'),
  }
}

export function recordKey({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}/${id}`
}

/** SHA-256 of a record's body: what the ledger keeps of it. */
export function bodyHash(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/** The newest version of every record, withdrawn ones included, by key. */
export async function newestRecords({ db, tables }: Reader): Promise<ReadonlyMap<string, CatalogueRow>> {
  const { catalogueEntry } = tables
  const rows = await db.select().from(catalogueEntry).orderBy(asc(catalogueEntry.version))
  return new Map(rows.map((row) => [recordKey(row), row]))
}
