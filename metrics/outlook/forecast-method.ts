/**
 * `naive` the last value stays · `mean` of amounts, their mean · `half-drift` half the mean change a step · `last-year` halfway between
 * the last value and the same period last year · `theta` trend, level and season. Rule O-1.
 */
export type ForecastMethod = 'naive' | 'mean' | 'half-drift' | 'last-year' | 'theta'

/** `levels`: each value itself. `amounts`: the amount that each period adds, of which the sum is judged. Rule O-5. */
export type ForecastKind = 'levels' | 'amounts'
