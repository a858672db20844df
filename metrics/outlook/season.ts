/** The recurring pattern of a year: a factor for each period, or its distance from the level. */
export interface Season {
  readonly kind: 'factor' | 'addend'
  /** The figures by place in the year, counted from the first value. */
  readonly figures: readonly number[]
}

/**
 * The season of at least two years of values, after classical decomposition: each value compared with the mean of the year around it,
 * averaged by place in the year; by proportion where every value is positive. It is then reduced by the degree to which years differ: with
 * a correlation r of neighbouring years, the mean of m of them counts with m r ÷ (1 + (m − 1) r) (Spearman 1910, Brown 1910). This
 * replaces a test that would take a season in full or not at all. Rule O-8.
 */
export function seasonOf(values: readonly number[], perYear: number): Season {
  const kind = values.every((value) => value > 0) ? 'factor' : 'addend'
  const scaled = kind === 'factor' ? values.map(Math.log) : values
  const deviations = values.flatMap((value, at) => {
    const level = yearAround(values, at, perYear)
    return level === undefined
      ? []
      : [{ at, size: kind === 'factor' ? Math.log(value / level) : value - level }]
  })
  const means = Array.from({ length: perYear }, (_, place) =>
    mean(deviations.filter(({ at }) => at % perYear === place).map(({ size }) => size)),
  )
  const middle = mean(means)
  const alike = likeness(withoutTrend(scaled), perYear)
  const years = values.length / perYear
  const weight = (years * alike) / (1 + (years - 1) * alike)
  const figures = means.map((size) => (size - middle) * weight)
  if (kind === 'addend') return { kind, figures }
  const factors = figures.map(Math.exp)
  const whole = mean(factors)
  return { kind, figures: factors.map((factor) => factor / whole) }
}

/** The values without their season. */
export function withoutSeason(values: readonly number[], { kind, figures }: Season): number[] {
  return values.map((value, at) => {
    const figure = figures[at % figures.length]!
    return kind === 'factor' ? value / figure : value - figure
  })
}

/** Later values with their season; the first has the place `from`. */
export function withSeason(values: readonly number[], { kind, figures }: Season, from: number): number[] {
  return values.map((value, step) => {
    const figure = figures[(from + step) % figures.length]!
    return kind === 'factor' ? value * figure : value + figure
  })
}

/** The straight line through two values or more, by least squares: its slope, and its value at the first of them. */
export function lineThrough(values: readonly number[]): { slope: number; start: number } {
  const [centre, level] = [(values.length - 1) / 2, mean(values)]
  let [across, along] = [0, 0]
  for (const [at, value] of values.entries()) {
    across += (at - centre) * (value - level)
    along += (at - centre) ** 2
  }
  const slope = across / along
  return { slope, start: level - slope * centre }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The mean of the year around a value; the outermost periods count half where a year has an even number of them. */
function yearAround(values: readonly number[], at: number, perYear: number): number | undefined {
  const half = perYear / 2
  if (at < half || at + half >= values.length) return undefined
  const inner = values.slice(at - half + 1, at + half).reduce((sum, value) => sum + value, 0)
  return (inner + (values[at - half]! + values[at + half]!) / 2) / perYear
}

function withoutTrend(values: readonly number[]): number[] {
  const { slope, start } = lineThrough(values)
  return values.map((value, at) => value - start - slope * at)
}

/** The correlation of values with those a year later; 0 where it is negative or the values do not change. */
function likeness(values: readonly number[], perYear: number): number {
  const [before, after] = [values.slice(0, -perYear), values.slice(perYear)]
  const [low, high] = [mean(before), mean(after)]
  let [both, first, second] = [0, 0, 0]
  for (const [at, value] of before.entries()) {
    const [one, other] = [value - low, after[at]! - high]
    both += one * other
    first += one * one
    second += other * other
  }
  const size = Math.sqrt(first * second)
  return size === 0 ? 0 : Math.min(Math.max(0, both / size), 1)
}
