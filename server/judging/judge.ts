import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { assess, type Assessment, type AssessmentInput } from '#metrics/assessment.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { observationOf, type ObservationRow } from '../db/observations/observation-row.ts'
import { greatestYear, type SeriesSpan } from '../db/observations/known-revisions.ts'
import { knownSeries } from './known-series.ts'
import { firstBreakRevisions } from './queries.ts'
import { inPortions } from '../event-loop-turns.ts'
import type { View } from './view.ts'

/** A target with its verdict and the revisions that were judged. */
export interface JudgedTarget {
  readonly catalogued: CataloguedTarget
  readonly assessment: Assessment
  readonly rows: readonly ObservationRow[]
}

/** The input of a target's judging at a view, and the revisions that it was taken from. */
export interface Brief {
  readonly catalogued: CataloguedTarget
  readonly input: Omit<AssessmentInput, 'rule'>
  readonly rows: readonly ObservationRow[]
}

/** The number of targets that are judged at a time, in a millisecond or two. */
const inOneGo = 16

/**
 * Judges targets at a view, in their order, by the rule and the calendar of the catalogue. `alsoOf` is given the input of each target for
 * further computing, so that it is read once.
 */
export async function judge(
  view: View,
  targets: readonly CataloguedTarget[],
  alsoOf: (brief: Brief) => void = () => {},
): Promise<JudgedTarget[]> {
  const rule = view.index.lightRuleAt(view.at)
  const judged: JudgedTarget[] = []
  for await (const portion of inPortions(targets, inOneGo)) {
    const briefs = await briefsOf(view, portion)
    briefs.forEach(alsoOf)
    judged.push(
      ...briefs.map(({ catalogued, input, rows }) => ({
        catalogued,
        assessment: assess({ ...input, rule }),
        rows,
      })),
    )
  }
  return judged
}

/** The inputs by which targets are judged at a view, in their order. */
export async function briefsOf(view: View, targets: readonly CataloguedTarget[]): Promise<Brief[]> {
  const { reader, index, at, asOf } = view
  const known = await knownSeries(view, spansOf(targets))
  const rows = Map.groupBy(known, seriesKey)
  const breaks = Map.groupBy(await firstBreakRevisions(reader, known, asOf), seriesKey)
  const observations = new Map<string, Observation[]>()
  for (const [key, found] of rows)
    observations.set(
      key,
      [...found, ...(breaks.get(key) ?? [])].map((row) => observationOf(row, asOf)),
    )
  return targets.map((catalogued) => {
    const key = seriesKey(catalogued.record)
    return {
      catalogued,
      input: {
        target: catalogued.target,
        observations: observations.get(key) ?? [],
        at,
        calendar: index.calendar,
      },
      rows: rows.get(key) ?? [],
    }
  })
}

/**
 * The span of each series, from the year of the earliest baseline (the period that ends the day before a span starts) to the last. Values
 * after `at` may be breaks of definition, for which earlier values were restated. Rule G-7.
 */
function spansOf(targets: readonly CataloguedTarget[]): SeriesSpan[] {
  const series = Map.groupBy(targets, ({ record }) => seriesKey(record))
  return [...series.values()].map((own) => {
    const starts = own.map(({ record }) => Number(record.start.slice(0, 4)))
    const { indicator, region } = own[0]!.record
    return { indicator, region, from: Math.min(...starts) - 1, to: greatestYear }
  })
}
