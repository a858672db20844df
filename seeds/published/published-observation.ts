import type { ObservationStatus } from '#metrics/series/observation.ts'

/** A figure that an issuer has published; enters the store as an approved observation of provenance `published`. */
export interface PublishedObservation {
  readonly indicator: string
  readonly region: string
  /** SDMX: 2023-M10. */
  readonly period: string
  /** Exact decimal in the indicator's unit, as printed. */
  readonly value: string
  readonly status: ObservationStatus
  /** The source only says 超过: may prove that ≥ is met, never that it is not. */
  readonly bound?: 'lower'
  readonly note?: string
  /** Title of the publication the figure was read in. */
  readonly source: string
}

/** Period, value, source, and what is special about the figure; a status left out is A. */
export type PublishedRow = readonly [
  period: string,
  value: string,
  source: string,
  special?: { readonly status?: ObservationStatus; readonly bound?: 'lower'; readonly note?: string },
]

/** One indicator in one region; only periods that were published, nothing interpolated. */
export function publishedSeries(
  indicator: string,
  region: string,
  rows: readonly PublishedRow[],
): readonly PublishedObservation[] {
  return rows.map(([period, value, source, special]) => ({
    indicator,
    region,
    period,
    value,
    status: 'A',
    ...special,
    source,
  }))
}
