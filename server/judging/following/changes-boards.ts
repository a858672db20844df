import { catalogueChanged } from '../../db/catalogue/change-catalogue.ts'

/** The kinds of entries that can change many rows: by the catalogue every row and name, by an interruption those of a collector. */
const ofWholeBoards: readonly string[] = [catalogueChanged, 'collector.interrupted', 'collector.resumed']

/** Whether an entry can change many rows of boards, so that whole boards are made anew. */
export function changesBoards({ kind }: { readonly kind: string }): boolean {
  return ofWholeBoards.includes(kind)
}
