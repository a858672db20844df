import type { MarkedOrder } from '#metrics/charts/order-marks.ts'
import type { ActionState } from '#metrics/workflow/action-workflow.ts'

/** What a curve marks of an order: one that was called off was never closed. */
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
