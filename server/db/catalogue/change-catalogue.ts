import { bodyHash, type CatalogueRecord } from './catalogue-records.ts'
import { refuseChangeUnderValues } from './refuse-change-under-values.ts'
import type { Writer } from '../store.ts'

/** The kind of the ledger entry that every change of the catalogue makes. */
export const catalogueChanged = 'catalogue.changed'

export interface CatalogueVersion extends CatalogueRecord {
  readonly version: number
  /** The origin of this version, where it differs from that of the change. */
  readonly origin?: RecordOrigin
}

/** The origin of a version; a seed never replaces an administrator's version. */
type RecordOrigin = 'seed' | 'administrator'

/** An act on a whole plan: publishing, laying aside or taking up. */
export interface PlanAct {
  readonly act: 'laid-aside' | 'taken-up' | 'published'
  readonly title: string
}

/**
 * Stores new versions of records, with one ledger entry for all of them. `origin` tells where they come from. @throws AppError
 * indicator-has-values
 */
export async function changeCatalogue(
  writer: Writer,
  {
    actor,
    subject,
    origin,
    records,
    plan,
    reason,
    proposal,
  }: {
    readonly actor: string
    readonly subject: string
    readonly origin: RecordOrigin
    readonly records: readonly CatalogueVersion[]
    readonly plan?: PlanAct
    /** The reason for changing a single record, or for publishing a plan. */
    readonly reason?: string
    /** The proposal that the change carries out. */
    readonly proposal?: string
  },
): Promise<number> {
  await refuseChangeUnderValues(writer, records)
  const { sequence } = await writer.append({
    actor,
    kind: catalogueChanged,
    subject,
    payload: {
      records: records.map(({ kind, id, version, body }) => ({ kind, id, version, sha256: bodyHash(body) })),
      ...(plan && { plan }),
      ...(reason !== undefined && { reason }),
      ...(proposal !== undefined && { proposal }),
    },
  })
  const { db, tables } = writer
  for (const record of records) {
    await db.insert(tables.catalogueEntry).values({ origin, ...record, sequence })
  }
  return sequence
}
