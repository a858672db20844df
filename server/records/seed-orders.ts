import type { ActionStep, FilingStep } from '#metrics/action-items/step.ts'
import { count } from 'drizzle-orm'
import type { Store } from '../db/store.ts'
import { storeInstruction, storeStep, type WrittenInstruction } from './kinds/action-items.ts'

interface Shipped {
  readonly instructions: readonly (WrittenInstruction & { readonly id: string; readonly by: string })[]
  readonly orders: readonly {
    readonly id: string
    readonly steps: readonly [
      { readonly by: string; readonly step: FilingStep },
      ...{ readonly by: string; readonly step: ActionStep }[],
    ]
  }[]
}

const actorOf = (by: string) => (by === 'system' ? by : `person:${by}`)

/** Stores the orders of the demonstration, unless there is any order or instruction already. */
export async function seedOrders(store: Store, { instructions, orders }: Shipped): Promise<void> {
  const { db, tables } = store.reader
  const [steps] = await db.select({ count: count() }).from(tables.actionStep)
  const [written] = await db.select({ count: count() }).from(tables.instruction)
  if ((steps?.count ?? 0) + (written?.count ?? 0) > 0) return
  await store.write(async (writer) => {
    for (const { id, by, ...instruction } of instructions)
      await storeInstruction(writer, actorOf(by), id, instruction)
    for (const { id, steps } of orders) {
      const { year, serial } = steps[0].step
      for (const [place, { by, step }] of steps.entries())
        await storeStep(writer, actorOf(by), { item: id, year, serial, step: place + 1 }, step)
    }
  })
}
