import type { CatalogueRecordList } from '../../../contract/catalogue-records.ts'
import { recordVersions, withdrawn, type CatalogueKind } from '../../../db/catalogue/catalogue-records.ts'
import type { Deps } from '../../../deps.ts'

/** The records of a kind, those that are withdrawn too, each by the last name that it had. */
export async function listCatalogueRecords(
  { store: { reader } }: Pick<Deps, 'store'>,
  kind: CatalogueKind,
): Promise<CatalogueRecordList> {
  const records = new Map<string, CatalogueRecordList['records'][number]>()
  for (const { kind: of, id, version, body } of await recordVersions(reader)) {
    if (of !== kind) continue
    const { title, name = title } = (JSON.parse(body) ?? {}) as {
      readonly title?: string
      readonly name?: string
    }
    records.set(id, {
      ...{ id, version, withdrawn: body === withdrawn },
      name: name ?? records.get(id)?.name ?? id,
    })
  }
  return { records: [...records.values()] }
}
