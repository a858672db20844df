import { describe, expect, it } from 'vitest'
import { sideBySide, withUnit } from '#metrics/wording/side-by-side.ts'

describe('texts side by side', () => {
  it('leave no dot where a text is missing', () => {
    expect(sideBySide('绵阳市', '2026年11月', '')).toBe('绵阳市 · 2026年11月')
    expect(sideBySide(undefined, '座')).toBe('座')
  })
})

describe('a name with its unit', () => {
  it('has no brackets without a unit', () => {
    expect(withUnit('5G基站', '座')).toBe('5G基站（座）')
    expect(withUnit('数据中心PUE', '')).toBe('数据中心PUE')
  })
})
