import type { Catalogue } from '../catalogue/catalogue.ts'

/** The records of which a plan consists. */
export type PlanRecords = Pick<
  Catalogue,
  | 'documents'
  | 'indicators'
  | 'targets'
  | 'milestones'
  | 'regions'
  | 'organisations'
  | 'boards'
  | 'disclosures'
>

/**
 * The catalogue with the plan's records: each replaces one of the same id, or comes after the others. `before`: the catalogue without an
 * earlier version of the plan; regions and organisations stay as they are in `standing`.
 */
export function joinPlan(before: Catalogue, standing: Catalogue, records: PlanRecords): Catalogue {
  return {
    ...standing,
    documents: merged(before.documents, records.documents),
    indicators: merged(before.indicators, records.indicators),
    targets: merged(before.targets, records.targets),
    milestones: merged(before.milestones, records.milestones),
    boards: merged(before.boards, records.boards),
    regions: merged(standing.regions, records.regions),
    disclosures: merged(standing.disclosures, records.disclosures),
    organisations: merged(standing.organisations, records.organisations),
  }
}

function merged<T extends { readonly id: string } | { readonly code: string }>(
  standing: readonly T[],
  records: readonly T[],
): T[] {
  const byId = new Map(records.map((record) => [idOf(record), record]))
  const known = new Set(standing.map(idOf))
  // Records that the plan has twice stay twice, to be found as faults.
  return [
    ...standing.map((record) => byId.get(idOf(record)) ?? record),
    ...records.filter((record) => !known.has(idOf(record))),
  ]
}

function idOf(record: { readonly id: string } | { readonly code: string }): string {
  return 'id' in record ? record.id : record.code
}
