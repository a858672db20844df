import { and, asc, desc, eq, gte, inArray, lt, lte, max, sql } from 'drizzle-orm'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { prepared } from '../../db/statements/prepared.ts'
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

/** Rows that one statement reads. */
const mostAtOnce = 500

const newest = prepared(({ db, tables: { observation } }) =>
  db
    .select({
      period: observation.period,
      newest: max(observation.revision),
      standing: sql<
        number | null
      >`max(case when ${observation.state} <> 'withdrawn' then ${observation.revision} end)`,
    })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        gte(observation.period, sql.placeholder('first')),
        lte(observation.period, sql.placeholder('last')),
      ),
    )
    .groupBy(observation.period)
    .orderBy(asc(observation.period))
    .limit(mostAtOnce),
)

/** Numbers of a cell's newest revision, whoever's draft it may be, and of the newest that was not withdrawn: what an edit can be based on. */
export interface NewestNumbers {
  readonly newest: number
  readonly standing: number
}

/** Those of each period of a series from the first to the last of `periods` in which something was ever entered. */
export async function newestNumbers(
  reader: Reader,
  series: { readonly indicator: string; readonly region: string },
  periods: readonly string[],
): Promise<ReadonlyMap<string, NewestNumbers>> {
  const found = new Map<string, NewestNumbers>()
  const sorted = periods.toSorted()
  const last = sorted.at(-1)!
  for (let first = sorted[0]!; ;) {
    const rows = await newest(reader).execute({ ...series, first, last })
    for (const { period, newest, standing } of rows)
      found.set(period, { newest: newest ?? 0, standing: standing ?? 0 })
    if (rows.length < mostAtOnce) return found
    // Byte by byte, this follows a period and precedes every later one.
    first = `${rows.at(-1)!.period}~`
  }
}

/** Which of a series' values to read: those of periods `first` to `last`, and before them some more. */
export interface Reach {
  readonly first: string
  readonly last: string
  /** At most so many periods before `first`, and none before `from`. */
  readonly before: number
  readonly from: string
}

const standing = prepared(({ db, tables: { observation } }) =>
  db
    .select({
      period: observation.period,
      value: observation.value,
      reason: observation.reason,
      status: observation.status,
      bound: observation.bound,
      numerator: observation.numerator,
      denominator: observation.denominator,
      revision: observation.revision,
      state: observation.state,
      provenance: observation.provenance,
    })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, sql.placeholder('indicator')),
        eq(observation.region, sql.placeholder('region')),
        gte(observation.period, sql.placeholder('from')),
        lt(observation.period, sql.placeholder('until')),
        inArray(observation.state, ['submitted', 'approved']),
      ),
    )
    .orderBy(desc(observation.period), desc(observation.revision))
    .limit(sql.placeholder('limit')),
)

/** A revision without its history. */
export type StandingRevision = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number]

/** Rows read at once beyond the periods asked for: a few of them have revisions. */
const spare = 4

/**
 * Of each period the newest revision that its unit stands by: submitted or approved; the latest period first. Read
 * downwards along the primary key, and no further than `reach` goes.
 */
export async function standingRevisions(
  reader: Reader,
  series: { readonly indicator: string; readonly region: string },
  { first, last, before, from }: Reach,
): Promise<StandingRevision[]> {
  const found: StandingRevision[] = []
  const limit = Math.min(before + spare, mostAtOnce)
  let remaining = before
  // Byte by byte, this follows `last` and precedes every later period.
  for (let until = `${last}~`; ; until = found.at(-1)!.period) {
    const rows = await standing(reader).execute({ ...series, from, until, limit })
    for (const row of rows) {
      if (row.period === found.at(-1)?.period) continue
      if (row.period < first && (remaining -= 1) < 0) return found
      found.push(row)
    }
    if (rows.length < limit) return found
  }
}

/** All revisions of an indicator, in one region or all, known at `asOf`, whose period ends within the dates; in order of the key. */
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
    .orderBy(asc(observation.region), asc(observation.period), asc(observation.revision))
}
