import { describe, expect, it } from 'vitest'
import { stageSize } from '#web/composables/stage-size.ts'

describe('stageSize', () => {
  it.each([
    [1280, 720, 2 / 3],
    [1920, 1080, 1],
    [3840, 2160, 2],
  ])('fills %i×%i with the 16:9 shape', (width, height, scale) => {
    const size = stageSize(width, height)
    expect(size).toEqual({ shape: 'wide', width: 1920, scale, left: 0, top: 0 })
  })

  it('fills an LED wall of 6656×1792 with the ultra-wide shape', () => {
    const size = stageSize(6656, 1792)
    expect(size.shape).toBe('ultra-wide')
    expect(size.width).toBe(4011)
    expect(size.left).toBeCloseTo(0, 0)
    expect(size.top).toBeCloseTo(0, 0)
  })

  it('stretches to 21:9 without bars', () => {
    const size = stageSize(3440, 1440)
    expect(size).toMatchObject({ shape: 'wide', width: 2580, left: 0, top: 0 })
  })

  it('letterboxes proportions that no shape is drawn for', () => {
    const portrait = stageSize(1080, 1920)
    expect(portrait.shape).toBe('wide')
    expect(portrait.scale).toBeCloseTo(0.625)
    expect(portrait.left).toBe(0)
    expect(portrait.top).toBeCloseTo((1920 - 1080 * 0.625) / 2)
    const ribbon = stageSize(8000, 1000)
    expect(ribbon.shape).toBe('ultra-wide')
    expect(ribbon.left).toBeGreaterThan(0)
    expect(ribbon.top).toBe(0)
  })

  it('uses one factor for both directions', () => {
    for (const [width, height] of [
      [1366, 768],
      [2560, 1080],
      [5760, 1080],
      [7680, 4320],
    ] as const) {
      const size = stageSize(width, height)
      expect(size.width * size.scale + 2 * size.left).toBeCloseTo(width, 0)
      expect(1080 * size.scale + 2 * size.top).toBeCloseTo(height, 0)
    }
  })
})
