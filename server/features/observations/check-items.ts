import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { isCumulative } from '#metrics/judging/judging-mode.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Finding } from '#metrics/checks/finding.ts'
import { relatedSeries, neighboursOf, seriesRefKey, type SeriesRef } from '#metrics/checks/related-series.ts'
import { formatPeriod, periodsInYear } from '#metrics/period.ts'
import { lookedBack } from '#metrics/checks/year-before.ts'
import { checkingObservations } from '#metrics/quality.ts'
import { explanationAdvice, isRealExplanation } from '#metrics/checks/real-explanation.ts'
import type { Reach, StandingSeries } from '../../db/observations/standing-series.ts'
import type { StandingFigures } from '../../db/store.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { RefusalCode } from '../../errors.ts'
import type { ItemFault } from './item-fault.ts'
import type { ReadItem } from './read-items.ts'

/**
 * The strictness with which findings are taken: a draft may keep some errors, and a program that publishes is not asked for explanations.
 */
export type Strictness = 'draft' | 'submission' | 'publication'

/**
 * Checks a batch with `metrics/quality`, together with the values known before. The findings are by item index; `step` is told the
 * progress.
 */
export async function checkItems(
  standing: StandingFigures,
  catalogue: CatalogueIndex,
  today: string,
  items: readonly ReadItem[],
  seriesOf: BatchSeries,
  step?: (done: number) => Promise<void> | undefined,
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const known = await knownSeries(catalogue, items, seriesOf)
  const related = await relatedRows(standing, catalogue, items, known)
  const turn = turnsTaken()
  const checking = checkingObservations({
    today,
    around: {
      indicators: catalogue.indicators,
      regions: catalogue.catalogue.regions,
      seriesOf: (indicator, region) => related.get(seriesKey({ indicator, region })) ?? [],
    },
    cells: items.map(({ item, indicator, region, period }) => ({
      indicator,
      region,
      period,
      value: item.value,
      ...(item.numerator === undefined ? {} : { numerator: item.numerator }),
      ...(item.denominator === undefined ? {} : { denominator: item.denominator }),
      ...(item.reason === undefined ? {} : { reason: item.reason }),
      ...(item.status === undefined ? {} : { status: item.status }),
      series: known.get(seriesRefKey({ indicator, region })) ?? [],
      targets: catalogue.targetsOn(indicator.id, region).map(({ target }) => target),
    })),
  })
  for (let steps = 0; ; steps += 1) {
    const next = checking.next()
    if (next.done) return Map.groupBy(next.value, ({ cell }) => items[cell]!.index)
    await turn()
    // The checks take about three steps for each value: for itself, for its series, and for other series.
    await step?.(Math.min(items.length, Math.floor(steps / 3)))
  }
}

type KnownSeries = ReadonlyMap<string, readonly Observation[]>

/** The series that the items of a batch belong to, each read once. */
export type BatchSeries = (item: ReadItem) => StandingSeries

export async function seriesOfBatch(
  standing: StandingFigures,
  items: readonly ReadItem[],
): Promise<BatchSeries> {
  const found = new Map<string, StandingSeries>()
  const turn = turnsTaken()
  for (const [key, [first]] of bySeries(items)) {
    await turn()
    found.set(key, await standing.seriesOf(first!.item))
  }
  return (item) => found.get(seriesRefKey(item))!
}

/** The known values of each series of a batch. */
async function knownSeries(
  catalogue: CatalogueIndex,
  items: readonly ReadItem[],
  seriesOf: BatchSeries,
): Promise<KnownSeries> {
  const known = new Map<string, readonly Observation[]>()
  const turn = turnsTaken()
  for (const [key, cells] of bySeries(items)) {
    await turn()
    const { indicator, region } = cells[0]!
    const targets = catalogue.targetsOn(indicator.id, region)
    known.set(key, seriesOf(cells[0]!).within(reachOf(cells, targets)))
  }
  return known
}

/**
 * The series of a batch and those that its figures must agree with, in its periods and the ones before that the checks look back upon
 * (SPEC ).
 */
async function relatedRows(
  standing: StandingFigures,
  catalogue: CatalogueIndex,
  items: readonly ReadItem[],
  known: KnownSeries,
): Promise<KnownSeries> {
  const relations = { indicators: catalogue.indicators, regions: catalogue.catalogue.regions }
  const found = new Map(known)
  const periods = items.map(({ periodText }) => periodText).sort()
  const span = { first: periods[0]!, last: periods.at(-1)!, from: '' }
  const isKnown = async (series: SeriesRef): Promise<boolean> => {
    const { indicator, region } = series
    const key = seriesRefKey(series)
    const values =
      found.get(key) ??
      (await standing.seriesOf({ indicator: indicator.id, region })).within({
        ...span,
        before: lookedBack(indicator.frequency),
      })
    found.set(key, values)
    return known.has(key) || values.length > 0
  }
  const turn = turnsTaken()
  for (const [key, [first]] of bySeries(items)) {
    await turn()
    // The first value of a series is compared with those of neighbouring regions (SPEC Q-27).
    if (known.get(key)!.length === 0) {
      for (const neighbour of neighboursOf(first!, relations)) await isKnown(neighbour)
    }
    for (const group of relatedSeries(first!, relations)) {
      // If one of these series has no values, the others are not read: regions and components are many.
      for (const one of group) if (!(await isKnown(one))) break
    }
  }
  return found
}

function bySeries(items: readonly ReadItem[]): ReadonlyMap<string, readonly ReadItem[]> {
  return Map.groupBy(items, seriesRefKey)
}

/**
 * The span of values that the checks of a series need: for a running total also the rest of its year (SPEC Q-9), for a cumulative target
 * every value since the baseline.
 */
function reachOf(cells: readonly ReadItem[], targets: readonly CataloguedTarget[]): Reach {
  const periods = cells.map(({ periodText }) => periodText).sort()
  const { frequency, accumulation } = cells[0]!.indicator
  const year = Math.max(...cells.map(({ period }) => period.year))
  const yearEnd = formatPeriod({ frequency, year, ordinal: periodsInYear(frequency, year) }, 'sdmx')
  const [first, last] = [periods[0]!, accumulation === 'year-to-date' ? yearEnd : periods.at(-1)!]
  const sums = targets.filter(({ target }) => isCumulative(target))
  if (sums.length === 0) return { first, last, before: lookedBack(frequency), from: '' }
  const starts = sums.map(({ record }) => Number(record.start.slice(0, 4)))
  const from = Math.min(...starts, ...cells.map(({ period }) => period.year)) - 1
  return { first, last, before: Number.MAX_SAFE_INTEGER, from: String(from) }
}

/** Errors that a draft may be kept with, because its figure is not finished. */
const waitsInDraft = new Set([
  'too-many-decimals',
  'negative-value',
  'above-ceiling',
  'share-disagrees',
  'contradicts-parts',
])

const refusals: Readonly<Record<string, RefusalCode>> = {
  'reason-needed': 'reason-needed',
  'duplicate-cell': 'duplicate-cell',
  'wrong-frequency': 'wrong-frequency',
  'not-collected': 'wrong-frequency',
  'period-not-ended': 'period-not-ended',
}

/** The findings that refuse an item: errors, but for those that a draft may keep, and queries where it is submitted without a real explanation. */
export function faultsAmong(
  { index, item }: ReadItem,
  findings: readonly Finding[],
  strictness: Strictness,
): ItemFault[] {
  const isExplained = () => item.note !== undefined && isRealExplanation(item.note)
  const blocks = ({ severity, code }: Finding): boolean => {
    if (severity === 'error') return strictness !== 'draft' || !waitsInDraft.has(code)
    return strictness === 'submission' && !isExplained()
  }
  return findings.filter(blocks).map(({ code, severity, field, message }) => ({
    index,
    field: severity === 'query' ? 'note' : field,
    code,
    refusal: severity === 'query' ? 'explanation-needed' : (refusals[code] ?? 'bad-value'),
    detail:
      severity === 'query' ? [message, explanationAdvice(item.note ?? '') ?? []].flat().join('。') : message,
  }))
}
