import { eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { PersonRow } from '../../../access/queries.ts'
import type { Reader, Tables, Writer } from '../../../db/store.ts'

export type DeliveryRow = Tables['delivery']['$inferSelect']

/** Where a person is told, and how far; undefined where they never said. */
export async function deliveryOf(
  { db, tables: { delivery } }: Reader,
  person: string,
): Promise<DeliveryRow | undefined> {
  const [row] = await db.select().from(delivery).where(eq(delivery.person, person))
  return row
}

/** The people who may sign in and have an address, with it. */
export async function deliveries({ db, tables }: Reader): Promise<{ row: DeliveryRow; person: PersonRow }[]> {
  const { delivery, person } = tables
  const rows = await db
    .select({ row: delivery })
    .from(delivery)
    .where(or(isNotNull(delivery.mail), isNotNull(delivery.webhook)))
    .orderBy(delivery.person)
  if (rows.length === 0) return []
  const people = await db.select().from(person).where(isNull(person.disabledAt))
  const byActor = new Map(people.map((one) => [`person:${one.id}`, one]))
  return rows.flatMap(({ row }) => {
    const of = byActor.get(row.person)
    return of ? [{ row, person: of }] : []
  })
}

export async function putDelivery({ db, tables: { delivery } }: Writer, row: DeliveryRow): Promise<void> {
  const { person, ...set } = row
  await db
    .insert(delivery)
    .values({ person, ...set })
    .onConflictDoUpdate({ target: delivery.person, set })
}

/** Marks how far a person was told. */
export async function markTold(
  { db, tables: { delivery } }: Writer,
  { person, told, gathered, gatheredOn }: Pick<DeliveryRow, 'person' | 'told' | 'gathered' | 'gatheredOn'>,
): Promise<void> {
  await db.update(delivery).set({ told, gathered, gatheredOn }).where(eq(delivery.person, person))
}
