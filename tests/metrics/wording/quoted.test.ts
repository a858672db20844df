import { describe, expect, it } from 'vitest'
import { quoted, unended, withinQuotes } from '#metrics/wording/quoted.ts'

describe('quoted', () => {
  it('has single marks within double ones (GB/T 15834)', () => {
    expect(quoted('“粤省心”平台')).toBe('“‘粤省心’平台”')
    expect(withinQuotes('“视频办”')).toBe('‘视频办’')
  })
})

describe('unended', () => {
  it.each([
    ['月底前补报。', '月底前补报'],
    ['月底前补报；\n', '月底前补报'],
    ['月底前补报！', '月底前补报！'],
  ])('%j is %j within a sentence', (text, within) => expect(unended(text)).toBe(within))
})
