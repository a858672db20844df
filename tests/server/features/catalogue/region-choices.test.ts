import { describe, expect, it } from 'vitest'
import { regionChoices } from '#server/features/catalogue/region-choices.ts'

describe('regionChoices', () => {
  it('finds a region by its name or its code, with what it lies in', () => {
    expect(regionChoices('厦门')).toEqual([{ code: '350200', name: '厦门市', within: '福建省' }])
    expect(regionChoices('3502').slice(0, 2)).toEqual([
      { code: '350200', name: '厦门市', within: '福建省' },
      { code: '350203', name: '思明区', within: '福建省厦门市' },
    ])
    expect(regionChoices('没有的地方')).toEqual([])
  })
})
