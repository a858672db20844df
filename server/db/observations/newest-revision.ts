import { and, desc, eq, gte, inArray, lt, max, sql, type SQL } from 'drizzle-orm'
import type { ObservationRow } from './observation-row.ts'
import { prepared } from '../statements/prepared.ts'
import type { Reader } from '../statements/reader.ts'

/** A cell: indicator × region × period. */
export type CellName = Pick<ObservationRow, 'indicator' | 'region' | 'period'>

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

/** The newest revision of a cell, drafts included; undefined where nothing was ever entered. */
export async function newestRevision(reader: Reader, cell: CellName): Promise<ObservationRow | undefined> {
  const [row] = await newest(reader).execute({ ...cell })
  return row
}

/** A range of cells: indicators, regions, and years, both included. */
export interface CellRange {
  readonly indicators: readonly string[]
  readonly regions: readonly string[]
  readonly years: { readonly from: number; readonly to: number }
}

/** The condition of a range. It names the regions, so that either engine seeks along the primary key and reads no other years. */
export function inRange(
  { indicator, region, period }: Reader['tables']['observation'],
  { indicators, regions, years }: CellRange,
): SQL | undefined {
  return and(
    inArray(indicator, [...indicators]),
    inArray(region, [...regions]),
    gte(period, String(years.from)),
    lt(period, String(years.to + 1)),
  )
}

/**
 * A subquery for the newest revision of every cell of a range, and the condition that joins a revision to it. Drafts and withdrawn
 * revisions count unless `among` leaves them out.
 */
export function newestRevisions({ db, tables: { observation } }: Reader, range: CellRange, among?: SQL) {
  const { indicator, region, period, revision } = observation
  const newest = db
    .select({ indicator, region, period, revision: max(revision).as('newest_revision') })
    .from(observation)
    .where(and(inRange(observation, range), among))
    .groupBy(indicator, region, period)
    .as('newest')
  const isNewest = and(
    eq(indicator, newest.indicator),
    eq(region, newest.region),
    eq(period, newest.period),
    eq(revision, newest.revision),
  )
  return { newest, isNewest }
}
