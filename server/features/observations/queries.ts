import { and, asc, eq, gte, lt, lte, max, sql } from 'drizzle-orm'
import type { ObservationRow } from '../../db/observation-row.ts'
import { prepared } from '../../db/prepared.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export type StoredAnswer = Tables['idempotency']['$inferSelect']

const answer = prepared(({ db, tables: { idempotency } }) =>
  db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, sql.placeholder('actor')), eq(idempotency.key, sql.placeholder('key')))),
)

/** The answer that was given under an idempotency key. */
export async function storedAnswer(
  reader: Reader,
  actor: string,
  key: string,
): Promise<StoredAnswer | undefined> {
  const [row] = await answer(reader).execute({ actor, key })
  return row
}

export async function storeAnswer({ db, tables }: Writer, row: StoredAnswer): Promise<void> {
  await db.insert(tables.idempotency).values(row)
}

/** Forgets answers that were given before an instant. */
export async function forgetAnswers({ db, tables: { idempotency } }: Writer, before: string): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.at, before))
}

const closures = prepared(({ db, tables: { periodClosure } }) =>
  db.select({ period: periodClosure.period }).from(periodClosure),
)

/** Every closed period, in SDMX form. */
export async function closedPeriods(reader: Reader): Promise<ReadonlySet<string>> {
  return new Set((await closures(reader).execute()).map(({ period }) => period))
}

const newest = prepared(({ db, tables: { observation } }) =>
  db
    .select({ revision: max(observation.revision) })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        eq(observation.period, sql.placeholder('period')),
      ),
    ),
)

/** Number of a cell's newest revision, whoever's draft it may be; 0 where nothing was ever entered. */
export async function newestNumber(
  reader: Reader,
  { indicator, region, period }: Pick<ObservationRow, 'indicator' | 'region' | 'period'>,
): Promise<number> {
  const [found] = await newest(reader).execute({ indicator, region, period })
  return found?.revision ?? 0
}

/** Which of a series' values to read: those of periods `first` to `last`, and before them some more. */
export interface Reach {
  readonly first: string
  readonly last: string
  /** At most so many periods before `first`, and none before `from`. */
  readonly before: number
  readonly from: string
}

const standing = prepared(({ db, tables: { observation } }) => {
  const indicator = sql.placeholder('indicator')
  const region = sql.placeholder('region')
  const previous = sql`select max(o.period) from observation o
    where o.indicator = ${indicator} and o.region = ${region} and o.period >= ${sql.placeholder('from')}`
  const keys = sql`(
    with recursive cell(indicator, region, period, remaining) as (
      select cast(${indicator} as text), cast(${region} as text),
        (${previous} and o.period <= ${sql.placeholder('last')}), cast(${sql.placeholder('before')} as bigint)
      union all
      select indicator, region, (${previous} and o.period < cell.period),
        case when cell.period < ${sql.placeholder('first')} then remaining - 1 else remaining end
      from cell where cell.period is not null and remaining > 0
    )
    select cell.*, (
      select max(n.revision) from observation n
      where n.indicator = cell.indicator and n.region = cell.region and n.period = cell.period
        and n.state in ('submitted', 'approved')
    ) as revision
    from cell where remaining > 0
  ) as newest`
  return db
    .select({
      period: observation.period,
      value: observation.value,
      reason: observation.reason,
      status: observation.status,
      bound: observation.bound,
      revision: observation.revision,
      state: observation.state,
      provenance: observation.provenance,
    })
    .from(keys)
    .innerJoin(
      observation,
      sql`${observation.indicator} = newest.indicator and ${observation.region} = newest.region
        and ${observation.period} = newest.period and ${observation.revision} = newest.revision`,
    )
})

/** A revision without its history. */
export type StandingRevision = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number]

/** Of each period the newest revision that its unit stands by: submitted or approved. By index seeks alone. */
export async function standingRevisions(
  reader: Reader,
  series: { readonly indicator: string; readonly region: string },
  reach: Reach,
): Promise<StandingRevision[]> {
  const { indicator, region } = series
  return standing(reader).execute({ indicator, region, ...reach })
}

/** All revisions of an indicator, in one region or all, known at `asOf`, whose period ends within the dates; in order. */
export async function revisionsOf(
  { db, tables: { observation } }: Reader,
  series: { readonly indicator: string; readonly region?: string | undefined },
  dates: { readonly from: string; readonly to: string },
  asOf: number,
): Promise<ObservationRow[]> {
  return db
    .select()
    .from(observation)
    .where(
      and(
        eq(observation.indicator, series.indicator),
        series.region === undefined ? undefined : eq(observation.region, series.region),
        gte(observation.periodEnd, dates.from),
        lte(observation.periodEnd, dates.to),
        lte(observation.sequence, asOf),
      ),
    )
    .orderBy(asc(observation.region), asc(observation.periodEnd), asc(observation.revision))
}
