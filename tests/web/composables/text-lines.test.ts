import { describe, expect, it } from 'vitest'
import { linesTaken, textWidth } from '#web/composables/text-lines.ts'

describe('textWidth', () => {
  it('reckons a Chinese sign as wide as high, and a letter or digit at 0.62 of that', () => {
    expect(textWidth('连续覆盖率', 20)).toBe(100)
    expect(textWidth('5G', 20)).toBeCloseTo(24.8)
    expect(textWidth('', 20)).toBe(0)
  })
})

describe('linesTaken', () => {
  it('says one line of what fits into it', () => {
    expect(linesTaken('连续覆盖率', 20, 100)).toBe(1)
  })

  it('says how many it takes, each of which may end a sign early', () => {
    // 18 signs of 20 px are 360 px: lines of 200 px hold at least 9 of them, lines of 199 px only 8.
    expect(linesTaken('市加快数字化发展工作领导小组各成员单位', 20, 210)).toBe(2)
    expect(linesTaken('市加快数字化发展工作领导小组各成员单位', 20, 199)).toBe(3)
  })

  it('ends where a line holds no sign', () => {
    expect(linesTaken('连续覆盖率', 20, 0)).toBe(5)
  })
})
