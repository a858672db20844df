import { and, asc, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Reader, Tables, Writer } from '../../../db/store.ts'

export type CollectorRow = Tables['collector']['$inferSelect']
export type CollectorRunRow = Tables['collectorRun']['$inferSelect']

/** The collectors that are not removed, in the order in which they were made. */
export async function allCollectors({ db, tables: { collector } }: Reader): Promise<CollectorRow[]> {
  return db
    .select()
    .from(collector)
    .where(isNull(collector.removedAt))
    .orderBy(asc(collector.createdAt), asc(collector.id))
}

/** The collector of this id; undefined where there is none, or it is removed. */
export async function collectorById(
  { db, tables: { collector } }: Reader,
  id: string,
): Promise<CollectorRow | undefined> {
  const [row] = await db
    .select()
    .from(collector)
    .where(and(eq(collector.id, id), isNull(collector.removedAt)))
  return row
}

export async function insertCollector({ db, tables }: Writer, row: CollectorRow): Promise<void> {
  await db.insert(tables.collector).values(row)
}

export async function updateCollector(
  { db, tables: { collector } }: Writer,
  id: string,
  change: Partial<Omit<CollectorRow, 'id'>>,
): Promise<void> {
  await db.update(collector).set(change).where(eq(collector.id, id))
}

/** Updates a collector whose run still has its claim. @returns whether it has */
export async function updateClaimed(
  { db, tables: { collector } }: Writer,
  { id, claim }: { readonly id: string; readonly claim: string },
  change: Partial<Omit<CollectorRow, 'id'>>,
): Promise<boolean> {
  const found = await db
    .update(collector)
    .set(change)
    .where(and(eq(collector.id, id), eq(collector.claim, claim)))
    .returning({ id: collector.id })
  return found.length > 0
}

/** The owner that a collector's sealed secret names. */
export const collectorSeal = (id: string) => `collector ${id}`

/** The enabled collectors as the operations page counts them; `opens` tells whether a secret can be opened. */
export async function collectorsToLookAt(reader: Reader, opens: (id: string, secret: string) => boolean) {
  const enabled = (await allCollectors(reader)).filter((row) => row.enabled === 1)
  const next = enabled.flatMap(({ nextAt }) => nextAt ?? []).sort()
  const failed = ({ state }: CollectorRow) =>
    ['failed', 'refused'].includes((JSON.parse(state) as { readonly outcome: string | null }).outcome ?? '')
  return {
    enabled: enabled.length,
    interrupted: enabled.filter(({ interrupted }) => interrupted !== null).map(({ name }) => name),
    failing: enabled.filter(failed).length,
    sealed: enabled.filter(({ id, secret }) => secret !== null && !opens(id, secret)).length,
    nextAt: next[0] ?? null,
  }
}

/** The collectors for which a grant is asked, with who set them up, who asks, and when. */
export async function grantsAsked(reader: Reader) {
  return (await allCollectors(reader)).flatMap(({ name, createdBy, changedBy, grantedBy, state }) => {
    const { asked } = JSON.parse(state) as {
      readonly asked?: { readonly sequence: number; readonly at: string; readonly by: string } | null
    }
    return asked && grantedBy === null ? [{ name, setUpBy: [createdBy, changedBy], ...asked }] : []
  })
}

/** The last runs of a collector, the newest first. */
export async function runsOfCollector(
  { db, tables: { collectorRun } }: Reader,
  id: string,
  most: number,
): Promise<CollectorRunRow[]> {
  return db
    .select()
    .from(collectorRun)
    .where(eq(collectorRun.collector, id))
    .orderBy(desc(collectorRun.number))
    .limit(most)
}

/** A run of a collector by its number; undefined where there is none. */
export async function runOfCollector(
  { db, tables: { collectorRun } }: Reader,
  id: string,
  number: number,
): Promise<CollectorRunRow | undefined> {
  const [row] = await db
    .select()
    .from(collectorRun)
    .where(and(eq(collectorRun.collector, id), eq(collectorRun.number, number)))
  return row
}

/** The number of the last run of a collector, 0 before the first. */
export async function lastRunNumber(reader: Reader, id: string): Promise<number> {
  return (await runsOfCollector(reader, id, 1))[0]?.number ?? 0
}

/** A value that a collector brought, in the columns by which it is compared. */
export type CollectedValue = Pick<
  Tables['observation']['$inferSelect'],
  | 'region'
  | 'period'
  | 'revision'
  | 'actor'
  | 'value'
  | 'reason'
  | 'status'
  | 'bound'
  | 'numerator'
  | 'denominator'
>

/** Everything that collectors ever brought of an indicator in these regions, each cell's newest last. */
export async function collectedOf(
  { db, tables: { observation } }: Reader,
  indicator: string,
  regions: readonly string[],
): Promise<CollectedValue[]> {
  const { region, period, revision, actor, value, reason, status, bound, numerator, denominator } =
    observation
  return db
    .select({ region, period, revision, actor, value, reason, status, bound, numerator, denominator })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, indicator),
        inArray(observation.region, [...regions]),
        gte(observation.actor, 'collector:'),
        lt(observation.actor, sql`'collector;'`),
      ),
    )
    .orderBy(asc(region), asc(period), asc(revision))
}
