/** A annual, S half-year, Q quarter, M month, W ISO week, D day. */
export type Frequency = 'A' | 'S' | 'Q' | 'M' | 'W' | 'D'

/** `ordinal` counts from 1 within the year (week: the ISO week-year; day: day of the year); 1 for a year. */
export interface Period {
  readonly frequency: Frequency
  readonly year: number
  readonly ordinal: number
}
