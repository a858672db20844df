import { describe, expect, it } from 'vitest'
import { readTable } from '#metrics/imports/read-table.ts'
import { recogniseTable } from '#metrics/imports/recognise-table.ts'
import type { TableMapping } from '#metrics/imports/table.ts'
import { rowsOf, sampleNames } from './sample-names.ts'

const read = (lines: readonly (readonly string[])[], change: Partial<TableMapping> = {}) => {
  const rows = rowsOf(...lines)
  return readTable(rows, { ...recogniseTable(rows, sampleNames)!, ...change }, sampleNames)
}
const cells = (found: ReturnType<typeof read>) =>
  found.values.map(({ indicator, region, period, value, reason }) =>
    [indicator, region, period, value ?? reason].join(' '),
  )

describe('readTable', () => {
  it('reads a long table, one value a row, with status and note (I-1)', () => {
    const found = read([
      ['指标', '地区', '期', '数值', '单位', '状态', '说明'],
      ['5G基站', '肇庆', '2024年7月', '0.7812', '万座', '初步数', ' 快报 '],
      ['5G基站', '珠海', '202407', '', '', '', ''],
      ['5G基站', '珠海', '202408', '', '', 'M', '未开展'],
    ])
    expect(found).toEqual({
      values: [
        {
          row: 2,
          column: 4,
          indicator: 'jia-5g',
          region: '441200',
          period: '2024-M07',
          value: '7812',
          converted: '万座',
          status: 'P',
          note: '快报',
        },
        {
          row: 4,
          column: 4,
          indicator: 'yi-5g',
          region: '440400',
          period: '2024-M08',
          value: null,
          reason: 'not-collected',
          status: 'M',
          note: '未开展',
        },
      ],
      faults: [],
      empty: 1,
    })
  })

  it('reads periods, regions and indicators as columns', () => {
    expect(
      cells(
        read([
          ['指标', '地区', '2024年6月', '2024年7月'],
          ['5G基站', '肇庆', '1', '2'],
          ['注：5G基站含室分'],
        ]),
      ),
    ).toEqual(['jia-5g 441200 2024-M06 1', 'jia-5g 441200 2024-M07 2'])
    expect(
      cells(
        read(
          [
            ['时间', '肇庆市', '珠海市'],
            ['2024年7月', '1', '缺'],
          ],
          { fixed: { indicator: '5G基站' } },
        ),
      ),
    ).toEqual(['jia-5g 441200 2024-M07 1', 'yi-5g 440400 2024-M07 not-collected'])
    expect(
      cells(
        read(
          [
            ['年份', '月份', '5G基站', '软件业收入（万元）'],
            ['2024', '7', '1', '23400'],
          ],
          {
            fixed: { region: '肇庆市' },
          },
        ),
      ),
    ).toEqual(['jia-5g 441200 2024-M07 1', 'jia-output 441200 2024-M07 2.34'])
  })

  it('puts year and period together, wherever the period stands', () => {
    const fixed = { indicator: 'jia-output', region: '441200' }
    expect(
      cells(
        read(
          [
            ['年份', '1-6月'],
            ['2024年度', '5'],
          ],
          { across: 'period', columns: { year: 1 }, fixed },
        ),
      ),
    ).toEqual(['jia-output 441200 2024-M06 5'])
    expect(
      cells(
        read(
          [
            ['年', '期', '数值'],
            ['2024年', '1-7月', '5'],
            ['2024', '', '6'],
          ],
          { fixed },
        ),
      ),
    ).toEqual(['jia-output 441200 2024-M07 5', 'jia-output 441200 2024 6'])
    expect(cells(read([['数值'], ['5']], { fixed: { ...fixed, period: '2024年7月' } }))).toEqual([
      'jia-output 441200 2024-M07 5',
    ])
  })

  it('tells what cannot be read by its row and column, each in its words', () => {
    const { values, faults } = read([
      ['指标', '地区', '期', '数值', '状态'],
      ['', '肇庆', '2024年7月', '1', ''],
      ['铁塔', '肇庆', '2024年7月', '1', ''],
      ['5G基站', '', '2024年7月', '1', ''],
      ['5G基站', '高新区', '2024年7月', '1', ''],
      ['5G基站', '广东省', '2024年7月', '1', ''],
      ['5G基站', '肇庆', '7月', '1', ''],
      ['5G基站', '肇庆', '2024年7月', '约七千', ''],
      ['5G基站', '肇庆', '2024年7月', '1', '很好'],
    ])
    expect(values).toEqual([])
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 1, 'unknown-indicator'],
      [3, 1, 'unknown-indicator'],
      [4, 2, 'unknown-region'],
      [5, 2, 'unknown-region'],
      [6, 1, 'unknown-indicator'],
      [7, 3, 'bad-period'],
      [8, 4, 'bad-value'],
      [9, 5, 'bad-status'],
    ])
    expect(faults[1]!.message).toBe('目录里没有指标“铁塔”。请按目录改名，或写指标编号。')
    expect(faults[4]!.message).toBe('叫这个名字的指标不止一个（jia-5g、yi-5g），请改写指标编号。')
  })

  it('tells what the whole table lacks once, at its heads, and what a head lacks at the head', () => {
    const places = (lines: readonly (readonly string[])[]) =>
      read(lines).faults.map(({ row, column, code }) => [row, column, code])
    const months = ['2024年6月', '2024年7月']
    expect(
      places([
        ['地区', ...months],
        ['肇庆', '1', '2'],
        ['珠海', '3', '4'],
      ]),
    ).toEqual([[1, 1, 'unknown-indicator']])
    expect(
      places([
        ['指标', '地区', '2024年6月', '合同'],
        ['5G基站', '肇庆', '1', '2'],
        ['5G基站', '珠海', '1', '2'],
      ]),
    ).toEqual([[1, 4, 'bad-period']])
    const undated = [
      ['指标', '地区', '数值'],
      ['5G基站', '肇庆', '1'],
    ]
    expect(places(undated)).toEqual([[1, 1, 'bad-period']])
    const wrong = read(undated, { fixed: { period: '7月' } }).faults
    expect(wrong.map(({ row, column }) => [row, column])).toEqual([[2, 3]])
    const years = [
      ['指标', '地区', '年份', '数值'],
      ['5G基站', '肇庆', '去年', '1'],
    ]
    expect(places(years)).toEqual([[2, 3, 'bad-period']])
  })

  it('I-2 reads 全市 as the city in which all the other regions lie, and as none where they lie in several', () => {
    const long = (...regions: string[]) => [
      ['指标', '地区', '期', '数值'],
      ...regions.map((region) => ['5G基站', region, '2024年7月', '1']),
    ]
    expect(cells(read(long('端州区', '肇庆新区', '全 市')))).toContain('jia-5g 441200 2024-M07 1')
    expect(read(long('端州区', '珠海', '合计')).faults.map(({ code }) => code)).toEqual(['unknown-region'])
    expect(read(long('合计')).faults.map(({ code }) => code)).toEqual(['unknown-region'])
    const mixed = read(long('端州区', '高新区', '合计'))
    expect(mixed.faults.map(({ row, code }) => [row, code])).toEqual([[3, 'unknown-region']])
    // A province lies in no other region, so that nothing is the whole of it.
    expect(read(long('广东省', '合计')).faults.at(-1)?.code).toBe('unknown-region')
    expect(read(long('端州区'), { header: 99, across: 'region' }).values).toEqual([])
    const wide = read([
      ['指标', '期', '端州区', '合计'],
      ['5G基站', '2024年7月', '1', '2'],
    ])
    expect(cells(wide)).toContain('jia-5g 441200 2024-M07 2')
  })

  it('takes no figure of a hidden row or column, and tells of each', () => {
    const rows = rowsOf(
      ['指标', '地区', '2024年7月', '2024年8月', '2024年9月'],
      ['5G基站', '肇庆', '1', '2', ''],
      ['5G基站', '珠海', '3', '4', '5'],
    ).map((row) => ({ ...row, hidden: row.number === 3 }))
    const { values, faults, empty } = readTable(rows, recogniseTable(rows, sampleNames)!, sampleNames, [
      { from: 4, to: 5 },
    ])
    expect(values.map(({ row, column, value }) => [row, column, value])).toEqual([[2, 3, '1']])
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 4, 'hidden'],
      [3, 3, 'hidden'],
      [3, 4, 'hidden'],
      [3, 5, 'hidden'],
    ])
    expect(faults[0]!.message).toMatch(/^在隐藏（或筛选掉）的行列里，看不见的数不收。/)
    expect(empty).toBe(1)
  })

  it('reads nothing of a table without a column of values, nor above its heads', () => {
    expect(
      read([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).toEqual({ values: [], faults: [], empty: 0 })
    expect(cells(read([['指标', '地区', '2024年7月']], { header: 7 }))).toEqual([])
    expect(read([['指标', '地区', '期', '数值'], []]).empty).toBe(1)
  })

  it('counts a column without a head as no column of values', () => {
    expect(
      cells(
        read(
          [
            ['指标', '2024年7月', ''],
            ['5G基站', '1', '2'],
          ],
          { fixed: { region: '肇庆' } },
        ),
      ),
    ).toEqual(['jia-5g 441200 2024-M07 1'])
  })
})
