import type { MarkedOrder } from '#metrics/charts/order-marks.ts'
import type { ActionState } from '#metrics/workflow/action-workflow.ts'

/** The days of an order that a curve marks; a withdrawn order has no day of closing. */
export function markedOrder({
  assignedOn,
  endedOn,
  state,
}: {
  readonly assignedOn: string | null
  readonly endedOn: string | null
  readonly state: ActionState
}): MarkedOrder {
  return { assignedOn, closedOn: state === 'closed' ? endedOn : null }
}
