/** An axis of values with round steps. */
export interface NiceScale {
  readonly min: number
  readonly max: number
  readonly step: number
}

const roundSteps = [1, 2, 2.5, 5, 10]

/**
 * Round bounds around the figures in about `parts` steps. The lower bound is zero, unless a figure is negative, or all are so far from zero
 * that their differences would vanish (the spread is under a third of the height). An axis that does not begin at zero must say so. `whole`
 * figures get whole steps.
 */
export function niceScale(figures: readonly number[], parts: number, whole = false): NiceScale {
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const fromZero = low >= 0 && high - low >= high / 3
  const bottom = fromZero ? 0 : low
  const spread = high - bottom || Math.abs(high) || 1
  const raw = spread / parts
  const magnitude = 10 ** Math.floor(Math.log10(raw))
  const steps = roundSteps
    .map((round) => round * magnitude)
    .filter((step) => !whole || Number.isInteger(step))
  const step = steps.find((round) => round >= raw) ?? Math.max(10 * magnitude, whole ? 1 : 0)
  // A bound is a whole number of steps, multiplied by the step only once, since a step such as 0.2 is not exact.
  const tidy = (steps: number) => Number((steps * step).toPrecision(12))
  const min = fromZero ? 0 : tidy(Math.floor(bottom / step))
  return { min, max: tidy(Math.max(Math.ceil(high / step), min / step + 1)), step }
}
