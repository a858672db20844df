import { describe, expect, it } from 'vitest'
import { formNumber } from '#metrics/wording/form-numbers.ts'

describe('formNumber', () => {
  it('numbers the form of a period within its year', () => {
    expect(
      ['2024-M10', '2024-Q3', '2024-S1', '2024-W30', '2024-D206', '2024', 'soon'].map(formNumber),
    ).toEqual([
      '月报〔2024〕10号',
      '季报〔2024〕3号',
      '半年报〔2024〕1号',
      '周报〔2024〕30号',
      '日报〔2024〕206号',
      '年报〔2024〕',
      'soon',
    ])
  })
})
