import type { Indicator, ReviewLevel } from '#metrics/catalogue/indicator.ts'
import { newestRecords, recordKey } from '#server/db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import type { TestServer } from '../servers/test-server.ts'

/** An indicator is reviewed by these levels from now on, or once where they are null. */
export async function reviewBy(
  { deps: { store } }: TestServer,
  levels: readonly ReviewLevel[] | null,
  id = 'zhaoqing-5g-base-stations',
): Promise<void> {
  await store.write(async (writer) => {
    const { version, body } = (await newestRecords(writer)).get(recordKey({ kind: 'indicator', id }))!
    const { reviewLevels: _, ...indicator } = JSON.parse(body) as Indicator
    const changed = JSON.stringify({ ...indicator, ...(levels && { reviewLevels: levels }) })
    const records = [{ kind: 'indicator' as const, id, version: version + 1, body: changed }]
    const subject = `indicator/${id}`
    await changeCatalogue(writer, { actor: 'person:admin', subject, origin: 'administrator', records })
  })
}
