/**
 * `naive` the last value stands · `mean` of amounts, their mean · `half-drift` half the mean change a step · `last-year`
 * halfway between the last value and the same period last year · `theta` trend, level and season. Rule O-1.
 */
export type ForecastMethod = 'naive' | 'mean' | 'half-drift' | 'last-year' | 'theta'

/** `levels`: each value for itself. `amounts`: what each period adds, of which the sum counts. Rule O-5. */
export type ForecastKind = 'levels' | 'amounts'
