import type { EChartsOption } from 'echarts'

/**
 * Whether two options have the same axes, so that the curves may move gradually: while an axis changes, a curve and the
 * line of its target would pass through places that show figures which nobody reported.
 */
export function sameAxes(before: EChartsOption | undefined, after: EChartsOption): boolean {
  return before !== undefined && axesOf(before) === axesOf(after)
}

/** The extents and labels of the axes, without their formatting functions. */
function axesOf({ xAxis, yAxis }: EChartsOption): string {
  return JSON.stringify([xAxis, yAxis])
}
