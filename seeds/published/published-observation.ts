import type { ObservationStatus } from '#metrics/series/observation.ts'

/** A figure that an issuer has published; it is stored as an approved observation of provenance `published`. */
export interface PublishedObservation {
  readonly indicator: string
  readonly region: string
  /** The period in SDMX form: 2023-M10. */
  readonly period: string
  /** The exact decimal in the indicator's unit, as printed. */
  readonly value: string
  readonly status: ObservationStatus
  /** Present where the source says 超过: the figure can prove that ≥ is met, and never that it is missed. */
  readonly bound?: 'lower'
  readonly note?: string
  /** The title of the publication with the figure. */
  readonly source: string
}

/** The period, value and source of a figure, and what is special about it: a status other than A, a lower bound, a note. */
export type PublishedRow = readonly [
  period: string,
  value: string,
  source: string,
  special?: { readonly status?: ObservationStatus; readonly bound?: 'lower'; readonly note?: string },
]

/** The series of one indicator in one region; it has only published periods, and nothing interpolated. */
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
