import type { CataloguedTarget } from '../../catalogue/catalogue-index.ts'
import { principalOf } from '../../catalogue/changes/preferred-sources.ts'
import { formatExact } from '../../numbers/quantity.ts'
import {
  accumulationSpellings,
  basisSpellings,
  comparatorSpellings,
  frequencySpellings,
  reviewLevelsText,
} from '../cells/words-read.ts'
import type { TextRow } from './cell-text.ts'

/** A part of a target that is handed down: its region and name, the organisation, if it is one's, and its figure. */
export interface HandedPart {
  readonly region: string
  /** The full name of the organisation. */
  readonly organisation?: string
  readonly value: string
}

/**
 * The rows of a draft's targets with those that hand a target down (分解), for its span. `own`: the target is the draft's, so its rows have
 * its name, otherwise its indicator. An organisation's part has an indicator of its own, which the organisation reports. Earlier rows of
 * the same parts are replaced; blank rows at the end are removed.
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
    ...{ lead: organisation, reporter: organisation, decimals: String(indicator.decimals) },
    ...{ frequency: frequencySpellings[indicator.frequency][0] },
    ...{ accumulation: accumulationSpellings[indicator.accumulation][0] },
    ...(indicator.reportDays !== null && { reportDays: String(indicator.reportDays) }),
    ...(indicator.reviewLevels && { reviewLevels: reviewLevelsText(indicator.reviewLevels) }),
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
