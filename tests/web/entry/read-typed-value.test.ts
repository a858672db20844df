import { describe, expect, it } from 'vitest'
import { readTypedValue } from '#web/entry/read-typed-value.ts'

describe('readTypedValue', () => {
  it.each([
    ['7812', '座', '7812'],
    ['7,812', '座', '7812'],
    ['1,234,567.50', '万元', '1234567.5'],
    ['1 234 567', '座', '1234567'],
    ['８，１２０．５', '%', '8120.5'],
    ['８２．６％', '%', '82.6'],
    ['82.6%', '%', '82.6'],
    ['7812座', '座', '7812'],
    ['\u221224.3', '%', '-24.3'],
    ['－3', '个', '-3'],
    ['+12', '家', '12'],
    ['  96.90 ', '%', '96.9'],
    ['1000兆', 'Mbps', '1000'],
  ])('reads %s in %s as %s', (text, unit, value) => {
    expect(readTypedValue(text, unit)).toEqual({ kind: 'value', value })
  })

  it.each(['', '   ', '\u3000'])('takes blank text as empty', (text) => {
    expect(readTypedValue(text, '座')).toEqual({ kind: 'empty' })
  })

  it.each([
    ['12,34', '千分位'],
    ['1.2E+05', '科学计数法'],
    ['NaN', '有限的数'],
    ['#DIV/0!', 'Excel 的错误值'],
    ['—', '选择原因'],
    ['暂无', '选择原因'],
    ['1234567890123456', '15 位'],
    ['12.3.4', '不是数'],
  ])('refuses %s and says why', (text, why) => {
    expect(readTypedValue(text, '座')).toMatchObject({
      kind: 'unreadable',
      why: expect.stringContaining(why),
    })
  })

  it('names the figure to confirm instead of converting another scale in silence', () => {
    expect(readTypedValue('0.78万', '座')).toMatchObject({ why: expect.stringContaining('应为 7,800，') })
    expect(readTypedValue('2.5亿元', '万元')).toMatchObject({ why: expect.stringContaining('应为 25,000，') })
  })

  it('refuses the unit of something else', () => {
    expect(readTypedValue('12家', '座')).toMatchObject({ kind: 'unreadable' })
  })
})
