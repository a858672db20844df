import { describe, expect, it } from 'vitest'
import { figuresAround } from '#metrics/checks/figures-around.ts'
import { periodIndex } from '#metrics/period.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeIndicator, observe, periodNamed } from '../make-target.ts'

const series = { indicator: makeIndicator({ unit: '%', decimals: 2 }), region: '441800' }
const june = periodIndex(periodNamed('2024-06'))
const parts = { numerator: '158', denominator: '166' }
const around = (known: readonly Observation[]) =>
  figuresAround([], { indicators: new Map(), regions: [], seriesOf: () => known })

describe('figuresAround', () => {
  it('gives a computed share with the digits of its indicator, and what it was computed from (Q-29)', () => {
    const figures = around([observe('2024-06', '95.1807228915663', parts)])
    expect(figures.at(series, june)).toBe('95.18')
    expect(figures.partsAt(series, june)).toEqual(parts)
  })

  it('gives no parts of what nobody reported, nor of a lower bound', () => {
    expect(around([]).partsAt(series, june)).toBeUndefined()
    const bound = around([observe('2024-06', '95.1807228915663', { ...parts, bound: 'lower' })])
    expect(bound.partsAt(series, june)).toBeUndefined()
    expect(bound.at(series, june)).toBeUndefined()
  })
})
