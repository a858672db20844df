import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { hasRight, needed } from '#server/contract/rights.ts'
import type { SessionView } from '#server/contract/session.ts'

/** Whether a cell's history is told to somebody: its reporters, the reviewers of its region, auditors. The server judges in the end. */
export function maySeeHistory(
  session: Pick<SessionView, 'rights' | 'organisations' | 'regions'> | null,
  index: CatalogueIndex | null,
  { indicator, region }: SeriesName,
): boolean {
  if (!session || !hasRight(session.rights, needed.history)) return false
  if (!index || hasRight(session.rights, 'audit')) return true
  if (!session.regions.some((bound) => index.within(region, bound))) return false
  const reporter = index.indicators.get(indicator)?.reporter ?? ''
  return hasRight(session.rights, 'review') || session.organisations.includes(reporter)
}
