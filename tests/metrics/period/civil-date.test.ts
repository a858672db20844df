import { describe, expect, it } from 'vitest'
import { addMonths } from '#metrics/period/civil-date.ts'

describe('addMonths', () => {
  it('leads from the end of a month to the end of a month', () => {
    expect(addMonths('2024-02-29', 1)).toBe('2024-03-31')
    expect(addMonths('2024-12-31', 2)).toBe('2025-02-28')
    expect(addMonths('2024-11-30', 1)).toBe('2024-12-31')
  })

  it('leads to the same day otherwise, or to the last that there is', () => {
    expect(addMonths('2024-08-30', 6)).toBe('2025-02-28')
    expect(addMonths('2024-01-15', 11)).toBe('2024-12-15')
    expect(addMonths('2024-01-15', 12)).toBe('2025-01-15')
    expect(addMonths('2024-07-28', 0)).toBe('2024-07-28')
  })
})
