import { describe, expect, it } from 'vitest'
import { fittedWidths } from '#server/documents/word/fitted-table.ts'

describe('fittedWidths', () => {
  // Twentieths of a point at 9 points: a Chinese sign has 180, a digit at most 116, a percent sign 172; 140 stand around a text.
  it('gives a column of figures what its longest asks for, and the rest to what breaks, by its length', () => {
    const columns = [
      { head: '目标', breaks: true as const, texts: ['五六七八九十一二', '五六七八九十一二'] },
      { head: '完成率', texts: ['100.0%', '—'] },
      { head: '承诺', texts: ['不少于230家'] },
      { head: '单位', breaks: true as const, texts: ['四个汉字'] },
    ]
    const widths = fittedWidths(columns, 8_844)
    // The first has 4 digits, a point and a percent sign; the second 4 Chinese signs, 3 digits and 2 spaces between them.
    expect(widths.slice(1, 3)).toEqual([4 * 116 + 60 + 172 + 140, 4 * 180 + 3 * 116 + 2 * 46 + 140])
    expect(widths[0]!).toBeGreaterThan(widths[3]!)
    expect(widths.reduce((sum, width) => sum + width)).toBe(8_844)
  })

  it('leaves four signs a line to what breaks, whatever figures ask for', () => {
    const long = '不少于1234567890123456789012345678901234567890123456789012345678901234567890万元'
    const widths = fittedWidths(
      [
        { head: '目标', breaks: true, texts: ['一'] },
        { head: '承诺', texts: [long] },
      ],
      4_000,
    )
    expect(widths).toEqual([860, 3_140])
  })
})
