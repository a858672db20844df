import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { Store } from '../db/store.ts'
import { storeInstruction, storeStep, type WrittenInstruction } from './kinds/action-items.ts'

/** Instructions and orders that come with the program, each with its actor. */
export interface ShippedOrders {
  readonly instructions: readonly (WrittenInstruction & { readonly id: string; readonly by: string })[]
  readonly orders: readonly {
    readonly id: string
    readonly steps: readonly [
      { readonly by: string; readonly step: OpeningStep },
      ...{ readonly by: string; readonly step: ActionStep }[],
    ]
  }[]
}

/** An act and its day, by which it is decided when the act is stored. */
export interface DatedAct {
  readonly on: string
  readonly action: ActionStep['action'] | 'instruct'
}

const actorOf = (by: string) => (by === 'system' ? by : `person:${by}`)

/** Stores those acts on the demo's orders that `isNow` accepts, the earlier steps of an order before the later. */
export async function seedOrders(
  store: Store,
  { instructions, orders }: ShippedOrders,
  isNow: (act: DatedAct) => boolean,
): Promise<void> {
  await store.write(async (writer) => {
    for (const { id, by, ...instruction } of instructions)
      if (isNow({ on: instruction.on, action: 'instruct' }))
        await storeInstruction(writer, actorOf(by), id, instruction)
    for (const { id, steps } of orders) {
      const { year, serial } = steps[0].step
      for (const [place, { by, step }] of steps.entries())
        if (isNow(step))
          await storeStep(writer, actorOf(by), { item: id, year, serial, step: place + 1 }, step)
    }
  })
}
