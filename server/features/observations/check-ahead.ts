import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { readClosedPeriods } from '../../db/ledger/closed-periods.ts'
import { readStandingSeries } from '../../db/observations/series-at-hand.ts'
import type { StandingSeries } from '../../db/observations/standing-series.ts'
import type { StandingFigures, StandingNow, Store } from '../../db/store.ts'

/**
 * Checks a long batch before its transaction, so that other writers need not wait. The returned function gives the result within the
 * transaction. It checks again where a checked series changed, or a period was closed or opened meanwhile.
 */
export async function checkAhead<T>(
  store: Pick<Store, 'reader' | 'head'>,
  check: (standing: StandingFigures) => Promise<T>,
): Promise<(standing: StandingNow) => Promise<T>> {
  const { sequence, checked, names } = await checkBeforeTransaction(store, check)
  return async (standing) => (standing.standSince(sequence, names) ? checked : check(standing))
}

/** Checks outside a transaction. Returns the result, the series that were checked, and the last ledger entry before the check. */
export async function checkBeforeTransaction<T>(
  { reader, head }: Pick<Store, 'reader' | 'head'>,
  check: (standing: StandingFigures) => Promise<T>,
): Promise<{ sequence: number; checked: T; names: SeriesName[] }> {
  // The reader sees at least this entry.
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
