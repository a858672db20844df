import type { ObservationStatus } from '#metrics/series/observation.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { formatPeriod, parsePeriod, periodEnd } from '#metrics/period.ts'
import type { DemoObservation } from '#seeds/demo/demo-year.ts'
import type { PublishedObservation } from '#seeds/published/published-observation.ts'
import { newestRevision } from './newest-revision.ts'
import type { NewRevision } from './observation-row.ts'
import { storeRevisions } from './store-revision.ts'
import type { Reader, Store } from '../store.ts'

/** The author of figures that come with the program. */
const shipper = 'system'

/**
 * Stores shipped published figures that are missing, as approved, and corrected ones as a new revision of their cell. Values that somebody
 * reported stay; where nothing is missing, nothing is written.
 */
export async function seedPublished(store: Store, shipped: readonly PublishedObservation[]): Promise<void> {
  const figures = shipped
    .map((figure) => {
      const note = figure.note === undefined ? figure.source : `${figure.source}；${figure.note}`
      return { ...contentOf({ ...figure, note }), provenance: 'published' }
    })
    // The order is that of time, so that the latest figures are the latest changes.
    .sort((a, b) => (a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : 0))
  await storeMissing(store, async (reader) => {
    const revisions: NewRevision[] = []
    for (const figure of figures) {
      const newest = await newestRevision(reader, figure)
      // People may enter published figures too, such as those of a yearbook; only shipped figures are corrected.
      const shippedBefore = newest?.provenance === 'published' && newest.actor === shipper
      if (newest && !(shippedBefore && differs(newest, figure))) continue
      const correction = newest ? 'error' : null
      revisions.push({ ...figure, correction, revision: (newest?.revision ?? 0) + 1 })
    }
    return revisions
  })
}

/** Stores the demo year, its corrections included, in cells that are empty. */
export async function seedDemo(store: Store, observations: readonly DemoObservation[]): Promise<void> {
  const cells = Map.groupBy(
    observations.map((observation) => ({ ...contentOf(observation), provenance: 'demo' })),
    cellKey,
  )
  await storeMissing(store, async (reader) => {
    const revisions: NewRevision[] = []
    for (const contents of cells.values()) {
      if (await newestRevision(reader, contents[0]!)) continue
      revisions.push(
        ...contents.map((content, place) => {
          return { ...content, correction: place === 0 ? null : 'error', revision: place + 1 }
        }),
      )
    }
    return revisions
  })
}

/** Stores missing revisions. It first looks outside a transaction, so that a start with nothing missing writes nothing. */
async function storeMissing(
  store: Store,
  missing: (reader: Reader) => Promise<NewRevision[]>,
): Promise<void> {
  if ((await missing(store.reader)).length === 0) return
  await store.write(async (writer) => {
    await storeRevisions(writer, shipper, await missing(writer))
  })
}

interface SeededFigure {
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly value: string
  readonly status: ObservationStatus
  readonly bound?: 'lower'
  readonly note?: string
}

type SeededRevision = Omit<NewRevision, 'revision' | 'provenance' | 'correction'>

function contentOf(figure: SeededFigure): SeededRevision {
  const period = parsePeriod(figure.period)
  if (!period)
    throw new Error(`Shipped figure of ${figure.indicator} has an unreadable period: ${figure.period}`)
  return {
    indicator: figure.indicator,
    region: figure.region,
    period: formatPeriod(period, 'sdmx'),
    periodEnd: periodEnd(period),
    value: figure.value,
    reason: null,
    status: figure.status,
    bound: figure.bound ?? null,
    numerator: null,
    denominator: null,
    note: figure.note ?? null,
    findings: null,
    state: 'approved',
  }
}

function differs(
  stored: Pick<SeededRevision, 'value' | 'status' | 'bound' | 'note'>,
  figure: SeededRevision,
): boolean {
  return (['value', 'status', 'bound', 'note'] as const).some((column) => stored[column] !== figure[column])
}
