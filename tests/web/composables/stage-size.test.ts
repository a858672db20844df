import { describe, expect, it } from 'vitest'
import { stageSize } from '#web/composables/stage-size.ts'

describe('stageSize', () => {
  it.each([
    [1280, 720, 2 / 3],
    [1920, 1080, 1],
    [3840, 2160, 2],
  ])('fills %i×%i with the 16:9 shape', (width, height, scale) => {
    const size = stageSize(width, height)
    expect(size).toEqual({ shape: 'wide', width: 1920, height: 1080, scale, left: 0, top: 0 })
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

  it('stands on end for a portrait wall and a phone, and lies narrow for a tablet, all without bars', () => {
    const bare = { left: 0, top: 0 }
    expect(stageSize(1080, 1920)).toEqual({ shape: 'portrait', width: 1080, height: 1920, scale: 1, ...bare })
    expect(stageSize(390, 844)).toMatchObject({ shape: 'portrait', width: 1080, height: 2337 })
    expect(stageSize(1024, 768)).toMatchObject({ shape: 'narrow', width: 1440, height: 1080, ...bare })
  })

  it('draws less, but larger, for a wall that is read from afar', () => {
    expect(stageSize(1920, 1080, 'room')).toMatchObject({ shape: 'wide', width: 1746, height: 982 })
    expect(stageSize(1920, 1080, 'far')).toMatchObject({ shape: 'narrow', width: 1371, height: 771 })
    expect(stageSize(1080, 1920, 'far')).toMatchObject({ shape: 'portrait', width: 771, height: 1371 })
    expect(stageSize(3440, 1440, 'far')).toMatchObject({ shape: 'wide', height: 771 })
    // The least sizes are 34 px for a name and 28 px for an organisation, of 1080.
    expect(26 * stageSize(1920, 1080, 'far').scale).toBeGreaterThanOrEqual(34)
    expect(20 * stageSize(1920, 1080, 'far').scale).toBeGreaterThanOrEqual(28)
  })

  it('draws a tablet that is read from afar only as large as leaves two columns', () => {
    expect(stageSize(1024, 768, 'far')).toMatchObject({ shape: 'narrow', width: 1280, height: 960 })
  })

  it('letterboxes proportions that no shape is drawn for', () => {
    const ribbon = stageSize(8000, 1000)
    expect(ribbon.shape).toBe('ultra-wide')
    expect(ribbon.left).toBeGreaterThan(0)
    expect(ribbon.top).toBe(0)
    const post = stageSize(400, 2000)
    expect(post.shape).toBe('portrait')
    expect(post.left).toBe(0)
    expect(post.top).toBeGreaterThan(0)
  })

  it('uses one factor for both directions', () => {
    for (const [width, height] of [
      [1366, 768],
      [1200, 1000],
      [2560, 1080],
      [5760, 1080],
      [7680, 4320],
    ] as const) {
      const size = stageSize(width, height)
      expect(size.width * size.scale + 2 * size.left).toBeCloseTo(width, 0)
      expect(size.height * size.scale + 2 * size.top).toBeCloseTo(height, 0)
    }
  })
})
