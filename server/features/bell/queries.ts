import { and, eq, gte, inArray, ne } from 'drizzle-orm'
import type { DecisionRow } from '../../db/observations/decision.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export type BellRow = Tables['bell']['$inferSelect']

/** The row of a person's bell; undefined before its first change. */
export async function bellOf({ db, tables: { bell } }: Reader, person: string): Promise<BellRow | undefined> {
  const [row] = await db.select().from(bell).where(eq(bell.person, person))
  return row
}

export async function putBell({ db, tables: { bell } }: Writer, row: BellRow): Promise<void> {
  const { person, ...set } = row
  await db
    .insert(bell)
    .values({ person, ...set })
    .onConflictDoUpdate({ target: bell.person, set })
}

/** Decisions with these verdicts on figures of these indicators since an instant, made by others than this actor; oldest first. */
export async function decisionsByOthers(
  { db, tables: { decision } }: Reader,
  asked: {
    readonly indicators: readonly string[]
    readonly verdicts: readonly string[]
    readonly actor: string
    readonly since: string
  },
): Promise<DecisionRow[]> {
  if (asked.indicators.length === 0) return []
  return db
    .select()
    .from(decision)
    .where(
      and(
        inArray(decision.indicator, [...asked.indicators]),
        inArray(decision.verdict, [...asked.verdicts]),
        ne(decision.actor, asked.actor),
        gte(decision.at, asked.since),
      ),
    )
    .orderBy(decision.sequence)
}
