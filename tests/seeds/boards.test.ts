import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { boards } from '#seeds/boards.ts'
import { catalogue } from '#seeds/catalogue.ts'

describe('boards', () => {
  it('offers the real series first, then the four plans', () => {
    expect(boards.map(({ id, real }) => [id, real])).toEqual([
      ['national-5g', true],
      ['guangdong-5g', true],
      ['zhaoqing-2024', false],
      ['guangdong-2022', false],
      ['qingyuan-2021-2022', false],
      ['zhuhai-2022-2025', false],
    ])
  })

  it('shows the targets of each scope at a date within the span of one of them', () => {
    const index = indexCatalogue(catalogue)
    const shown = boards.map(({ scope }) => index.targetsIn(scope) ?? [])
    // The 22nd target of 肇庆 (4K viewers) is a commitment of the province, to which the city only contributes.
    expect(shown.map((targets) => targets.length)).toEqual([2, 1, 21, 7, 18, 12])
    for (const [place, { suggestedAt = '' }] of boards.entries()) {
      const spans = shown[place]?.map(({ target }) => [target.start, target.due ?? '9999']) ?? []
      expect(spans.some(([start = '', due = '']) => start <= suggestedAt && suggestedAt <= due)).toBe(true)
    }
  })
})
