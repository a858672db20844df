import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { isReportedByOne, reporterOn, reportersEver, type Indicator } from '#metrics/catalogue/indicator.ts'
import { comparePeriods, formatPeriod, periodEnd, type Frequency, type Period } from '#metrics/period.ts'
import { deadlineOf } from '#metrics/reporting/deadline.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import { filingId } from '#metrics/reporting/owed-cells.ts'
import { owedPeriods } from '#metrics/reporting/owed-periods.ts'
import {
  filingTimeliness,
  promptRate,
  type DuePart,
  type FilingTimeliness,
} from '#metrics/reporting/timeliness.ts'
import type { TimelinessMatrix, TimelinessQuery } from '../../contract/timeliness.ts'
import type { Reader } from '../../db/store.ts'
import { inPortions } from '../../event-loop-turns.ts'
import { hasDemo } from '../board/queries.ts'
import { reportersOf } from '../people/queries.ts'
import { chasedOf } from '../reminders/queries.ts'
import { firstSubmissions, returnedCounts } from '../periods/queries.ts'

const inOneGo = 4

/** The requested matrix: the last so many periods of a frequency, of all organisations or some. */
interface MatrixAsked {
  readonly at: string
  readonly frequency: Frequency
  readonly last: number
  readonly only?: Only
}
type Only = Pick<TimelinessQuery, 'level' | 'organisation' | 'indicator'>

/**
 * The matrix of who reported in time, late or not at all: the last periods of a frequency up to a date. It takes two queries for every
 * four indicators, two for each organisation of an indicator that several report, and a few more.
 */
export async function timelinessMatrix(
  reader: Reader,
  index: CatalogueIndex,
  { at, frequency, last, only = {} }: MatrixAsked,
): Promise<TimelinessMatrix> {
  const owed = [...index.indicators.values()].map((indicator) => ({
    indicator,
    periods: owedPeriods(index, indicator, at),
  }))
  const frequencies = new Set(owed.flatMap(({ periods }) => periods.map((period) => period.frequency)))
  const offered = owed.filter(
    ({ indicator, periods }) => indicator.frequency === frequency && periods.length > 0,
  )
  const own = offered.filter(
    ({ indicator }) => only.indicator === undefined || only.indicator === indicator.id,
  )
  const known = new Map(own.flatMap(({ periods }) => periods.map((period) => [textOf(period), period])))
  const periods = [...known.values()].sort(comparePeriods).slice(-last)
  const shown = new Set(periods.map(textOf))
  const parts = await partsOf(
    reader,
    index,
    own.map(({ indicator, periods: all }) => ({
      indicator,
      periods: all.filter((period) => shown.has(textOf(period))),
    })),
  )
  const isShown = (organisation: string) =>
    (only.organisation === undefined || only.organisation === organisation) &&
    (only.level === undefined || only.level === levelOf(index, organisation))
  const organisations = [...parts]
    .filter(([organisation]) => isShown(organisation))
    .map(([organisation, byPeriod]) => {
      const standings = periods.map((period): FilingTimeliness | null => {
        const due = byPeriod.get(textOf(period))
        return due ? filingTimeliness(due, at, index.calendar) : null
      })
      const rate = promptRate(standings.filter((one) => one !== null))
      const name = nameOfOrganisation(index, organisation)
      return { organisation, name, level: levelOf(index, organisation), rate, standings }
    })
    // The organisation with most missing filings stands first.
    .sort((a, b) => missingIn(b.standings) - missingIn(a.standings) || (a.rate ?? 2) - (b.rate ?? 2))
  const chased = await chasedOf(
    reader,
    organisations.flatMap(({ organisation, standings }) =>
      periods.flatMap((period, place) =>
        standings[place] && standings[place].promptness !== 'on-time'
          ? [filingId(organisation, textOf(period))]
          : [],
      ),
    ),
  )
  const reporters = await reportersOf(reader)
  const all = organisations.flatMap(({ standings }) => standings.filter((one) => one !== null))
  return {
    ...{ at, frequency, frequencies: [...frequencies], rate: promptRate(all) },
    units: organisations.map((one) => ({
      ...one,
      hasReporter: reporters.some((reporter) => signsFor(index, reporter, one.organisation)),
      standings: one.standings.map(
        (standing, place) =>
          standing && { ...standing, chased: chased(filingId(one.organisation, textOf(periods[place]!))) },
      ),
    })),
    choices: choicesOf(
      index,
      offered.map(({ indicator }) => indicator),
    ),
    demo: await hasDemo(reader),
    periods: periods.map((period, place) => ({
      period: textOf(period),
      rate: promptRate(organisations.flatMap(({ standings }) => standings[place] ?? [])),
    })),
  }
}

const levelOf = ({ organisations, regions }: CatalogueIndex, organisation: string) =>
  regions.get(organisations.get(organisation)?.region ?? '')?.level ?? null

/** The levels of organisations, the highest first. */
const levels = ['country', 'province', 'city', 'county', 'zone', 'own'] as const

function choicesOf(index: CatalogueIndex, indicators: readonly Indicator[]): TimelinessMatrix['choices'] {
  const reporters = [...new Set(indicators.flatMap(reportersEver))]
  const found = new Set(reporters.map((reporter) => levelOf(index, reporter)))
  return {
    levels: levels.filter((level) => found.has(level)),
    organisations: reporters.map((id) => ({ id, name: nameOfOrganisation(index, id) })),
    indicators: indicators.map(({ id, name }) => ({ id, name })),
  }
}

const textOf = (period: Period) => formatPeriod(period, 'sdmx')
const missingIn = (standings: readonly (FilingTimeliness | null)[]) =>
  standings.filter((one) => one?.promptness === 'missing').length

/** What an organisation reports of an indicator. */
interface ReportedPart {
  readonly indicator: Indicator
  readonly organisation: string
  readonly periods: readonly Period[]
}

/** The cells that each organisation owes for each period, and how they were reported. */
async function partsOf(
  reader: Reader,
  index: CatalogueIndex,
  owed: readonly Pick<ReportedPart, 'indicator' | 'periods'>[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, DuePart[]>>> {
  const parts = new Map<string, Map<string, DuePart[]>>()
  const reported = owed
    .filter(({ periods }) => periods.length > 0)
    .flatMap(({ indicator, periods }) =>
      isReportedByOne(indicator)
        ? [{ indicator, organisation: indicator.reporter, periods }]
        : partsOn(index, indicator, periods),
    )
  const isWhole = ({ indicator }: ReportedPart) => isReportedByOne(indicator)
  for await (const some of inPortions(reported.filter(isWhole), inOneGo))
    await addParts(reader, index, some, parts)
  // The parts of an indicator that several report are counted one by one.
  for await (const some of inPortions(
    reported.filter((one) => !isWhole(one)),
    1,
  ))
    await addParts(reader, index, some, parts)
  return parts
}

/** The parts of an indicator that several report, or reported: each with the periods in which an organisation reports the same regions. */
function partsOn(index: CatalogueIndex, indicator: Indicator, periods: readonly Period[]): ReportedPart[] {
  return reportersEver(indicator).flatMap((organisation) => {
    const own = periods.filter((period) => regionsOf(index, indicator, organisation, period).length > 0)
    const alike = Map.groupBy(own, (period) => regionsOf(index, indicator, organisation, period).join(' '))
    return [...alike.values()].map((some) => ({ indicator, organisation, periods: some }))
  })
}

/** The regions in which an organisation reports an indicator for a period. */
function regionsOf(
  index: CatalogueIndex,
  indicator: Indicator,
  organisation: string,
  period: Period,
): string[] {
  const end = periodEnd(period)
  return index
    .collectedIn(indicator, end)
    .filter((region) => reporterOn(indicator, region, end) === organisation)
}

async function addParts(
  reader: Reader,
  index: CatalogueIndex,
  reported: readonly ReportedPart[],
  parts: Map<string, Map<string, DuePart[]>>,
): Promise<void> {
  const reportedIn = ({ indicator, organisation }: ReportedPart, period: Period) =>
    regionsOf(index, indicator, organisation, period)
  const years = reported.flatMap(({ periods }) => periods.map(({ year }) => year))
  const range = {
    indicators: reported.map(({ indicator }) => indicator.id),
    regions: [
      ...new Set(reported.flatMap((one) => one.periods.flatMap((period) => reportedIn(one, period)))),
    ],
    years: { from: Math.min(...years), to: Math.max(...years) },
  }
  const key = ({ indicator, period }: { indicator: string; period: string }) => `${indicator} ${period}`
  const submitted = Map.groupBy(await firstSubmissions(reader, range), key)
  const returned = new Map((await returnedCounts(reader, range)).map((row) => [key(row), row.cells]))
  for (const part of reported) {
    for (const period of part.periods) {
      const text = textOf(period)
      const ofOrganisation = parts.get(part.organisation) ?? new Map<string, DuePart[]>()
      const name = key({ indicator: part.indicator.id, period: text })
      const cells = reportedIn(part, period).length
      parts.set(part.organisation, ofOrganisation)
      const due: DuePart = {
        // A cell that is owed has a deadline.
        deadline: deadlineOf(period, part.indicator, index.calendar)!.date,
        owed: cells,
        returned: returned.get(name) ?? 0,
        submitted: submitted.get(name) ?? [],
      }
      ofOrganisation.set(text, [...(ofOrganisation.get(text) ?? []), due])
    }
  }
}
