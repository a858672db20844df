import { describe, expect, it } from 'vitest'
import { cellWords } from '#metrics/wording/reporting/cells.ts'

describe('cellWords', () => {
  it('names indicator, region and period', () => {
    const cell = { name: '5G基站累计开通数', regionName: '肇庆市', observation: { period: '2024-M10' } }
    expect(cellWords(cell)).toBe('“5G基站累计开通数”（肇庆市，2024年10月）')
  })
})
