import { bodyHash, type CatalogueRecord } from './catalogue-records.ts'
import { refuseChangeUnderValues } from './refuse-change-under-values.ts'
import type { Writer } from '../store.ts'

/** Kind of the ledger entry that any change of the catalogue makes. */
export const catalogueChanged = 'catalogue.changed'

export interface CatalogueVersion extends CatalogueRecord {
  readonly version: number
}

/**
 * Stores new versions of records, with one ledger entry for all of them. `origin` says whose they are: a seed never
 * overrides an administrator's version. @throws AppError indicator-has-values
 */
export async function changeCatalogue(
  writer: Writer,
  {
    actor,
    subject,
    origin,
    records,
  }: {
    readonly actor: string
    readonly subject: string
    readonly origin: 'seed' | 'administrator'
    readonly records: readonly CatalogueVersion[]
  },
): Promise<number> {
  await refuseChangeUnderValues(writer, records)
  const { sequence } = await writer.append({
    actor,
    kind: catalogueChanged,
    subject,
    payload: {
      records: records.map(({ kind, id, version, body }) => ({ kind, id, version, sha256: bodyHash(body) })),
    },
  })
  const { db, tables } = writer
  for (const record of records) {
    await db.insert(tables.catalogueEntry).values({ ...record, origin, sequence })
  }
  return sequence
}
