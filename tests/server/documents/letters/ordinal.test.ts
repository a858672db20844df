import { describe, expect, it } from 'vitest'
import { ordinal } from '#server/documents/letters/ordinal.ts'

describe('ordinal', () => {
  it('counts in Chinese to 99, then in figures', () => {
    expect([1, 10, 11, 20, 21, 99, 100].map(ordinal)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
      '100',
    ])
  })
})
