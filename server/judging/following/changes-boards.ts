import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'

/**
 * The kinds of entries that can change many rows: by the catalogue every row and name, by an interruption those of a collector. A map
 * changes what a wall draws beside its board, which it asks for again with a whole board.
 */
const ofWholeBoards: readonly string[] = [
  catalogueChanged,
  ...['collector.interrupted', 'collector.resumed', 'map.kept', 'map.removed'],
]

/** Whether an entry can change many rows of boards, so that whole boards are made anew. */
export function changesBoards({ kind }: { readonly kind: string }): boolean {
  return ofWholeBoards.includes(kind)
}

/** The kinds of entries after which something waits in a cell that did not, or waits no more, without being approved. */
export const waitingKinds: readonly string[] = [
  observationKinds.submitted,
  observationKinds.cleared,
  observationKinds.returned,
  observationKinds.recalled,
]

/** Whether an entry changes what boards tell of a cell in which something waits. Rule A-4. */
export function changesWaiting({ kind }: { readonly kind: string }): boolean {
  return waitingKinds.includes(kind)
}
