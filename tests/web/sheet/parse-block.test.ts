import { describe, expect, it } from 'vitest'
import { parseBlock, quoteCell } from '#web/sheet/parse-block.ts'

describe('parseBlock', () => {
  it('takes a column as Excel copies it', () => {
    expect(parseBlock('7,812\r\n173\r\n82.6\r\n')).toEqual([['7,812'], ['173'], ['82.6']])
  })

  it('keeps blank cells and blank rows in their places', () => {
    expect(parseBlock('1\t\t3\n\n4')).toEqual([['1', '', '3'], [''], ['4']])
  })

  it('unquotes cells with line ends, tabs and doubled quotation marks', () => {
    expect(parseBlock('"口径\n调整"\t"他说""好"""\t5')).toEqual([['口径\n调整', '他说"好"', '5']])
  })

  it('leaves a quotation mark that closes no cell as text', () => {
    expect(parseBlock('"5 寸\t7')).toEqual([['"5 寸', '7']])
    expect(parseBlock('"a" b\t1')).toEqual([['"a" b', '1']])
  })

  it('takes a single value', () => {
    expect(parseBlock('96.9')).toEqual([['96.9']])
  })
})

describe('quoteCell', () => {
  it('is undone by parseBlock', () => {
    for (const text of ['7812', 'a\tb', 'a\nb', '"', 'x"y'])
      expect(parseBlock(quoteCell(text))).toEqual([[text]])
  })
})
