/** What is collected: one indicator in one region. */
export interface SeriesName {
  readonly indicator: string
  readonly region: string
}

/** What a series is kept under: `zhaoqing-5g-base-stations 441200`. */
export function seriesKey({ indicator, region }: SeriesName): string {
  return `${indicator} ${region}`
}

/** What a cell is kept under, its series in one period as that is stored: `zhaoqing-5g-base-stations 441200 2024-M10`. */
export function cellKey(cell: SeriesName & { readonly period: string }): string {
  return `${seriesKey(cell)} ${cell.period}`
}
