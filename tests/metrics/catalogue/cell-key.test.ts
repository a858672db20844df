import { describe, expect, it } from 'vitest'
import { cellKey, seriesKey } from '#metrics/catalogue/cell-key.ts'

describe('seriesKey and cellKey', () => {
  it('tell series, and cells within them, apart', () => {
    const series = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
    expect(seriesKey(series)).toBe('zhaoqing-5g-base-stations 441200')
    expect(cellKey({ ...series, period: '2024-M10' })).toBe('zhaoqing-5g-base-stations 441200 2024-M10')
  })
})
