import { afterReforms, isOfRegions } from './changes/after-reforms.ts'
import { isWithdrawn } from './changes/amendments.ts'
import { beforeSigning, signingDays } from './changes/from-signing.ts'
import { seriesKey, type SeriesName } from './cell-key.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Catalogue, Organisation, PolicyDocument, Region, TargetRecord } from './catalogue.ts'
import type { EvaluationSchemeRecord } from './evaluation-scheme.ts'
import { computedFrom, reportedUnder } from './formula.ts'
import type { Disclosure, Indicator } from './indicator.ts'
import { lightRuleAt, type LightRuleRecord } from './light-rule-in-force.ts'
import { regionHistory, type RegionHistory } from './changes/region-history.ts'
import { sourcesAmong, withPreferredSources } from './changes/preferred-sources.ts'
import { successorsBy, type Reform, type Successors } from './changes/reform.ts'
import type { Target } from './target.ts'

/** A target with its record: the fields for judging, and the names for screens. */
export interface CataloguedTarget {
  readonly record: TargetRecord
  readonly target: Target
}

/** The catalogue by id and by place; built once for each version of the catalogue. */
export interface CatalogueIndex extends Successors, RegionHistory {
  readonly catalogue: Catalogue
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly targets: ReadonlyMap<string, CataloguedTarget>
  readonly documents: ReadonlyMap<string, PolicyDocument>
  /** The regions, with those that no longer exist or do not exist yet. `catalogue` has the present ones. */
  readonly regions: ReadonlyMap<string, Region>
  /** The organisations, with those that no longer exist, which figures of the past name. `catalogue` has the present ones. */
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly lightRules: ReadonlyMap<string, LightRuleRecord>
  readonly evaluationSchemes: ReadonlyMap<string, EvaluationSchemeRecord>
  /** The decisions on disclosure, by the ids of indicators. */
  readonly disclosures: ReadonlyMap<string, Disclosure>
  /** The calendar by which deadlines are counted. */
  readonly calendar: Calendar
  /** The light rule that judges a reference date. */
  lightRuleAt(at: string): LightRuleRecord
  /** The targets on one indicator in one region. */
  targetsOn(indicator: string, region: string): readonly CataloguedTarget[]
  /** The indicators of all sources of what an indicator measures, the judged one first. Rule A-7. */
  sourcesOf(indicator: string): readonly Indicator[]
  /** The parts of a target that were assigned to organisations. */
  partsOf(target: string): readonly CataloguedTarget[]
  /** The targets of a region and the regions below, or of a document; undefined for any other scope. */
  targetsIn(scope: string): readonly CataloguedTarget[] | undefined
  /**
   * The reported series on which the values of a series depend: its own or its components', and those of the regions that its own was
   * formed from.
   */
  reportedFor(series: SeriesName): readonly SeriesName[]
  /** The series that depend on one: of computed indicators, and of the region that took over from its own. */
  computedFrom(series: SeriesName): readonly SeriesName[]
  /** The regions in which an indicator is collected for a period that ended on a day. */
  collectedIn(indicator: Indicator, day: string): readonly string[]
  /** Whether `region` is `ancestor` or is below it; a region and its successors are within each other. */
  within(region: string, ancestor: string): boolean
  /** The index of the catalogue on a day, with the reforms, amendments and handed-down targets that are in force then. */
  on(day: string): CatalogueIndex
  /** Whether the catalogue differs on some day from the recorded one. */
  readonly changesByDay: boolean
}

/**
 * Indexes a catalogue that `checkCatalogue` finds without error, as it is recorded: before any reform, with every amendment. @throws Error
 * on a target whose indicator is missing
 */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const signings = signingDays(catalogue)
  const changesByDay = catalogue.reforms.length > 0 || signings.length > 0
  const known = new Map<string, CatalogueIndex>()
  const dated = (reforms: readonly Reform[], ahead: readonly { readonly document: string }[]) => {
    const key = `${reforms.length} ${ahead.length}`
    const later = new Set(ahead.map(({ document }) => document))
    const index = known.get(key) ?? indexOf(without(catalogue, later), { reforms, on, changesByDay })
    known.set(key, index)
    return index
  }
  const on = (day: string): CatalogueIndex =>
    dated(
      catalogue.reforms.filter(({ from }) => from <= day),
      signings.filter(({ from }) => from > day),
    )
  return dated([], [])
}

/** The catalogue before these documents were signed. */
function without(catalogue: Catalogue, documents: ReadonlySet<string>): Catalogue {
  return documents.size === 0
    ? catalogue
    : { ...catalogue, targets: beforeSigning(catalogue.targets, documents) }
}

function indexOf(
  recorded: Catalogue,
  {
    reforms,
    ...dated
  }: Pick<CatalogueIndex, 'on' | 'changesByDay'> & { readonly reforms: readonly Reform[] },
): CatalogueIndex {
  const catalogue = withPreferredSources(afterReforms(recorded, reforms))
  const indicators = byKey(catalogue.indicators, (indicator) => indicator.id)
  const regions = byKey([...recorded.regions, ...catalogue.regions], (region) => region.code)
  const ofRegions = reforms.filter(isOfRegions)
  const history = regionHistory(ofRegions, recorded.regions)
  const { successorsOf, originsOf } = history
  const isOneOf = (region: string, other: string) =>
    region === other ||
    (ofRegions.length > 0 && (successorsOf(other).includes(region) || successorsOf(region).includes(other)))
  const documents = byKey(catalogue.documents, (document) => document.id)
  const targets = new Map<string, CataloguedTarget>()
  const onSeries = new Map<string, CataloguedTarget[]>()
  for (const record of catalogue.targets) {
    if (isWithdrawn(record)) continue
    const indicator = indicators.get(record.indicator)
    if (!indicator) throw new Error(`Target ${record.id} names an unknown indicator, ${record.indicator}`)
    const entry = { record, target: { ...record, indicator } }
    targets.set(record.id, entry)
    const series = seriesKey(record)
    const others = onSeries.get(series)
    if (others) others.push(entry)
    else onSeries.set(series, [entry])
  }
  const reportedOf = remembered((id) => reportedUnder(indicators, id))
  const computedOf = remembered((id) => computedFrom(indicators, id))
  const within = (region: string, ancestor: string): boolean => {
    for (let code: string | undefined = region; code !== undefined; code = regions.get(code)?.parent) {
      if (isOneOf(code, ancestor)) return true
    }
    return false
  }
  const inScope = new Map<string, readonly CataloguedTarget[]>()
  const findScope = (scope: string): readonly CataloguedTarget[] | undefined => {
    const all = [...targets.values()]
    if (regions.has(scope)) return all.filter(({ record }) => within(record.region, scope))
    if (documents.has(scope))
      return all.filter(({ record }) => record.citations.some((c) => c.document === scope))
    return undefined
  }
  return {
    catalogue,
    indicators,
    targets,
    documents,
    regions,
    ...successorsBy(reforms.filter((reform) => !isOfRegions(reform))),
    ...history,
    ...dated,
    organisations: byKey(recorded.organisations, (organisation) => organisation.id),
    lightRules: byKey(catalogue.lightRules, (rule) => rule.id),
    evaluationSchemes: byKey(catalogue.evaluationSchemes, (scheme) => scheme.id),
    disclosures: byKey(catalogue.disclosures, (disclosure) => disclosure.id),
    calendar: { years: catalogue.calendarYears },
    lightRuleAt: (at) => lightRuleAt(catalogue.lightRules, at),
    sourcesOf: (indicator) => sourcesAmong(indicators, indicator),
    partsOf: (target) => [...targets.values()].filter(({ record }) => record.partOf === target),
    targetsOn: (indicator, region) => onSeries.get(seriesKey({ indicator, region })) ?? [],
    targetsIn: (scope) => {
      const known = inScope.get(scope)
      if (known) return known
      const found = findScope(scope)
      if (found) inScope.set(scope, found)
      return found
    },
    reportedFor: ({ indicator, region }) => {
      const ids = indicators.get(indicator)?.formula === undefined ? [indicator] : reportedOf(indicator)
      return originsOf(region).flatMap((one) => ids.map((id) => ({ indicator: id, region: one })))
    },
    computedFrom: ({ indicator, region }) => {
      const computed = computedOf(indicator)
      return successorsOf(region).flatMap((one) =>
        [...(one === region ? [] : [indicator]), ...computed]
          .filter((id) => indicators.get(id)!.regions.includes(one) && originsOf(one).includes(region))
          .map((id) => ({ indicator: id, region: one })),
      )
    },
    collectedIn: (indicator, day) =>
      ofRegions.length === 0
        ? indicator.regions
        : (dated.on(day).indicators.get(indicator.id)?.regions ?? []),
    within,
  }
}

/** A function of an id that computes each answer once. */
function remembered(find: (id: string) => readonly string[]): (id: string) => readonly string[] {
  const answers = new Map<string, readonly string[]>()
  return (id) => {
    const answer = answers.get(id) ?? find(id)
    answers.set(id, answer)
    return answer
  }
}

function byKey<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}
