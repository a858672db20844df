import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { LedgerHead } from '../../db/ledger/ledger.ts'
import { cellOfSubject } from '../../db/observations/observation-event.ts'
import type { Store } from '../../db/store.ts'
import { changesBoards } from './changes-boards.ts'

/** A series, or without `region` all series of an indicator. */
type SeriesOrAll = Pick<SeriesName, 'indicator'> & Partial<SeriesName>

/**
 * Tells the ledger entry that last changed a series: one of these kinds on a cell of it, or a change of many rows, as of the
 * catalogue. Without a series it is the last change of many rows. Follows the ledger from the call on.
 */
export function lastEntries(
  store: Pick<Store, 'head' | 'onCommitted'>,
  kinds: ReadonlySet<string>,
): (series?: SeriesOrAll) => LedgerHead {
  let base = store.head()
  const last = new Map<string, LedgerHead>()
  store.onCommitted((entries) => {
    for (const { sequence, at, hash, kind, subject } of entries) {
      if (changesBoards({ kind })) base = { sequence, at, hash }
      if (!kinds.has(kind)) continue
      const series = cellOfSubject(subject)
      last.set(seriesKey(series), { sequence, at, hash })
      last.set(seriesKey({ ...series, region: everywhere }), { sequence, at, hash })
    }
  })
  return (series) => {
    const own = series && last.get(seriesKey({ region: everywhere, ...series }))
    return own && own.sequence > base.sequence ? own : base
  }
}

/** The key of all regions; no region has this code. */
const everywhere = ''
