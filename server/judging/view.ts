import { isDate } from '#metrics/period/civil-date.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { CatalogueSource } from '../catalogue-source.ts'
import { shanghaiTime, type Clock } from '../clock.ts'
import type { ObservationRow } from '../db/observations/observation-row.ts'
import type { Reader, Store } from '../db/store.ts'
import { AppError } from '../errors.ts'
import { sequenceAt } from './queries.ts'

/**
 * The view at which boards and series are read: the reference date at which values are judged, the last ledger entry that is known, the
 * catalogue in force by both, and the database.
 */
export interface View {
  readonly reader: Reader
  readonly index: CatalogueIndex
  readonly at: string
  readonly asOf: number
  /** A stored revision as it is supposed to stand, undefined for one that is left out; absent: as it does stand. */
  readonly supposed?: (row: ObservationRow) => ObservationRow | undefined
  /** Present where one person alone may change what lights depend on. */
  readonly singleHanded?: true
}

/**
 * The view of a request: by default today, with everything that is known now. `asOf` is a ledger sequence or an instant with offset. Since
 * nothing is ever updated, a pinned view always shows the same. @throws AppError bad-request
 */
export async function viewOf(
  {
    store,
    clock,
    catalogue,
  }: { readonly store: Store; readonly clock: Clock; readonly catalogue: CatalogueSource },
  asked: { readonly at?: string; readonly asOf?: string },
): Promise<View> {
  const at = asked.at ?? clock.today()
  if (!isDate(at)) throw new AppError('bad-request', `没有这一天：${at}。基准日请写成 2024-10-31。`)
  const asOf = await knownUpTo(store, asked.asOf, 'asOf')
  const index = (await catalogue.asOf(asOf)).on(at)
  return { reader: store.reader, index, at, asOf, ...(!catalogue.twoPersons && { singleHanded: true }) }
}

/** The view on another day, by the catalogue with the reforms and amendments of that day; what is known stays. */
export function viewOn(view: View, day: string): View {
  return { ...view, index: view.index.on(day), at: day }
}

/** The last known ledger entry, as the field `field` of a query gives it: a sequence or an instant; by default the newest. @throws AppError bad-request */
export async function knownUpTo(
  store: Store,
  asked: string | undefined,
  field: 'asOf' | 'updatedAfter',
): Promise<number> {
  const head = store.head().sequence
  if (asked === undefined) return head
  if (!/^\d{1,15}$/.test(asked)) return sequenceAt(store.reader, shanghaiTime(instantOf(asked, field)))
  const sequence = Number(asked)
  if (sequence <= head) return sequence
  throw new AppError('bad-request', `底账只记到第 ${head} 号，还没有第 ${sequence} 号。`)
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function instantOf(text: string, field: string): number {
  // In a query string an unescaped + arrives as a space.
  const escaped = text.replace(' ', '+')
  const instant = instantForm.test(escaped) ? Date.parse(escaped) : NaN
  const date = escaped.slice(0, 10)
  // Date.parse reads the 30th of February as the 1st of March.
  if (/^\d{4}-\d{2}-\d{2}/.test(escaped) && !isDate(date)) {
    throw new AppError(
      'bad-request',
      `没有这一天：${date}。${field} 请写存在的日期，如 2024-10-31T17:00:00+08:00。`,
    )
  }
  if (Number.isNaN(instant)) {
    throw new AppError('bad-request', `${field} 请写底账序号，或带时区的时间，如 2024-10-31T17:00:00+08:00。`)
  }
  return instant
}
