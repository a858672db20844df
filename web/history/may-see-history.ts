import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { hasRight, needed } from '#server/contract/rights.ts'
import type { SessionView } from '#server/contract/session.ts'

/** Whether the history of a cell is offered, by the rule that the server also applies. */
export function maySeeHistory(
  session: Pick<SessionView, 'rights' | 'organisations' | 'regions'> | null,
  index: CatalogueIndex | null,
  cell: SeriesName & { readonly period?: string },
): boolean {
  if (!session || !hasRight(session.rights, needed.history)) return false
  return !index || historyObstacle(index, session, cell) === undefined
}
