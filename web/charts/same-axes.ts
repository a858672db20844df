import type { EChartsOption } from 'echarts'

/**
 * Whether two options have the same axes. Curves glide only then: while an axis changes, a curve and the line of its target
 * would pass through places that stand for figures which nobody reported.
 */
export function sameAxes(before: EChartsOption | undefined, after: EChartsOption): boolean {
  return before !== undefined && axesOf(before) === axesOf(after)
}

/** Extents and labels; functions that word them are left out. */
function axesOf({ xAxis, yAxis }: EChartsOption): string {
  return JSON.stringify([xAxis, yAxis])
}
