import { describe, expect, it } from 'vitest'
import { parsePeriod, periodsBetween } from '#metrics/period.ts'
import { axisLabels } from '#metrics/charts/axis-labels.ts'

const months = (from: string, to: string) => periodsBetween(parsePeriod(from)!, parsePeriod(to)!)

describe('axisLabels', () => {
  it('names every other month of one year, the beginning with its year', () => {
    expect(axisLabels(months('2023-12', '2024-12'), 6).filter(Boolean)).toEqual([
      '23-12',
      '2月',
      '4月',
      '6月',
      '8月',
      '10月',
      '12月',
    ])
  })

  it('carries the year where the span has several, and always names the last', () => {
    expect(axisLabels(months('2021-12', '2025-12'), 5).filter(Boolean)).toEqual([
      '21-12',
      '22-12',
      '23-12',
      '24-12',
      '25-12',
    ])
  })

  it('has one entry a period', () => {
    expect(axisLabels(months('2023-12', '2024-12'), 6)).toHaveLength(13)
  })
})
