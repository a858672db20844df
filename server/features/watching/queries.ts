import { and, asc, eq, gte, inArray, max } from 'drizzle-orm'
import type { Reader, Writer } from '../../db/store.ts'
import type { Followed } from '../../judging/following/ledger-steps.ts'
import type { LightTurn, TurnPlace } from '../../records/kinds/light-turns.ts'

/** A turned light as it is kept. */
export interface KeptTurn extends TurnPlace, LightTurn {
  readonly sequence: number
}

type Row = Reader['tables']['lightTurn']['$inferSelect']
const kept = ({ target, number, demoDay, sequence, body }: Row): KeptTurn => ({
  ...(JSON.parse(body) as LightTurn),
  ...{ target, number, demoDay, sequence },
})

/** The last turn of each of these targets, for everybody and for each day of the demo. */
export async function lastTurns(
  { db, tables: { lightTurn } }: Reader,
  targets: readonly string[],
): Promise<KeptTurn[]> {
  if (targets.length === 0) return []
  const { target, demoDay, number } = lightTurn
  const newest = db
    .select({ target, demoDay, number: max(number).as('newest') })
    .from(lightTurn)
    .where(inArray(target, [...targets]))
    .groupBy(target, demoDay)
    .as('newest_turn')
  const rows = await db
    .select()
    .from(lightTurn)
    .innerJoin(newest, and(eq(target, newest.target), eq(number, newest.number)))
  return rows.map(({ light_turn: row }) => kept(row))
}

/** The turns of these targets since a day, in their order. */
export async function turnsSince(
  { db, tables: { lightTurn } }: Reader,
  targets: readonly string[],
  { day, demoDay }: { readonly day: string; readonly demoDay: string },
): Promise<KeptTurn[]> {
  if (targets.length === 0) return []
  const rows = await db
    .select()
    .from(lightTurn)
    .where(
      and(inArray(lightTurn.target, [...targets]), eq(lightTurn.demoDay, demoDay), gte(lightTurn.day, day)),
    )
    .orderBy(asc(lightTurn.sequence))
  return rows.map(kept)
}

/** The targets that a person watches, each with the last ledger entry before they began. */
export async function watchesOf(
  { db, tables: { watch } }: Reader,
  person: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.select().from(watch).where(eq(watch.person, person)).orderBy(asc(watch.target))
  return new Map(rows.map(({ target, since }) => [target, since]))
}

/** The people who watch each of these targets. */
export async function watchersOf(
  { db, tables: { watch } }: Reader,
  targets: readonly string[],
): Promise<readonly { readonly person: string; readonly target: string }[]> {
  if (targets.length === 0) return []
  return db
    .select({ person: watch.person, target: watch.target })
    .from(watch)
    .where(inArray(watch.target, [...targets]))
}

export async function insertWatch(
  { db, tables: { watch } }: Writer,
  row: Writer['tables']['watch']['$inferSelect'],
): Promise<void> {
  await db.insert(watch).values(row).onConflictDoNothing()
}

export async function deleteWatch(
  { db, tables: { watch } }: Writer,
  person: string,
  target: string,
): Promise<void> {
  await db.delete(watch).where(and(eq(watch.person, person), eq(watch.target, target)))
}

/** How far the ledger was followed for turned lights; undefined before the first time. */
export async function lightsFollowed({ db, tables }: Reader): Promise<Followed | undefined> {
  const [row] = await db.select().from(tables.lightsFollowed)
  return row && { followed: row.followed, followedDay: row.followedDay }
}

export async function putLightsFollowed(
  { db, tables: { lightsFollowed: place } }: Writer,
  { followed, followedDay }: Followed,
): Promise<void> {
  const set = { followed, followedDay }
  await db
    .insert(place)
    .values({ id: 1, ...set })
    .onConflictDoUpdate({ target: place.id, set })
}
