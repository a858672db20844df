import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { readClosedPeriods, readStandingSeries } from '../../db/observations/series-at-hand.ts'
import type { StandingSeries } from '../../db/observations/standing-series.ts'
import type { StandingFigures, StandingNow, Store } from '../../db/store.ts'

/**
 * Runs the check of a long batch ahead of its transaction, in which all other writers wait. What comes back gives the result
 * within the transaction: where a series that the check looked at has a newer revision, or a period was closed meanwhile,
 * the check runs once more, on what stands now.
 */
export async function checkAhead<T>(
  store: Pick<Store, 'reader' | 'head'>,
  check: (standing: StandingFigures) => Promise<T>,
): Promise<(standing: StandingNow) => Promise<T>> {
  const { sequence, checked, names } = await checkOutside(store, check)
  return async (standing) => (standing.standSince(sequence, names) ? checked : check(standing))
}

/** Runs the check outside a transaction: what came of it, of which series, and what the ledger had told by then. */
export async function checkOutside<T>(
  { reader, head }: Pick<Store, 'reader' | 'head'>,
  check: (standing: StandingFigures) => Promise<T>,
): Promise<{ sequence: number; checked: T; names: SeriesName[] }> {
  // The reader sees this entry and perhaps later ones, never less.
  const { sequence } = head()
  const series = new Map<string, { name: SeriesName; read: Promise<StandingSeries> }>()
  const seriesOf = (name: SeriesName): Promise<StandingSeries> => {
    const key = seriesKey(name)
    const known = series.get(key) ?? { name, read: readStandingSeries(reader, name) }
    series.set(key, known)
    return known.read
  }
  const checked = await check({ seriesOf, closedPeriods: () => readClosedPeriods(reader) })
  return { sequence, checked, names: [...series.values()].map(({ name }) => name) }
}
