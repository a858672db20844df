import { byName } from '../../components/choices/by-name.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  disclosureOf,
  type DisclosureLevel,
  type Embargo,
  type Indicator,
} from '#metrics/catalogue/indicator.ts'

/** An indicator with the level to which its figures may be disclosed. */
export interface DisclosureRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** The origin of the indicator's figures, in words. */
  readonly from: string
  readonly level: DisclosureLevel
  readonly embargo: Embargo | undefined
  /** Whether a minute of release can be set: a computed indicator follows its components. */
  readonly mayHaveEmbargo: boolean
}

/** All indicators, sorted by name. */
export function disclosureRows(index: CatalogueIndex): DisclosureRow[] {
  return [...index.indicators.values()]
    .map((indicator) => ({
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      from: sourceOf(indicator),
      level: disclosureOf(index, indicator.id),
      embargo: index.disclosures.get(indicator.id)?.embargo,
      mayHaveEmbargo: indicator.formula === undefined,
    }))
    .toSorted((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

function sourceOf({ formula, reportDays }: Indicator): string {
  if (formula) return '由其他指标计算'
  return reportDays === null ? '公开发布' : '单位填报'
}
