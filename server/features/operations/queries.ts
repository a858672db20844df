import { and, desc, eq, sql } from 'drizzle-orm'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'

export interface LatestValue {
  readonly value: string | null
  readonly periodEnd: string
  readonly provenance: string
}

/** The query reads the primary key from its newest end, so that its cost does not grow with the series. */
const latest = prepared(({ db, tables: { observation } }) =>
  db
    .select({
      value: observation.value,
      periodEnd: observation.periodEnd,
      provenance: observation.provenance,
    })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        eq(observation.state, 'approved'),
      ),
    )
    .orderBy(desc(observation.period), desc(observation.revision))
    .limit(1),
)

/** The approved value of the newest period of an indicator in a region. */
export async function latestApproved(
  reader: Reader,
  indicator: string,
  region: string,
): Promise<LatestValue | undefined> {
  const [row] = await latest(reader).execute({ indicator, region })
  return row
}
