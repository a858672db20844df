import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import type { SeriesName } from '../catalogue/cell-key.ts'
import type { Reporter } from './who-reports.ts'

/** Somebody who may ask for histories at all. */
interface HistoryReader extends Reporter {
  readonly rights: Iterable<string>
}

/**
 * Why the history of a figure is not told to somebody: it is of a region that is not theirs, or another organisation reports it;
 * undefined where it is told. Whoever has several roles sees what any of them sees. Rule W-10.
 */
export function historyObstacle(
  index: Pick<CatalogueIndex, 'indicators' | 'within'>,
  { rights, organisations, regions }: HistoryReader,
  { indicator, region }: SeriesName,
): 'region' | 'organisation' | undefined {
  const held = new Set(rights)
  if (held.has('audit')) return undefined
  if (!regions.some((bound) => index.within(region, bound))) return 'region'
  const reporter = index.indicators.get(indicator)?.reporter ?? ''
  return held.has('review') || organisations.includes(reporter) ? undefined : 'organisation'
}
