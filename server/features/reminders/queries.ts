import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { BellKind } from '../../contract/bell.ts'
import type { Chased } from '../../contract/timeliness.ts'
import type { Reader } from '../../db/store.ts'
import type { ReminderTold } from '../../records/kinds/filings/filing-reminders.ts'
import { namesOfActors } from '../people/queries.ts'

/**
 * A reminder of a filing. `point` is the day of the rhythm (D-4), in calendar days after the deadline, negative before it; null where a person
 * chased the filing.
 */
export interface KeptReminder extends ReminderTold {
  readonly filing: string
  readonly organisation: string
  readonly number: number
  readonly point: number | null
  readonly day: string
  readonly sequence: number
}

type Row = Reader['tables']['filingReminder']['$inferSelect']
const kept = ({ filing, organisation, number, point, day, sequence, body }: Row): KeptReminder => ({
  ...(JSON.parse(body) as ReminderTold),
  ...{ filing, organisation, number, point, day, sequence },
})

/** The number of filings that are asked about in one query. */
const inOneGo = 500

/** All reminders of these filings; those of one filing in their sequence. */
export async function remindersOf(
  { db, tables: { filingReminder } }: Reader,
  filings: readonly string[],
): Promise<KeptReminder[]> {
  const found: KeptReminder[] = []
  for (let first = 0; first < filings.length; first += inOneGo) {
    const some = filings.slice(first, first + inOneGo)
    const rows = await db
      .select()
      .from(filingReminder)
      .where(inArray(filingReminder.filing, some))
      .orderBy(asc(filingReminder.sequence))
    found.push(...rows.map(kept))
  }
  return found
}

/** The reminders of these organisations, or of all, since a day, in their order. */
export async function remindersSince(
  { db, tables: { filingReminder } }: Reader,
  organisations: readonly string[] | 'all',
  day: string,
): Promise<KeptReminder[]> {
  if (organisations.length === 0) return []
  const of = organisations === 'all' ? undefined : inArray(filingReminder.organisation, [...organisations])
  const rows = await db
    .select()
    .from(filingReminder)
    .where(and(of, gte(filingReminder.day, day)))
    .orderBy(asc(filingReminder.sequence))
  return rows.map(kept)
}

/** Tells who last chased each of these filings, when, and how often. */
export async function chasedOf(
  reader: Reader,
  filings: readonly string[],
): Promise<(filing: string) => Chased | null> {
  const { db, tables } = reader
  const { filingReminder } = tables
  const rows: { filing: string; day: string; body: string }[] = []
  for (let first = 0; first < filings.length; first += inOneGo) {
    const some = filings.slice(first, first + inOneGo)
    rows.push(
      ...(await db
        .select({ filing: filingReminder.filing, day: filingReminder.day, body: filingReminder.body })
        .from(filingReminder)
        .where(and(inArray(filingReminder.filing, some), isNull(filingReminder.point)))
        .orderBy(desc(filingReminder.sequence))),
    )
  }
  const told = rows.map(({ body, ...row }) => ({ ...row, ...(JSON.parse(body) as ReminderTold) }))
  const nameOf = await namesOfActors(
    reader,
    told.map(({ actor }) => actor),
  )
  const ofFiling = Map.groupBy(told, ({ filing }) => filing)
  return (filing) => {
    const all = ofFiling.get(filing) ?? []
    const [last] = all
    return last ? { on: last.day, byName: nameOf(last.actor), times: all.length } : null
  }
}

/** The number of the last reminder of a filing; 0: none. */
export async function lastReminder(
  { db, tables: { filingReminder } }: Reader,
  filing: string,
): Promise<number> {
  const [row] = await db
    .select({ number: filingReminder.number })
    .from(filingReminder)
    .where(eq(filingReminder.filing, filing))
    .orderBy(desc(filingReminder.number))
    .limit(1)
  return row?.number ?? 0
}

/** The ids of the people who switched a kind of ring off. */
export async function whoDeclined(
  { db, tables: { bell } }: Reader,
  kind: BellKind,
): Promise<ReadonlySet<string>> {
  const rows = await db.select({ person: bell.person, off: bell.off }).from(bell)
  return new Set(
    rows.filter(({ off }) => (JSON.parse(off) as BellKind[]).includes(kind)).map(({ person }) => person),
  )
}
