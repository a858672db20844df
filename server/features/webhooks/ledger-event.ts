import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { ObservationEvent } from '../../db/observations/observation-event.ts'
import { numberOf } from '../../db/observations/observation-row.ts'
import type { FrozenFacts } from '../../records/kinds/meetings/meetings.ts'
import type { Happening } from './cloud-event.ts'

const kinds = new Set<string>([
  'observation.approved',
  'observation.revoked',
  'observation.returned',
  'period.closed',
  'meeting.frozen',
] satisfies EventKind[])

/** The event of a ledger entry for other systems, without persons or notes; undefined where there is none. */
export function happeningOf(entry: LedgerEntry, index: CatalogueIndex): Happening | undefined {
  if (!kinds.has(entry.kind)) return undefined
  const kind = entry.kind as EventKind
  const told = { kind, id: `ledger-${entry.sequence}`, time: entry.at }
  const payload = JSON.parse(entry.payload) as unknown
  if (kind === 'period.closed') {
    const { period } = payload as { readonly period: string }
    const subject = `period/${period}`
    return { ...told, subject, sequencedBy: subject, data: { period, sequence: entry.sequence } }
  }
  if (kind === 'meeting.frozen') {
    const { meeting, title, version, at, asOf, demo } = payload as FrozenFacts
    const subject = `meeting/${meeting}`
    const data = { meeting, title, version, at, asOf, demo, sequence: entry.sequence }
    return { ...told, subject, sequencedBy: subject, data }
  }
  const event = payload as ObservationEvent
  return {
    ...told,
    ...figureTold(kind === 'observation.returned' ? withoutFigure(event) : event, entry, index),
  }
}

/** What was returned was approved by nobody: receivers are told of which cell, and no figure. */
function withoutFigure(event: ObservationEvent): ObservationEvent {
  return { ...event, value: null, numerator: null, denominator: null, reason: null, bound: null }
}

function figureTold(
  event: ObservationEvent,
  { sequence, subject }: LedgerEntry,
  { indicators, regions }: CatalogueIndex,
): Pick<Happening, 'subject' | 'sequencedBy' | 'data'> {
  const { indicator, region, period, revision, value, reason, status, bound, provenance } = event
  const known = indicators.get(indicator)
  return {
    // The subject of the entry also names the revision, which is part of the data.
    subject: subject.slice(0, subject.lastIndexOf('/')),
    sequencedBy: seriesKey({ indicator, region }),
    data: {
      ...{ indicator, region, period, revision },
      name: known?.name ?? indicator,
      regionName: regions.get(region)?.name ?? region,
      unit: known?.unit ?? null,
      value: numberOf(value),
      numerator: numberOf(event.numerator ?? null),
      denominator: numberOf(event.denominator ?? null),
      ...{ reason, status, bound, provenance, sequence },
      demo: provenance === 'demo',
    },
  }
}
