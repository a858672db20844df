import { describe, expect, it } from 'vitest'
import { niceScale } from '#metrics/charts/nice-scale.ts'

describe('niceScale', () => {
  it('starts at zero where the figures fill the height', () => {
    expect(niceScale([0, 88.7, 60], 4)).toEqual({ min: 0, max: 100, step: 25 })
  })

  it('leaves zero where differences would vanish, on round bounds', () => {
    expect(niceScale([6800, 7812, 8000], 4)).toEqual({ min: 6500, max: 8000, step: 500 })
  })

  it('reaches below zero for negative figures', () => {
    expect(niceScale([-9.4, 7.8], 4)).toEqual({ min: -10, max: 10, step: 5 })
  })

  it('marks whole things off in whole steps', () => {
    expect(niceScale([0, 1, 0.9], 4, true)).toEqual({ min: 0, max: 1, step: 1 })
    expect(niceScale([0, 15], 4, true)).toEqual({ min: 0, max: 15, step: 5 })
    expect(niceScale([0, 9], 4, true).step).toBe(5)
  })

  it('keeps a height for a single figure, and decimals tidy', () => {
    expect(niceScale([0, 0], 4)).toEqual({ min: 0, max: 0.25, step: 0.25 })
    expect(niceScale([0, 0.7], 4).max).toBe(0.8)
  })
})
