/** 法定节假日 and 调休 of one year, `YYYY-MM-DD`, with the notice that fixed them. */
export interface CalendarYear {
  readonly year: number
  /** Weekdays off. */
  readonly holidays: readonly string[]
  /** Weekend days worked. */
  readonly workdays: readonly string[]
  readonly source: string
}

/** Years without a table fall back to Monday–Friday, and say so. */
export interface Calendar {
  readonly years: readonly CalendarYear[]
}
