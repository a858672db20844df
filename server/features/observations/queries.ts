import { and, asc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { revisionColumns, standsBy, type DecisionRow } from '../../db/observations/decision.ts'
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

export async function insertAnswer({ db, tables }: Writer, row: StoredAnswer): Promise<void> {
  await db.insert(tables.idempotency).values(row)
}

/** Forgets answers that were given before an instant. */
export async function forgetAnswers({ db, tables: { idempotency } }: Writer, before: string): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.at, before))
}

/** All revisions of an indicator, in one region or all, known at `asOf`, whose period ends within the dates; in order of the key. */
export async function revisionsOf(
  { db, tables }: Reader,
  series: { readonly indicator: string; readonly region?: string | undefined },
  dates: { readonly from: string; readonly to: string },
  asOf: number,
): Promise<ObservationRow[]> {
  const { observation, decision } = tables
  return db
    .select(revisionColumns(tables))
    .from(observation)
    .leftJoin(decision, standsBy(tables))
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

/** The decisions of these ledger entries, oldest first. */
export async function decisionsOf(
  { db, tables: { decision } }: Reader,
  sequences: readonly number[],
): Promise<DecisionRow[]> {
  return db
    .select()
    .from(decision)
    .where(inArray(decision.sequence, [...sequences]))
    .orderBy(asc(decision.sequence))
}
