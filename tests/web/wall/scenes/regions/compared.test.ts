import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { BoardRow } from '#server/contract/board.ts'
import {
  comparedLines,
  comparedRegions,
  isBelowMedian,
  isLast,
  observedByRegion,
  type ComparedLine,
} from '#web/wall/scenes/regions/compared.ts'
import {
  linesOfRegion,
  pageInFocus,
  rankingOf,
  rankRegions,
  regionPages,
} from '#web/wall/scenes/regions/ranked-regions.ts'
import {
  distanceText,
  measureText,
  rankText,
  standingText,
  valueText,
} from '#web/wall/scenes/regions/region-words.ts'
import { boardRow } from '../../../board-row.ts'

const index = indexCatalogue(catalogue)
const parent = '441200'
const stations = 'zhaoqing-5g-base-stations'
const figure = (region: string, period: string, value: number | null) => ({ region, period, value })
const figuresOf = (...those: ReturnType<typeof figure>[]) => new Map([[stations, those]])
/** The figures of three counties at the end of September, and of the first to report October. */
const stationsKnown = figuresOf(
  figure('441200', '2024-M09', 7600),
  figure('441202', '2024-M09', 2321),
  figure('441203', '2024-M09', 356),
  figure('441204', '2024-M09', 1254),
  figure('441202', '2024-M10', 2400),
  figure('441224', '2024-M11', 5000),
  figure('441223', '2024-M09', null),
)
const board = (
  rows: readonly BoardRow[],
  figures: Parameters<typeof comparedLines>[0]['figures'] = new Map(),
) => comparedLines({ index, parent, rows, figures, at: '2024-10-31' })
const ofCounty = (region: string, distance: number | null, more: Partial<BoardRow> = {}) =>
  boardRow({ region, target: `${region}-stations`, distance, completion: null, ...more })
const counties = comparedRegions(index, parent).map(({ code, name }) => ({ code, name }))

describe('comparedLines', () => {
  it('compares what counties reported for the last period that most of them have', () => {
    const [line, ...others] = board([boardRow()], stationsKnown)
    expect(others).toEqual([])
    expect(line).toMatchObject({
      measure: 'figure',
      period: '2024-M09',
      lowest: 356,
      median: 1254,
      highest: 2321,
    })
    expect(line?.places).toEqual(
      new Map([
        ['441202', 1],
        ['441203', 3],
        ['441204', 2],
      ]),
    )
    expect(isBelowMedian(line!, '441203')).toBe(true)
    expect([isLast(line!, '441203'), isLast(line!, '441204'), isLast(line!, '441225')]).toEqual([
      true,
      false,
      false,
    ])
    expect([valueText(line!, 2321), measureText(line!), rankText(line!, '441203')]).toEqual([
      '2,321',
      '座 · 2024年9月',
      '第 3 / 3',
    ])
    expect(distanceText(line!, '441203')).toBe('比中位数低 898 座')
    expect(distanceText(line!, '441204')).toBe('与中位数相当')
  })

  it('compares own targets of counties by the way that is done, and then asks for no figures', () => {
    const rows = [
      boardRow(),
      ofCounty('441202', 0.5),
      ofCounty('441203', 0.8),
      ofCounty('441204', 0.25),
      ofCounty('441223', null),
    ]
    const [line, ...others] = board(rows, stationsKnown)
    expect(others).toEqual([])
    expect(line).toMatchObject({
      measure: 'share',
      lowest: 0.25,
      median: 0.5,
      highest: 0.8,
      key: '441202-stations',
    })
    expect([...line!.places]).toEqual([
      ['441202', 2],
      ['441203', 1],
      ['441204', 3],
    ])
    expect(observedByRegion({ index, parent, rows })).toEqual([])
    expect(observedByRegion({ index, parent, rows: [boardRow()] })).toEqual([stations])
    expect(distanceText(line!, '441203')).toBe('比中位数高 30.0 个百分点')
    expect(valueText(line!, 0.25)).toBe('25.0 %')
  })

  it('shows one or two regions without places, and nothing of none', () => {
    const [line] = board([ofCounty('441202', 0.5), ofCounty('441203', 0.8)])
    expect([line?.places.size, isBelowMedian(line!, '441202'), rankText(line!, '441202')]).toEqual([
      0,
      false,
      '',
    ])
    expect(distanceText(line!, '441202')).toBe('')
    expect(standingText([line!], '441202')).toBe('有数的地区不足三个，不排名次')
    expect(board([ofCounty('441202', null)])).toEqual([])
    expect(board([boardRow()])).toEqual([])
  })

  it('takes a lower figure for the better one where the indicator says so', () => {
    const lower: ComparedLine = { ...board([boardRow()], stationsKnown)[0]!, lowerIsBetter: true }
    expect([isBelowMedian(lower, '441202'), isBelowMedian(lower, '441203')]).toEqual([true, false])
    expect(rankingOf(lower, rankRegions([lower], counties)).map(({ text }) => text)).toEqual([
      '356',
      '1,254',
      '2,321',
    ])
  })
})

describe('rankRegions', () => {
  const rows = [
    ...[ofCounty('441202', 0.5), ofCounty('441203', 0.8), ofCounty('441204', 0.25)],
    ...[0.9, 0.1, 0.2].map((distance, at) =>
      ofCounty(`44120${at + 2}`, distance, {
        target: `44120${at + 2}-other`,
        indicator: 'zhaoqing-rural-ecommerce-trainees',
        light: at === 1 ? 'far-behind' : 'met',
      }),
    ),
  ]
  const lines = board(rows)
  const ranked = rankRegions(lines, counties)

  it('puts the region first that is most often below the median, then most often last; those without a value nowhere', () => {
    expect(ranked.map(({ code, below, last, known }) => [code, below, last, known])).toEqual([
      ['441203', 1, 1, 2],
      ['441204', 1, 1, 2],
      ['441202', 0, 0, 2],
    ])
    expect(ranked[0]?.worst?.light).toBe('far-behind')
  })

  it('lists the lines of a region with its worst place first, on as many pages as they need', () => {
    expect(linesOfRegion(lines, '441203').map(({ places }) => places.get('441203'))).toEqual([3, 1])
    const pages = regionPages(ranked, lines, 1)
    expect(pages.slice(0, 3)).toEqual([
      { region: '441203', page: 0 },
      { region: '441203', page: 1 },
      { region: '441204', page: 0 },
    ])
    expect(pageInFocus(pages, lines, '441203 2', undefined)).toEqual(pages[1])
    expect(pageInFocus(pages, lines, '441204-other', '441203 2')).toEqual(pages[2])
    expect(pageInFocus(pages, lines, 'zhaoqing-2024-noise-monitoring', '441203 2')).toEqual(pages[1])
    expect(pageInFocus(pages, lines, undefined, undefined)).toEqual(pages[0])
    expect(standingText(lines, '441203')).toBe('2 项中 1 项落后于中位数')
    expect(standingText(lines, '441202')).toBe('2 项都不低于中位数')
  })

  it('leaves figures that depend on the size of a region out where there are others, and says who lacks one', () => {
    const both = [...lines, board([boardRow()], stationsKnown)[0]!]
    expect(rankRegions(both, counties)[0]).toMatchObject({ code: '441203', known: 2 })
    const alone = both.slice(2)
    expect(rankRegions(alone, counties)[0]).toMatchObject({ code: '441203', known: 1, below: 1 })
    expect(
      rankingOf(
        alone[0]!,
        rankRegions(both, counties).concat({ ...ranked[0]!, code: '441225', name: '封开县' }),
      ),
    ).toEqual([
      { region: '441202', name: '端州区', value: 2321, text: '2,321' },
      { region: '441204', name: '高要区', value: 1254, text: '1,254' },
      { region: '441203', name: '鼎湖区', value: 356, text: '356' },
      { region: '441225', name: '封开县', text: '未报' },
    ])
  })
})
