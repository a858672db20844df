import { and, eq, getTableColumns, inArray, max } from 'drizzle-orm'
import type { ObservationRow } from '../../db/observation-row.ts'
import type { Reader } from '../../db/store.ts'

/** The newest revision of every cell of the indicators, drafts included; of one period or all. */
export async function newestOf(
  { db, tables: { observation } }: Reader,
  indicators: readonly string[],
  period?: string,
): Promise<ObservationRow[]> {
  if (indicators.length === 0) return []
  const newest = db
    .select({
      indicator: observation.indicator,
      region: observation.region,
      period: observation.period,
      revision: max(observation.revision).as('newest_revision'),
    })
    .from(observation)
    .where(
      and(
        inArray(observation.indicator, [...indicators]),
        period === undefined ? undefined : eq(observation.period, period),
      ),
    )
    .groupBy(observation.indicator, observation.region, observation.period)
    .as('newest')
  return db
    .select(getTableColumns(observation))
    .from(newest)
    .innerJoin(
      observation,
      and(
        eq(observation.indicator, newest.indicator),
        eq(observation.region, newest.region),
        eq(observation.period, newest.period),
        eq(observation.revision, newest.revision),
      ),
    )
}
