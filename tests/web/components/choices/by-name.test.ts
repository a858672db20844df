import { describe, expect, it } from 'vitest'
import { byName } from '#web/components/choices/by-name.ts'

describe('byName', () => {
  it('sorts numbers within names by their value, not by their digits', () => {
    const names = [135, 180, 225, 270, 45, 90].map((number) => `第${number}号指标`)
    expect(names.toSorted(byName)).toEqual([45, 90, 135, 180, 225, 270].map((number) => `第${number}号指标`))
    expect(['demo-10', 'demo-9'].toSorted(byName)).toEqual(['demo-9', 'demo-10'])
  })

  it('sorts Chinese names by their sound', () => {
    expect(['珠海', '肇庆', '广州'].toSorted(byName)).toEqual(['广州', '肇庆', '珠海'])
  })
})
