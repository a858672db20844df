import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { LedgerEntry } from '../db/ledger.ts'
import { observationKinds, type ObservationEvent } from '../db/observation-event.ts'
import { numberOf, stateAsOf } from '../db/observation-row.ts'
import type { Reader } from '../db/store.ts'
import { targetsIn } from './board-projection.ts'
import { knownRevisions } from './queries.ts'
import type { View } from './view.ts'

/** Earlier than any period that is kept. */
const firstYear = 1000

/**
 * What a ledger entry changed on boards, as the ticker tells it; undefined where it approved nothing or where the
 * catalogue no longer knows its indicator.
 */
export async function changeOf(
  reader: Reader,
  index: CatalogueIndex,
  entry: Pick<LedgerEntry, 'sequence' | 'at' | 'kind' | 'payload'>,
): Promise<ApprovedChange | undefined> {
  if (entry.kind !== observationKinds.approved) return undefined
  const event = JSON.parse(entry.payload) as ObservationEvent
  return describe(reader, index, event, entry.sequence, entry.at)
}

/** Latest approvals within a scope, newest first: of every cell whose period has ended by `at` the one in force. */
export async function recentChanges(
  reader: Reader,
  index: CatalogueIndex,
  scope: string,
  { at, asOf }: View,
  limit: number,
): Promise<ApprovedChange[]> {
  const series = new Map(
    targetsIn(index, scope).map(({ record }) => [`${record.indicator} ${record.region}`, record]),
  )
  const years = { from: firstYear, to: Number(at.slice(0, 4)) }
  const rows = await knownRevisions(reader, [...series.values()], years, asOf)
  const approved = rows
    .filter((row) => stateAsOf(row, asOf) === 'approved' && row.periodEnd <= at)
    .sort((a, b) => (b.decidedSequence ?? 0) - (a.decidedSequence ?? 0))
    .slice(0, limit)
  const changes = []
  for (const row of approved) {
    changes.push(await describe(reader, index, row, row.decidedSequence ?? 0, row.decidedAt ?? ''))
  }
  return changes.filter((change) => change !== undefined)
}

type Approved = Pick<
  ObservationEvent,
  'indicator' | 'region' | 'period' | 'revision' | 'value' | 'provenance'
>

async function describe(
  reader: Reader,
  index: CatalogueIndex,
  approved: Approved,
  sequence: number,
  approvedAt: string,
): Promise<ApprovedChange | undefined> {
  const indicator = index.indicators.get(approved.indicator)
  if (!indicator) return undefined
  return {
    indicator: approved.indicator,
    region: approved.region,
    period: approved.period,
    value: numberOf(approved.value),
    revision: approved.revision,
    name: indicator.name,
    unit: indicator.unit,
    organisationName: index.organisations.get(indicator.reporter)?.name ?? '',
    previous: await previousValue(reader, approved, sequence),
    approvedAt,
    demo: approved.provenance === 'demo',
  }
}

/** What was approved before: of the same cell, else of the last period before it, at most a year back. */
async function previousValue(reader: Reader, approved: Approved, sequence: number): Promise<number | null> {
  const year = Number(approved.period.slice(0, 4))
  const before = await knownRevisions(reader, [approved], { from: year - 1, to: year }, sequence - 1)
  const [last] = before
    .filter((row) => stateAsOf(row, sequence - 1) === 'approved' && row.period <= approved.period)
    .sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : b.revision - a.revision))
  return last ? numberOf(last.value) : null
}
