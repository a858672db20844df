import type { CataloguedTarget } from '../../catalogue/catalogue-index.ts'
import { principalOf } from '../../catalogue/changes/preferred-sources.ts'
import { formatExact } from '../../numbers/quantity.ts'
import { basisSpellings, comparatorSpellings } from '../cells/words-read.ts'
import type { TextRow } from './cell-text.ts'
import { schemeCells } from './scheme-cells.ts'

/** A part of a target that is handed down: to a region, or to an organisation in it. */
export interface HandedPart {
  /** The name of the region. */
  readonly region: string
  /** The full name of the organisation. */
  readonly organisation?: string
  readonly value: string
}

/**
 * The rows of a draft's targets with those that hand a target down (分解), from its start to its due date. `own`: the target is of this
 * draft, so that its rows refer to it by name; otherwise by indicator or id. An organisation's part has an indicator of its own, which the
 * organisation reports. Earlier rows of the same parts are replaced; blank rows at the end are removed.
 */
export function withHandedRows(
  rows: readonly TextRow[],
  { record, target }: CataloguedTarget,
  { parts, own }: { readonly parts: readonly HandedPart[]; readonly own: boolean },
): TextRow[] {
  const { indicator } = target
  const shared: TextRow = {
    ...{ unit: indicator.unit, start: target.start },
    ...{ comparator: comparatorSpellings[target.comparator][0], basis: basisSpellings[target.basis][0] },
    ...(target.due !== undefined && { due: target.due }),
  }
  const measured: TextRow = { name: record.name, ...(!own && { indicator: principalOf(indicator) }) }
  const ofOrganisation = (organisation: string): TextRow => ({
    ...{ name: `${record.name}（${organisation}）`, partOf: own ? record.name : record.id },
    ...{ lead: organisation, reporter: organisation, ...schemeCells(indicator) },
  })
  const handed = parts.map(({ region, organisation, value }): TextRow => ({
    ...{ ...shared, region, value: formatExact(value) },
    ...(organisation === undefined ? measured : ofOrganisation(organisation)),
  }))
  const replaced = new Set(handed.map(whatRowHands))
  const last = rows.findLastIndex((row) => Object.values(row).some((text) => text.trim() !== ''))
  return [...rows.slice(0, last + 1).filter((row) => !replaced.has(whatRowHands(row))), ...handed]
}

/** The key of a part: rows with the same key hand down the same part. */
function whatRowHands(row: TextRow): string {
  return ['region', 'name', 'unit', 'due', 'indicator'].map((field) => row[field] ?? '').join('\t')
}
