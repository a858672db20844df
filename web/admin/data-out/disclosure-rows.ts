import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { disclosureOf, type DisclosureLevel, type Indicator } from '#metrics/catalogue/indicator.ts'

/** An indicator with to whom its figures may go. */
export interface DisclosureRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** Where its figures come from, in words. */
  readonly from: string
  readonly level: DisclosureLevel
}

/** All indicators, by what they are called. */
export function disclosureRows(index: CatalogueIndex): DisclosureRow[] {
  return [...index.indicators.values()]
    .map((indicator) => ({
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      from: sourceOf(indicator),
      level: disclosureOf(index, indicator.id),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
}

function sourceOf({ formula, reportDays }: Indicator): string {
  if (formula) return '由其他指标计算'
  return reportDays === null ? '公开发布' : '单位填报'
}
