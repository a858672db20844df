import type { CataloguedTarget } from '../../catalogue/catalogue-index.ts'
import { formatExact } from '../../numbers/quantity.ts'
import { basisSpellings, comparatorSpellings } from '../cells/words-read.ts'
import type { TextRow } from './cell-text.ts'

/** A part of a target that is handed down: whose, as its region is called, and how much. */
export interface HandedPart {
  readonly region: string
  readonly value: string
}

/**
 * The rows of a draft's targets with those that hand a target down (分解), for its span; `own`: it is the draft's, whose rows go by its
 * name, else by its indicator. Rows that did so before are replaced; blank ones at the end give way.
 */
export function withHandedRows(
  rows: readonly TextRow[],
  { record, target }: CataloguedTarget,
  { parts, own }: { readonly parts: readonly HandedPart[]; readonly own: boolean },
): TextRow[] {
  const regions = new Set(parts.map(({ region }) => region))
  const shared: TextRow = {
    ...{ name: record.name, unit: target.indicator.unit, start: target.start },
    ...{ comparator: comparatorSpellings[target.comparator][0], basis: basisSpellings[target.basis][0] },
    ...(target.due !== undefined && { due: target.due }),
    ...(!own && { indicator: record.indicator }),
  }
  const isReplaced = (row: TextRow) =>
    regions.has(row['region'] ?? '') &&
    ['name', 'unit', 'due', 'indicator'].every((field) => row[field] === shared[field])
  const last = rows.findLastIndex((row) => Object.values(row).some((text) => text.trim() !== ''))
  return [
    ...rows.slice(0, last + 1).filter((row) => !isReplaced(row)),
    ...parts.map(({ region, value }) => ({ ...shared, region, value: formatExact(value) })),
  ]
}
