import { newestOfKind, recordKey, withdrawn, type CatalogueKind } from '../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../db/catalogue/change-catalogue.ts'
import type { Reader, Writer } from '../db/store.ts'

/** The kind and id of a record of the catalogue. */
interface RecordName {
  readonly kind: CatalogueKind
  readonly id: string
}

/** A record that is not withdrawn. */
interface StandingRecord<Content> {
  readonly version: number
  readonly content: Content
}

/**
 * Keeps an administrator's content as the next version of a record; the versions before stay, on the ledger too. Content null withdraws
 * the record. Where nothing changes, nothing is written. @throws AppError indicator-has-values
 */
export async function keepRecord(
  writer: Writer,
  actor: string,
  { kind, id, content }: RecordName & { readonly content: object | null },
): Promise<void> {
  const newest = (await newestOfKind(writer, kind)).get(id)
  const body = content === null ? withdrawn : JSON.stringify(content)
  if (newest?.body === body) return
  await changeCatalogue(writer, {
    actor,
    subject: recordKey({ kind, id }),
    origin: 'administrator',
    records: [{ kind, id, version: (newest?.version ?? 0) + 1, body }],
  })
}

/** A record as it stands; undefined where it does not exist or was withdrawn. */
export async function standingRecord<Content>(
  reader: Reader,
  { kind, id }: RecordName,
): Promise<StandingRecord<Content> | undefined> {
  return (await standingRecords<Content>(reader, kind)).get(id)
}

/** All records of a kind that are not withdrawn, by id. */
export async function standingRecords<Content>(
  reader: Reader,
  kind: CatalogueKind,
): Promise<ReadonlyMap<string, StandingRecord<Content>>> {
  const rows = [...(await newestOfKind(reader, kind)).values()].filter(({ body }) => body !== withdrawn)
  return new Map(rows.map(({ id, version, body }) => [id, { version, content: JSON.parse(body) as Content }]))
}

/**
 * The next of the ids `<series>-1`, `<series>-2` … The id of a withdrawn record is not used again, because lights and snapshots name it.
 */
export async function nextId(reader: Reader, kind: CatalogueKind, series: string): Promise<string> {
  const prefix = `${series}-`
  const numbers = [...(await newestOfKind(reader, kind)).keys()].map((id) =>
    id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)) ? Number(id.slice(prefix.length)) : 0,
  )
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}
