import { describe, expect, it } from 'vitest'
import { isReason, seenLength } from '#metrics/workflow/reason.ts'

describe('seenLength', () => {
  it.each([
    [' 重复立项 ', 4],
    // Blanks without width, a byte order mark, a soft hyphen, a Hangul filler, and a Braille blank.
    ['\u200b\u200b\u2060\ufeff\u00ad\u3164\u2800', 0],
    ['重\u200b复', 2],
    // A thumb with an invisible selector of its form.
    ['👍\ufe0f', 2],
    ['', 0],
  ])('of %j is %i', (text, length) => {
    expect(seenLength(text)).toBe(length)
  })
})

describe('isReason', () => {
  it('has four characters that are seen', () => {
    expect(isReason('重复立项')).toBe(true)
    for (const text of ['x', '重复了', ' 重复了 ', '重复了\u200b\u200b'])
      expect(isReason(text), text).toBe(false)
  })
})
