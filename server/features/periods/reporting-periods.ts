import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import {
  isReportedByOne,
  reporterNow,
  reporterOn,
  reportersEver,
  reportersNow,
  type Indicator,
  type Reporting,
} from '#metrics/catalogue/indicator.ts'
import { owedPeriods } from '#metrics/reporting/owed-periods.ts'
import { deadlineOf } from '#metrics/reporting/deadline.ts'
import { lockDayOf } from '#metrics/reporting/lock-day.ts'
import { comparePeriods, formatPeriod, parsePeriod, periodEnd, type Period } from '#metrics/period.ts'
import type {
  CellCounts,
  PeriodClosure,
  PeriodTurn,
  ReportingPeriod,
  ReportingPeriods,
} from '../../contract/periods.ts'
import type { Reader } from '../../db/store.ts'
import { inPortions } from '../../event-loop-turns.ts'
import { hasDemo } from '../board/queries.ts'
import {
  closures,
  exceptions,
  periodTurns,
  stateCounts,
  type StateCount,
  type StoredException,
} from './queries.ts'

/** The number of years before the date that are listed. */
const yearsBack = 2

/** The number of indicators that are counted by one query; with a million revisions it takes some milliseconds. */
const inOneGo = 4

/**
 * The periods that ended in the two years up to a date and for which something is owed, stored or closed. It takes a query for every
 * four indicators, one for each organisation of an indicator that several report, and three others.
 */
export async function reportingPeriods(
  reader: Reader,
  index: CatalogueIndex,
  at: string,
): Promise<ReportingPeriods> {
  const year = Number(at.slice(0, 4))
  const [regions, years] = [[...index.regions.keys()], { from: year - yearsBack, to: year }]
  const stored: StoredCount[] = []
  const all = [...index.indicators.values()]
  const whole = all.filter(isReportedByOne).map(({ id }) => id)
  for await (const indicators of inPortions(whole, inOneGo))
    stored.push(...(await stateCounts(reader, { indicators, regions, years })))
  for (const indicator of all.filter((one) => !isReportedByOne(one)))
    for (const { reporting, isTheirs } of reportingsOf(indicator))
      for (const organisation of reportersNow(reporting)) {
        const own = regions.filter((region) => reporterNow(reporting, region) === organisation)
        const counts = await stateCounts(reader, { indicators: [indicator.id], regions: own, years })
        const counted = counts.filter(({ period }) => isTheirs(periodEnd(parsePeriod(period)!)))
        stored.push(...counted.map((one) => ({ ...one, organisation })))
      }
  const [closed, turns] = [await closures(reader), await periodTurns(reader)]
  const excepted = await exceptions(reader)
  return { ...periodsAt(index, at, { stored, closed, turns, excepted }), demo: await hasDemo(reader) }
}

/** Who reports an indicator, and who did before; `isTheirs` tells by its end whether a period is one that they report. Rule D-12. */
function reportingsOf(
  indicator: Indicator,
): { readonly reporting: Reporting; readonly isTheirs: (periodEnd: string) => boolean }[] {
  const all = [...(indicator.earlierReporters ?? []), { ...indicator, until: '9999-12-31' }]
  return all.map((reporting, place) => ({
    reporting,
    isTheirs: (end) => end <= reporting.until && end > (all[place - 1]?.until ?? ''),
  }))
}

/** A count of what is stored; of an indicator that several report, by the organisation that reports it. */
interface StoredCount extends StateCount {
  readonly organisation?: string
}

/** The stored facts of periods. */
interface PeriodFacts {
  readonly stored: readonly StoredCount[]
  readonly closed: ReadonlyMap<string, PeriodClosure>
  /** Each closing and reopening, by period. */
  readonly turns: ReadonlyMap<string, readonly PeriodTurn[]>
  /** The organisations that may report a period after its closing, by period. */
  readonly excepted: ReadonlyMap<string, readonly StoredException[]>
}

/** The list of periods, by what is stored and closed. */
export function periodsAt(
  index: CatalogueIndex,
  at: string,
  { stored, closed, turns, excepted }: PeriodFacts,
): Omit<ReportingPeriods, 'demo'> {
  const since = `${Number(at.slice(0, 4)) - yearsBack}${at.slice(4)}`
  const owed = owedByPeriod(index, at)
  const storedIn = Map.groupBy(stored, ({ period }) => period)
  const texts = [...new Set([...owed.keys(), ...storedIn.keys(), ...closed.keys()])]
  const listed = texts
    .map((text) => ({ text, period: parsePeriod(text)! }))
    .filter(({ period }) => periodEnd(period) > since && periodEnd(period) <= at)
    .sort((a, b) => byFrequency(a.period, b.period))
  const ends = [...owed.keys()].map((text) => periodEnd(parsePeriod(text)!)).sort()
  return {
    at,
    periods: listed.map(({ text, period }) => ({
      period: text,
      ...completeness(index, period, owed.get(text) ?? [], storedIn.get(text) ?? []),
      closure: closed.get(text) ?? null,
      turns: [...(turns.get(text) ?? [])],
      exceptions: (excepted.get(text) ?? []).map(({ period: _, ...one }) => ({
        ...one,
        name: nameOfOrganisation(index, one.organisation),
      })),
    })),
    lastOwed: ends.at(-1) ?? null,
  }
}

/** For each period, by its text in SDMX form, the indicators that are owed at a date. */
export function owedByPeriod(index: CatalogueIndex, at: string): ReadonlyMap<string, readonly Indicator[]> {
  const owed = new Map<string, Indicator[]>()
  for (const indicator of index.indicators.values()) {
    for (const period of owedPeriods(index, indicator, at)) {
      const text = formatPeriod(period, 'sdmx')
      const known = owed.get(text)
      if (known) known.push(indicator)
      else owed.set(text, [indicator])
    }
  }
  return owed
}

/** The codes of frequencies, the most frequent first. */
const frequencies = 'DWMQSA'

function byFrequency(a: Period, b: Period): number {
  return frequencies.indexOf(a.frequency) - frequencies.indexOf(b.frequency) || comparePeriods(b, a)
}

function completeness(
  index: CatalogueIndex,
  period: Period,
  owed: readonly Indicator[],
  stored: readonly StoredCount[],
): Pick<ReportingPeriod, 'deadline' | 'locksAfter' | 'counts' | 'unowed' | 'lacking'> {
  const byIndicator = Map.groupBy(stored, ({ indicator }) => indicator)
  const counts = new Map<string, CellCounts>()
  for (const indicator of owed) {
    const { id } = indicator
    const end = periodEnd(period)
    for (const organisation of reportersEver(indicator)) {
      const cells = index
        .collectedIn(indicator, end)
        .filter((region) => reporterOn(indicator, region, end) === organisation).length
      const own = byIndicator.get(id)?.filter((one) => (one.organisation ?? organisation) === organisation)
      counts.set(organisation, sum(counts.get(organisation), countsOf(cells, own ?? [])))
    }
    byIndicator.delete(id)
  }
  const deadlines = owed.flatMap((indicator) => deadlineOf(period, indicator, index.calendar)?.date ?? [])
  return {
    deadline: deadlines.sort().at(-1) ?? null,
    locksAfter: lockDayOf(period, owed, index.calendar),
    counts: [...counts.values()].reduce(sum, countsOf(0, [])),
    unowed: [...byIndicator.values()].flat().reduce((total, { cells }) => total + cells, 0),
    lacking: [...counts]
      .map(([organisation, { empty, draft, returned, submitted }]) => ({
        organisation,
        name: nameOfOrganisation(index, organisation),
        unreported: empty + draft + returned,
        waiting: submitted,
      }))
      .filter(({ unreported, waiting }) => unreported + waiting > 0)
      .sort((a, b) => b.unreported - a.unreported || b.waiting - a.waiting),
  }
}

function countsOf(owed: number, stored: readonly StateCount[]): CellCounts {
  const count = (state: string) =>
    stored.reduce((total, one) => total + (one.state === state ? one.cells : 0), 0)
  const [draft, submitted, approved, returned] = [
    count('draft'),
    count('submitted') + count('in-review'),
    count('cleared') + count('approved'),
    count('returned'),
  ]
  // Stored cells may include a region for which the indicator is no longer owed.
  const empty = Math.max(0, owed - draft - submitted - approved - returned)
  return { owed, empty, draft, submitted, approved, returned }
}

function sum(a: CellCounts = countsOf(0, []), b: CellCounts): CellCounts {
  return {
    owed: a.owed + b.owed,
    empty: a.empty + b.empty,
    draft: a.draft + b.draft,
    submitted: a.submitted + b.submitted,
    approved: a.approved + b.approved,
    returned: a.returned + b.returned,
  }
}
