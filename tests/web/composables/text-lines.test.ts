import { describe, expect, it } from 'vitest'
import { linesTaken, textWidth } from '#web/composables/text-lines.ts'

describe('textWidth', () => {
  it('reckons a Chinese character as wide as high, and a letter or digit at 0.62 of that', () => {
    expect(textWidth('连续覆盖率', 20)).toBe(100)
    expect(textWidth('5G', 20)).toBeCloseTo(24.8)
    expect(textWidth('', 20)).toBe(0)
  })
})

describe('linesTaken', () => {
  it('says one line of what fits into it', () => {
    expect(linesTaken('连续覆盖率', 20, 100)).toBe(1)
  })

  it('counts lines each of which may end one character early', () => {
    // 19 characters of 20 px are 380 px: a line of 210 px holds at least 190 px of them, one of 199 px only 179.
    expect(linesTaken('市加快数字化发展工作领导小组各成员单位', 20, 210)).toBe(2)
    expect(linesTaken('市加快数字化发展工作领导小组各成员单位', 20, 199)).toBe(3)
  })

  it('takes a line for each character where a line holds none', () => {
    expect(linesTaken('连续覆盖率', 20, 0)).toBe(5)
  })
})
