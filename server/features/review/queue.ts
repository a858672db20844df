import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { repeatedExplanation } from '#metrics/checks/repeated-explanation.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import type { PeriodClosure } from '../../contract/periods.ts'
import type { Finding, ReviewItem, ReviewQueue } from '../../contract/review.ts'
import { numberOf, recordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { knownRevisions } from '../../judging/queries.ts'
import type { View } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { closures } from '../periods/queries.ts'
import { displayNames, waiting } from './queries.ts'

/** Earlier values shown beside a cell. */
const historyLength = 12

/** What waits for a decision by this reviewer (an auditor sees all of it), oldest first. */
export async function reviewQueue(view: View, actor: Actor): Promise<ReviewQueue> {
  const { reader, index, asOf } = view
  const mayDecide = ({ region }: ObservationRow) =>
    actor.rights.has('audit') || actor.regions.some((bound) => index.within(region, bound))
  const rows = (await waiting(reader)).filter((row) => index.indicators.has(row.indicator) && mayDecide(row))
  const names = await displayNames(reader, [...new Set(rows.map(personOf))])
  const closed = await closures(reader)
  const filings = Map.groupBy(rows, (row) => filingOf(index, row))
  const items: ReviewItem[] = []
  for (const row of rows) {
    const explanations = filings.get(filingOf(index, row))!.map(({ note }) => note ?? '')
    items.push(await itemOf(view, actor, row, { names, closed, explanations }))
  }
  return { sequence: asOf, items }
}

/** What stands beside one that waits: names and closures of the whole queue, explanations of its filing. */
interface Beside {
  readonly names: ReadonlyMap<string, string>
  readonly closed: ReadonlyMap<string, PeriodClosure>
  readonly explanations: readonly string[]
}

/** What one organisation owes for one period. */
function filingOf(index: CatalogueIndex, { indicator, period }: ObservationRow): string {
  return `${index.indicators.get(indicator)?.reporter ?? ''} ${period}`
}

async function itemOf(
  { reader, index, asOf: sequence }: View,
  actor: Actor,
  row: ObservationRow,
  { names, closed, explanations }: Beside,
): Promise<ReviewItem> {
  const indicator = index.indicators.get(row.indicator)!
  const reporter = index.organisations.get(indicator.reporter)
  const year = Number(row.period.slice(0, 4))
  const known = await knownRevisions(reader, [{ ...row, from: year - 2, to: year }], sequence)
  const approved = known
    .filter((other) => stateAsOf(other, sequence) === 'approved')
    .sort((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1))
  const earlier = approved.filter(({ periodEnd }) => periodEnd < row.periodEnd)
  const same = approved.find(({ period }) => period === row.period)
  const previous = earlier.at(-1)
  return {
    observation: recordOf(row, sequence),
    name: indicator.name,
    unit: indicator.unit,
    decimals: indicator.decimals,
    regionName: index.regions.get(row.region)?.name ?? row.region,
    organisationName: reporter ? placedName(index, reporter) : '',
    reporterName: names.get(personOf(row)) ?? row.actor,
    approved: same ? recordOf(same, sequence) : null,
    previous: previous ? recordOf(previous, sequence) : null,
    history: earlier.slice(-historyLength).map(({ period, value }) => ({ period, value: numberOf(value) })),
    findings: row.findings === null ? [] : (JSON.parse(row.findings) as Finding[]),
    repeated:
      repeatedExplanation(row.note ?? '', explanations, earlier.map(({ note }) => note ?? '').reverse()) ??
      null,
    own: row.actor === actor.id,
    closure: closed.get(row.period) ?? null,
  }
}

function personOf({ actor }: ObservationRow): string {
  return actor.replace(/^person:/, '')
}
