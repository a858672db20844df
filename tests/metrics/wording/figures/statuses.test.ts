import { describe, expect, it } from 'vitest'
import { correctionReasons } from '#metrics/series/observation.ts'
import { correctionWords, natureMark, natureText, statusText } from '#metrics/wording/figures/statuses.ts'

describe('statusText', () => {
  it('says what is special about a value, and nothing of a normal one', () => {
    expect((['P', 'E', 'B', 'D', 'I', 'F'] as const).map(statusText)).toEqual([
      '初步数',
      '推算数',
      '口径调整',
      '口径不同',
      '插补数',
      '预测数',
    ])
    expect((['A', 'M', null] as const).map(statusText)).toEqual(['', '', ''])
  })
})

describe('natureText, natureMark (W-13)', () => {
  it('tell that a value is provisional, and why it was revised, in words and by a mark', () => {
    const values = [
      { status: 'A' },
      { status: null },
      { status: 'P' },
      { status: 'A', correction: 'error' },
      { status: 'P', correction: 'method' },
      { status: 'A', correction: 'final' },
    ] as const
    expect(values.map((value) => [natureText(value), natureMark(value)])).toEqual([
      ['', ''],
      ['', ''],
      ['初步数', 'P'],
      ['修订数（更正）', 'R'],
      ['初步数，修订数（口径调整）', 'P R'],
      ['终核数', '终'],
    ])
  })
  it('offer the reasons of a correction in the order and words of the field', () => {
    expect(correctionReasons.map((reason) => correctionWords[reason])).toEqual(['更正', '口径调整', '终核'])
  })
})
