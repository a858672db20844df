import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { regionTiles, tileName } from '#web/board/region-tiles.ts'
import { boardRow } from '../board-row.ts'
import { approvedRecord } from '../wall/records.ts'

const index = indexCatalogue(catalogue)
const zhaoqing = { index, parent: '441200', rows: [boardRow()], at: '2024-10-31' }

describe('regionTiles', () => {
  it('shows each county’s latest value of the indicator in focus, and which county has none', () => {
    const records = [
      approvedRecord({ region: '441284', period: '2024-M09', value: 1150 }),
      approvedRecord({ region: '441284', value: 1164 }),
      approvedRecord({ region: '441284', period: '2024-M11', value: 1200 }),
    ]
    const tiles = regionTiles({ ...zhaoqing, indicator: 'zhaoqing-5g-base-stations', records })
    const figure = (code: string) => tiles.find((tile) => tile.code === code)?.figure
    expect(figure('441284')).toBe('1,164')
    expect(figure('441202')).toBe('未报')
    expect(figure('441200-gaoxinqu')).toBe('')
  })

  it('judges no county by itself: a light needs a target there', () => {
    const tiles = regionTiles({ ...zhaoqing, indicator: 'zhaoqing-5g-base-stations', records: [] })
    expect(tiles.every(({ light }) => light === null)).toBe(true)
  })

  it('shows a city’s most urgent light on its province’s grid', () => {
    const rows = [boardRow(), boardRow({ target: 'x', light: 'far-behind', gap: -20 })]
    const tiles = regionTiles({ ...zhaoqing, parent: '440000', rows, indicator: undefined, records: [] })
    expect(tiles).toHaveLength(21)
    expect(tiles.find(({ code }) => code === '441200')).toMatchObject({
      name: '肇庆',
      light: 'far-behind',
      figure: '2',
    })
  })
})

describe('tileName', () => {
  const name = (code: string) => {
    const region = index.regions.get(code)!
    return tileName(region, index.regions.get(region.parent ?? ''))
  }
  it.each([
    ['441200', '肇庆'],
    ['441284', '四会市'],
    ['441200-gaoxinqu', '高新区'],
    ['441200-yuegui-hezuo-tebie-shiyanqu', '粤桂合作'],
    ['441825', '连山县'],
  ])('%s is %s', (code, short) => expect(name(code)).toBe(short))
})
