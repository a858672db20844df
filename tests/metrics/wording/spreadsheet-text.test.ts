import { describe, expect, it } from 'vitest'
import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'

describe('spreadsheetText', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@sum',
    '\tx',
    '\rx',
    ' =1',
    '\u3000=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\u00A0＝1',
  ])('puts a mark before %j', (text) => expect(spreadsheetText(text)).toBe(`'${text}`))

  it.each(['', '端州区', '1=1', '—', '−3', ' 5G基站', '“=1”'])('leaves %j as it is', (text) =>
    expect(spreadsheetText(text)).toBe(text),
  )
})
