import { eq } from 'drizzle-orm'
import type { Reader } from '../../db/store.ts'

/** Whether the database was first filled with the demo: the demo people were created with it. */
export async function hasDemo({ db, tables: { person } }: Reader): Promise<boolean> {
  const found = await db.select({ id: person.id }).from(person).where(eq(person.demo, 1)).limit(1)
  return found.length > 0
}
