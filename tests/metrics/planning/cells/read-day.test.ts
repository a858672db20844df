import { describe, expect, it } from 'vitest'
import { readDay } from '#metrics/planning/cells/read-day.ts'

describe('readDay', () => {
  it.each([
    ['2025-12-31', '2025-12-31', '2025-12-31'],
    ['2025年6月', '2025-06-01', '2025-06-30'],
    ['2024年2月底前', '2024-02-01', '2024-02-29'],
    ['２０２５年', '2025-01-01', '2025-12-31'],
    ['2025年初', '2025-01-01', undefined],
    ['2025年3月初', '2025-03-01', undefined],
    ['2025年2月30日', undefined, undefined],
  ])('%s begins a span on %s and is due on %s', (text, start, due) => {
    expect([readDay(text, 'start'), readDay(text, 'due')]).toEqual([start, due])
  })
})
