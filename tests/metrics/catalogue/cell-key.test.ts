import { describe, expect, it } from 'vitest'
import { cellKey, seriesDayKey, seriesKey } from '#metrics/catalogue/cell-key.ts'

describe('seriesKey, cellKey and seriesDayKey', () => {
  it('tell series, their cells, and what is known of them on a day, apart', () => {
    const series = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
    expect(seriesKey(series)).toBe('zhaoqing-5g-base-stations 441200')
    expect(seriesDayKey(series, '2024-10-31')).toBe('zhaoqing-5g-base-stations 441200 2024-10-31')
    expect(cellKey({ ...series, period: '2024-M10' })).toBe('zhaoqing-5g-base-stations 441200 2024-M10')
  })
})
