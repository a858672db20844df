import { join } from 'node:path'
import { catalogue } from '#seeds/catalogue.ts'
import { systemClock } from '#server/clock.ts'
import { openSqliteStore } from '#server/db/sqlite-store.ts'
import { storeRevision } from '#server/db/store-revision.ts'

const firstYear = 2011
const months = 14 * 12
/** What one region holds: every indicator, each month of the years from 2011 to 2024. */
const aRegion = catalogue.indicators.length * months

/**
 * Stores `count` approved values by the server's own means, ledger and all: first the histories of the indicators'
 * own regions, then the same of other regions, as counties would report them.
 */
export async function fillStore(data: string, count: number): Promise<void> {
  const store = await openSqliteStore({ file: join(data, 'xushi.db'), clock: systemClock })
  for (let stored = 0; stored < count;) {
    const end = Math.min(count, stored + 10_000)
    const from = stored
    await store.write(async (writer) => {
      for (let index = from; index < end; index += 1)
        await storeRevision(writer, 'token:bench', revision(index))
    })
    stored = end
  }
  await store.close()
}

function revision(index: number): Parameters<typeof storeRevision>[2] {
  const indicator = catalogue.indicators[index % catalogue.indicators.length]!
  const month = Math.floor(index / catalogue.indicators.length) % months
  const county = Math.floor(index / aRegion)
  const year = firstYear + Math.floor(month / 12)
  const ofYear = (month % 12) + 1
  return {
    indicator: indicator.id,
    region: county === 0 ? indicator.regions[0]! : String(500_000 + county),
    period: `${year}-M${String(ofYear).padStart(2, '0')}`,
    revision: 100,
    periodEnd: new Date(Date.UTC(year, ofYear, 0)).toISOString().slice(0, 10),
    value: String(ofYear * 5 + (index % 5)),
    reason: null,
    status: 'A',
    bound: null,
    note: null,
    provenance: 'reported',
    findings: null,
    state: 'approved',
  }
}
