/** The label of a point: the name of its line, or its figure. */
interface Label {
  /** The index of the point. */
  readonly index: number
  readonly shows: 'name' | 'figure'
  readonly place: 't' | 'b' | 'r'
}

/** A line of a native chart; null: no figure. */
export interface ChartLine {
  readonly name: string
  /** The key of its figures in the picture. */
  readonly key: string
  readonly figures: readonly (number | null)[]
  readonly colour: string
  /** The width in points. */
  readonly weight: number
  readonly dash?: 'dash' | 'sysDot'
  /** Whether its points are drawn as dots. */
  readonly dots?: boolean
  /** Indexes of points that are drawn hollow. */
  readonly hollow?: readonly number[]
  readonly label?: Label
}

/** A native chart, whose figures can be edited in an office program. */
export interface Chart {
  /** The last days of its periods. */
  readonly days: readonly string[]
  readonly axis: TimeAxis
  readonly lines: readonly ChartLine[]
  readonly scale: { readonly min: number; readonly max: number; readonly step: number }
  /** The number of decimals of its figures. */
  readonly decimals: number
}

/** The axis of time: what it counts in, how many of these lie between two names, and the format of the names. */
export interface TimeAxis {
  readonly unit: 'days' | 'months' | 'years'
  readonly every: number
  readonly format: string
}
