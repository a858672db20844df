import { parsePeriod, formatPeriod, periodEnd } from '#metrics/period.ts'
import type { PublishedObservation } from '#seeds/published/published-observation.ts'
import { newestRevision } from './newest-revision.ts'
import { storeRevision, type NewRevision } from './store-revision.ts'
import type { Reader, Store } from './store.ts'

/**
 * Stores the shipped published figures that are missing, as approved, and a corrected figure as a new revision of its
 * cell. A value that somebody reported is left alone; where nothing is missing, nothing is written.
 */
export async function seedPublished(store: Store, shipped: readonly PublishedObservation[]): Promise<void> {
  const figures = shipped
    .map((figure) => ({ ...contentOf(figure), provenance: 'published' }))
    // In time order, so that the latest figures are the latest changes.
    .sort((a, b) => (a.periodEnd < b.periodEnd ? -1 : a.periodEnd > b.periodEnd ? 1 : 0))
  await seed(store, figures, (newest, figure) => {
    const corrected =
      newest.value !== figure.value || newest.status !== figure.status || newest.note !== figure.note
    return newest.provenance === 'published' && corrected
  })
}

type Content = Omit<NewRevision, 'revision'>
type Newest = NonNullable<Awaited<ReturnType<typeof newestRevision>>>

async function seed(
  store: Store,
  figures: readonly Content[],
  replaces: (newest: Newest, figure: Content) => boolean,
): Promise<void> {
  const missing = async (reader: Reader) => {
    const revisions: NewRevision[] = []
    for (const figure of figures) {
      const newest = await newestRevision(reader, figure)
      if (!newest || replaces(newest, figure))
        revisions.push({ ...figure, revision: (newest?.revision ?? 0) + 1 })
    }
    return revisions
  }
  if ((await missing(store.reader)).length === 0) return
  await store.write(async (writer) => {
    for (const revision of await missing(writer)) await storeRevision(writer, 'system', revision)
  })
}

function contentOf(figure: PublishedObservation): Omit<Content, 'provenance'> {
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
    note: figure.note === undefined ? figure.source : `${figure.source}；${figure.note}`,
    findings: null,
    state: 'approved',
  }
}
