import { and, desc, eq, sql } from 'drizzle-orm'
import type { ObservationRow } from './observation-row.ts'
import { prepared } from './prepared.ts'
import type { Reader } from './store.ts'

/** Indicator × region × period. */
export type Cell = Pick<ObservationRow, 'indicator' | 'region' | 'period'>

const newest = prepared(({ db, tables: { observation } }) =>
  db
    .select()
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        eq(observation.period, sql.placeholder('period')),
      ),
    )
    .orderBy(desc(observation.revision))
    .limit(1),
)

/** The newest revision of a cell, whoever's draft it may be; undefined where nothing was ever entered. */
export async function newestRevision(reader: Reader, cell: Cell): Promise<ObservationRow | undefined> {
  const { indicator, region, period } = cell
  const [row] = await newest(reader).execute({ indicator, region, period })
  return row
}
