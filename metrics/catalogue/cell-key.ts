/** What is collected: one indicator in one region. */
export interface SeriesName {
  readonly indicator: string
  readonly region: string
}

/** What a series is kept under: `zhaoqing-5g-base-stations 441200`. */
export function seriesKey({ indicator, region }: SeriesName): string {
  return `${indicator} ${region}`
}

/** What is known of a series at the end of a day is kept under: `zhaoqing-5g-base-stations 441200 2023-12-31`. */
export function seriesDayKey(series: SeriesName, day: string): string {
  return `${seriesKey(series)} ${day}`
}

/** What a cell is kept under, its series in one period as that is stored: `zhaoqing-5g-base-stations 441200 2024-M10`. */
export function cellKey(cell: SeriesName & { readonly period: string }): string {
  return `${seriesKey(cell)} ${cell.period}`
}
