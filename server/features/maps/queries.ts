import { asc, desc, eq } from 'drizzle-orm'
import type { KeptMap, MapReading, MapShapes } from '../../contract/maps.ts'
import type { RecordedFile } from '../../db/files/refer-to-files.ts'
import type { Reader } from '../../db/store.ts'

/** What a version of a map consists of: as the text of its row. */
export interface MapBody extends Pick<MapReading, 'matched'> {
  readonly approval: string
  readonly file: RecordedFile
  readonly shapes: MapShapes
}

const bodyOf = (text: string): MapBody | null => {
  const told = JSON.parse(text) as MapBody | { readonly removed: true }
  return 'removed' in told ? null : told
}

/** The map of a region in force; null where it was removed, undefined where none was ever kept. */
export async function newestMap(
  { db, tables: { regionMap } }: Reader,
  region: string,
): Promise<{ readonly version: number; readonly body: MapBody | null } | undefined> {
  const [row] = await db
    .select({ id: regionMap.id, body: regionMap.body })
    .from(regionMap)
    .where(eq(regionMap.region, region))
    .orderBy(desc(regionMap.sequence))
    .limit(1)
  return row && { version: versionIn(row.id), body: bodyOf(row.body) }
}

/** One version of a map; null where it was a removal. */
export async function mapVersion(
  { db, tables: { regionMap } }: Reader,
  region: string,
  version: number,
): Promise<MapBody | null | undefined> {
  const [row] = await db
    .select({ body: regionMap.body })
    .from(regionMap)
    .where(eq(regionMap.id, `${region}/${version}`))
  return row && bodyOf(row.body)
}

const versionIn = (id: string) => Number(id.slice(id.indexOf('/') + 1))

/** The maps of all regions, or of one, with their versions, the newest first. */
export async function allMaps(
  { db, tables: { regionMap, ledger } }: Reader,
  region?: string,
): Promise<KeptMap[]> {
  const rows = await db
    .select({
      ...{ id: regionMap.id, region: regionMap.region, body: regionMap.body },
      ...{ changedAt: ledger.at, changedBy: ledger.actor },
    })
    .from(regionMap)
    .innerJoin(ledger, eq(ledger.sequence, regionMap.sequence))
    .where(region === undefined ? undefined : eq(regionMap.region, region))
    .orderBy(asc(regionMap.sequence))
  const byRegion = Map.groupBy(rows.toReversed(), (row) => row.region)
  return [...byRegion]
    .map(([code, versions]) => ({
      region: code,
      versions: versions.map(({ id, body: text, changedAt, changedBy }) => {
        const body = bodyOf(text)
        return {
          ...{ version: versionIn(id), isMap: body !== null, approval: body?.approval ?? null },
          ...{ name: body?.file.name ?? null, sha256: body?.file.hash ?? null },
          ...{ matched: body?.matched.length ?? 0, changedAt, changedBy },
        }
      }),
    }))
    .sort((a, b) => (a.region < b.region ? -1 : 1))
}
