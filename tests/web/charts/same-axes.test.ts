import { expect, test } from 'vitest'
import { sameAxes } from '#web/charts/same-axes.ts'

const axes = (max: number, months = ['1月', '2月']) => ({
  xAxis: { type: 'category' as const, data: months },
  yAxis: { type: 'value' as const, min: 6500, max, axisLabel: { formatter: String } },
})

test('a curve glides to a new value while its axes stay', () => {
  expect(sameAxes({ ...axes(8000), series: [] }, { ...axes(8000), series: [{ type: 'line' }] })).toBe(true)
})

test('a curve does not glide where the forecast makes the value axis reach further, nor where a period is added', () => {
  expect(sameAxes(axes(8000), axes(8500))).toBe(false)
  expect(sameAxes(axes(8000), axes(8000, ['1月', '2月', '3月']))).toBe(false)
})

test('a first picture does not glide in', () => {
  expect(sameAxes(undefined, axes(8000))).toBe(false)
})
