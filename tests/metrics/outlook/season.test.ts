import { describe, expect, it } from 'vitest'
import { forecast } from '#metrics/forecast.ts'

describe('forecast of months that never move', () => {
  it('goes on as they stood: no season is seen in them (O-1)', () => {
    const { point } = forecast(
      Array.from({ length: 36 }, () => 5),
      3,
      { frequency: 'M' },
    )
    expect(point).toEqual([5, 5, 5])
  })
})
