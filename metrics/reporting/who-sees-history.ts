import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import type { SeriesName } from '../catalogue/cell-key.ts'
import { reporterNow, reporterOf } from '../catalogue/indicator.ts'
import type { Reporter } from './who-reports.ts'

/** Somebody who may ask for histories. */
interface HistoryReader extends Reporter {
  readonly rights: Iterable<string>
}

/**
 * The reason why somebody may not see the history of a figure: it is of another region, or another organisation reports it; undefined
 * where they may. A person with several roles sees what any of them sees. Who reports a series now sees all of it, who reported it before
 * the periods of then. Rules W-10, D-12.
 */
export function historyObstacle(
  index: Pick<CatalogueIndex, 'indicators' | 'within'>,
  { rights, organisations, regions }: HistoryReader,
  { indicator, region, period }: SeriesName & { readonly period?: string },
): 'region' | 'organisation' | undefined {
  const held = new Set(rights)
  if (held.has('audit')) return undefined
  if (!regions.some((bound) => index.within(region, bound))) return 'region'
  const known = index.indicators.get(indicator)
  const isOwn =
    known !== undefined &&
    [
      reporterNow(known, region),
      ...(period === undefined ? [] : [reporterOf(known, { region, period })]),
    ].some((one) => organisations.includes(one))
  return held.has('review') || isOwn ? undefined : 'organisation'
}
