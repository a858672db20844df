import { asc, desc, eq } from 'drizzle-orm'
import type { PolicyReading } from '../../contract/policy.ts'
import type { ReadingDecision } from '../../contract/readings.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { namesOfActors } from '../people/queries.ts'

export type ReadingRow = Tables['policyReading']['$inferSelect']

/** The fields of a reading that a list shows. */
export type ListedReading = Omit<ReadingRow, 'body' | 'decisions'>

/** Every kept reading without its text, the last changed first. */
export async function allReadings({ db, tables: { policyReading } }: Reader): Promise<ListedReading[]> {
  const { id, version, title, kind, proposed, decided, changedAt, changedBy, draft } = policyReading
  return db
    .select({ id, version, title, kind, proposed, decided, changedAt, changedBy, draft })
    .from(policyReading)
    .orderBy(desc(changedAt), asc(id))
}

/** The row of a reading. @throws AppError not-found */
export async function requireReading(
  { db, tables: { policyReading } }: Reader,
  id: string,
): Promise<ReadingRow> {
  const [row] = await db.select().from(policyReading).where(eq(policyReading.id, id))
  if (!row) throw new AppError('not-found', '没有这份阅读记录，可能已被删除。请回到列表。')
  return row
}

/** The row of a reading at this version. @throws AppError not-found, stale-edit */
export async function readingOnVersion(reader: Reader, id: string, version: number): Promise<ReadingRow> {
  const row = await requireReading(reader, id)
  if (row.version === version) return row
  const nameOf = await namesOfActors(reader, [row.changedBy])
  throw new AppError('stale-edit', `${nameOf(row.changedBy)}刚处理过这份文件，请刷新后接着处理。`)
}

export function readingOf({ body }: Pick<ReadingRow, 'body'>): PolicyReading {
  return JSON.parse(body) as PolicyReading
}

export function figureDecisionsOf({ decisions }: Pick<ReadingRow, 'decisions'>): ReadingDecision[] {
  return JSON.parse(decisions) as ReadingDecision[]
}

/** The numbers of all readings. */
export async function readingNumbers({ db, tables: { policyReading } }: Reader): Promise<number[]> {
  const rows = await db.select({ id: policyReading.id }).from(policyReading)
  return rows.map(({ id }) => Number(id.replace('reading-', '')))
}

export async function insertReading({ db, tables }: Writer, row: ReadingRow): Promise<void> {
  await db.insert(tables.policyReading).values(row)
}

export async function updateReading(
  { db, tables: { policyReading } }: Writer,
  id: string,
  change: Partial<Omit<ReadingRow, 'id'>>,
): Promise<void> {
  await db.update(policyReading).set(change).where(eq(policyReading.id, id))
}

export async function deleteReading({ db, tables: { policyReading } }: Writer, id: string): Promise<void> {
  await db.delete(policyReading).where(eq(policyReading.id, id))
}
