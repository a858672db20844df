import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '../../db/store.ts'

export async function isClosed({ db, tables: { periodClosure } }: Reader, period: string): Promise<boolean> {
  const found = await db
    .select({ period: periodClosure.period })
    .from(periodClosure)
    .where(eq(periodClosure.period, period))
  return found.length > 0
}

export async function insertClosure(
  { db, tables }: Writer,
  closure: { period: string; closedBy: string; sequence: number },
): Promise<void> {
  await db.insert(tables.periodClosure).values(closure)
}

export async function deleteClosure(
  { db, tables: { periodClosure } }: Writer,
  period: string,
): Promise<void> {
  await db.delete(periodClosure).where(eq(periodClosure.period, period))
}
