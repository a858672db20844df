import { and, asc, eq, gte, lt, lte, sql } from 'drizzle-orm'
import { columnsAsOf, joinsDecisionAsOf, type DecisionRow } from '../../db/observations/decision.ts'
import type { CellName } from '../../db/observations/newest-revision.ts'
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

/** The stored answer under an idempotency key. */
export async function storedAnswer(
  reader: Reader,
  actor: string,
  key: string,
): Promise<StoredAnswer | undefined> {
  const [row] = await answer(reader).execute({ actor, key })
  return row
}

export async function insertAnswer({ db, tables }: Writer, row: StoredAnswer): Promise<void> {
  await db.insert(tables.idempotency).values(row)
}

/** Deletes the answers that were given before an instant. */
export async function forgetAnswers({ db, tables: { idempotency } }: Writer, before: string): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.at, before))
}

/**
 * The revisions of an indicator, in one region or all, that were known at `asOf` and whose period ends within the dates; in the order of
 * the key.
 */
export async function revisionsOf(
  { db, tables }: Reader,
  series: { readonly indicator: string; readonly region?: string | undefined },
  dates: { readonly from: string; readonly to: string },
  asOf: number,
): Promise<ObservationRow[]> {
  const { observation, decision } = tables
  const known = sql`${asOf}`
  return db
    .select(columnsAsOf(tables, known))
    .from(observation)
    .leftJoin(decision, joinsDecisionAsOf(tables, known))
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

/** The decisions on a cell up to `asOf`, oldest first. */
export async function decisionsOn(
  { db, tables: { decision } }: Reader,
  { indicator, region, period }: CellName,
  asOf: number,
): Promise<DecisionRow[]> {
  return db
    .select()
    .from(decision)
    .where(
      and(
        eq(decision.indicator, indicator),
        eq(decision.region, region),
        eq(decision.period, period),
        lte(decision.sequence, asOf),
      ),
    )
    .orderBy(asc(decision.sequence))
}
