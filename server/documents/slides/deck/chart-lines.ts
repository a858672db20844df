/** What stands at a point of a line: its name or its figure. */
interface Label {
  readonly at: number
  readonly shows: 'name' | 'figure'
  readonly place: 't' | 'b' | 'r'
}

/** A line of a native chart; null: there is no figure. */
export interface ChartLine {
  readonly name: string
  /** Where its figures stand in the picture. */
  readonly key: string
  readonly figures: readonly (number | null)[]
  readonly colour: string
  /** Points. */
  readonly weight: number
  readonly dash?: 'dash' | 'sysDot'
  readonly dots?: boolean
  /** Places of points that are drawn hollow. */
  readonly hollow?: readonly number[]
  readonly label?: Label
}

/** A native chart: whoever opens it may edit its figures. */
export interface Chart {
  /** The last days of its periods. */
  readonly days: readonly string[]
  readonly axis: TimeAxis
  readonly lines: readonly ChartLine[]
  readonly scale: { readonly min: number; readonly max: number; readonly step: number }
  /** Places after the point that figures of the lines have. */
  readonly decimals: number
}

/** In what time is counted, how much of it lies between two names, and how days are named. */
export interface TimeAxis {
  readonly unit: 'days' | 'months' | 'years'
  readonly every: number
  readonly format: string
}
