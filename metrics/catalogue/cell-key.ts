/** A series: one indicator in one region. */
export interface SeriesName {
  readonly indicator: string
  readonly region: string
}

/** The key of a series: `zhaoqing-5g-base-stations 441200`. */
export function seriesKey({ indicator, region }: SeriesName): string {
  return `${indicator} ${region}`
}

/** The key of a series at the end of a day: `zhaoqing-5g-base-stations 441200 2023-12-31`. */
export function seriesDayKey(series: SeriesName, day: string): string {
  return `${seriesKey(series)} ${day}`
}

/** The key of a cell, with its period as it is stored: `zhaoqing-5g-base-stations 441200 2024-M10`. */
export function cellKey(cell: SeriesName & { readonly period: string }): string {
  return `${seriesKey(cell)} ${cell.period}`
}
