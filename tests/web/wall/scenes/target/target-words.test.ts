import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { parsePeriod } from '#metrics/period.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { clauseWords, growthWords, figurePeriodText } from '#web/wall/scenes/target/target-words.ts'

const index = indexCatalogue(catalogue)

describe('figurePeriodText', () => {
  it('says of which period the figure is, and what is special about it', () => {
    expect(figurePeriodText({ period: '2024-M10', status: 'A' })).toBe('2024年10月数')
    expect(figurePeriodText({ period: '2024-M10', status: 'P' })).toBe('2024年10月数 · 初步数')
    expect(figurePeriodText({ period: null, status: null })).toBe('')
  })
})

describe('growthWords', () => {
  const stations = index.indicators.get('zhaoqing-5g-base-stations')!
  const value = (period: string, figure: number): Observation => ({
    ...{ period: parsePeriod(period)!, value: figure, status: 'A' },
    ...{ revision: 1, state: 'approved', provenance: 'reported' },
  })

  it('compares with the same period a year before', () => {
    const values = [value('2023-M10', 7100), value('2024-M10', 7810)]
    expect(growthWords(stations, values, '2024-M10')).toEqual({ name: '同比', words: '+10.0\u2009%' })
  })

  it('says nothing where there is no such period, or no value at all', () => {
    expect(growthWords(stations, [value('2024-M10', 7810)], '2024-M10')).toBeUndefined()
    expect(growthWords(stations, [], null)).toBeUndefined()
  })
})

describe('clauseWords', () => {
  it('names document, number and clause, with the clause in its own words', () => {
    const row = { document: 'zhaoqing-2024-digital-economy', clause: '五(二十五)' }
    const { where, title } = clauseWords(index, row)
    expect(where).toMatch(/^《.+》.*五\(二十五\)$/)
    expect(title).not.toBe('')
  })

  it('of what the catalogue does not know says what it was told', () => {
    expect(clauseWords(index, { document: 'gone', clause: '一' })).toEqual({ where: '《gone》一', title: '' })
  })
})
