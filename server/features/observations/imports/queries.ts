import { and, asc, between, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import { waitsForDecision } from '../../../db/observations/conditions/waits-for-decision.ts'
import type { Reader, Tables, Writer } from '../../../db/store.ts'
import { AppError } from '../../../errors.ts'

export type ImportRow = Tables['historyImport']['$inferSelect']

/** The states in which the job has something to do. */
const atWork = ['checking', 'submitting', 'releasing', 'returning'] as const

/** The last two hundred imports, of everybody or of one actor, the newest first. */
export async function lastImports(
  { db, tables: { historyImport } }: Reader,
  actor?: string,
): Promise<ImportRow[]> {
  return db
    .select()
    .from(historyImport)
    .where(actor === undefined ? undefined : eq(historyImport.actor, actor))
    .orderBy(desc(historyImport.at), desc(historyImport.id))
    .limit(200)
}

/** The imports that wait for the job, the oldest first. */
export async function importsAtWork({ db, tables: { historyImport } }: Reader): Promise<ImportRow[]> {
  return db
    .select()
    .from(historyImport)
    .where(inArray(historyImport.state, [...atWork]))
    .orderBy(asc(historyImport.changedAt), asc(historyImport.id))
}

/** The import with this id. @throws AppError not-found */
export async function requireImport(
  { db, tables: { historyImport } }: Reader,
  id: string,
): Promise<ImportRow> {
  const [row] = await db.select().from(historyImport).where(eq(historyImport.id, id))
  if (!row) throw new AppError('not-found', '没有这份历史数据，可能已被删除。请回到列表。')
  return row
}

export async function importNumbers({ db, tables: { historyImport } }: Reader): Promise<number[]> {
  const rows = await db.select({ id: historyImport.id }).from(historyImport)
  return rows.map(({ id }) => Number(id.replace('import-', '')))
}

export async function insertImport({ db, tables }: Writer, row: ImportRow): Promise<void> {
  await db.insert(tables.historyImport).values(row)
}

/** Updates an import that is still at the given version. @returns whether it was */
export async function updateImport(
  { db, tables: { historyImport } }: Writer,
  { id, version }: Pick<ImportRow, 'id' | 'version'>,
  change: Partial<Omit<ImportRow, 'id'>>,
): Promise<boolean> {
  const found = await db
    .update(historyImport)
    .set(change)
    .where(and(eq(historyImport.id, id), eq(historyImport.version, version)))
    .returning({ id: historyImport.id })
  return found.length > 0
}

type PortionRow = Tables['importPortion']['$inferSelect']

export async function insertPortion({ db, tables }: Writer, row: PortionRow): Promise<void> {
  await db.insert(tables.importPortion).values(row)
}

/** The stored portions of an import, in their order. */
export async function portionsOf(
  { db, tables: { importPortion } }: Reader,
  id: string,
): Promise<PortionRow[]> {
  return db.select().from(importPortion).where(eq(importPortion.import, id)).orderBy(asc(importPortion.place))
}

/** The import whose portion wrote a ledger entry; undefined where none did. */
export async function importThatBrought(
  { db, tables: { importPortion, historyImport } }: Reader,
  sequence: number,
): Promise<ImportRow | undefined> {
  const [found] = await db
    .select({ row: historyImport, first: importPortion.first })
    .from(importPortion)
    .innerJoin(historyImport, eq(historyImport.id, importPortion.import))
    .where(gte(importPortion.last, sequence))
    .orderBy(asc(importPortion.last))
    .limit(1)
  return found && found.first <= sequence ? found.row : undefined
}

/** The revisions of a portion that are undecided and not replaced. */
export async function waitingOfPortion(
  reader: Reader,
  { first, last }: Pick<PortionRow, 'first' | 'last'>,
): Promise<ObservationRow[]> {
  const { observation } = reader.tables
  return reader.db
    .select()
    .from(observation)
    .where(
      and(
        waitsForDecision(reader),
        isNull(observation.decidedSequence),
        between(observation.submittedSequence, first, last),
      ),
    )
    .orderBy(asc(observation.sequence))
}
