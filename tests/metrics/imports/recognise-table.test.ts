import { describe, expect, it } from 'vitest'
import { headsOf, recogniseTable } from '#metrics/imports/recognise-table.ts'
import { rowsOf, sampleNames } from './sample-names.ts'

const recognise = (...lines: readonly (readonly string[])[]) => recogniseTable(rowsOf(...lines), sampleNames)

describe('recogniseTable', () => {
  it('reads the heads of a long table, in whatever order, below a title (I-1)', () => {
    expect(
      recognise(
        ['历史数据'],
        ['地区', '期', '指标', '数 值', '计量单位', '状态', '说明'],
        ['肇庆市', '2024年7月', '5G基站', '7812', '座', '', ''],
      ),
    ).toEqual({
      header: 2,
      columns: { region: 1, period: 2, indicator: 3, value: 4, unit: 5, status: 6, note: 7 },
      across: null,
      fixed: {},
    })
  })

  it('reads the one indicator in a line above the heads as that of the whole table', () => {
    const months = ['地区', '2024年6月', '2024年7月']
    const line = ['肇庆', '1', '2']
    expect(recognise(['5G基站'], months, line)?.fixed).toEqual({ indicator: '5G基站' })
    expect(recognise(['5G基站', '上云率'], months, line)?.fixed).toEqual({})
    expect(recognise(['5G基站'], ['指标', ...months], ['上云率', ...line])?.fixed).toEqual({})
  })

  it('finds months, regions or indicators in the heads of a wide one, and the unit above it', () => {
    expect(
      recognise(
        ['（单位：万座）'],
        ['指标', '地区', '2024年6月', '2024年7月'],
        ['5G基站', '肇庆', '0.77', '0.78'],
      ),
    ).toEqual({ header: 2, columns: { indicator: 1, region: 2 }, across: 'period', fixed: { unit: '万座' } })
    expect(recognise(['时间', '肇庆市', '珠海市'], ['2024年7月', '1', '2'])).toEqual({
      header: 1,
      columns: { period: 1 },
      across: 'region',
      fixed: {},
    })
    expect(recognise(['年份', '月份', '5G基站', '软件业收入（亿元）'], ['2024', '7', '1', '2'])).toEqual({
      header: 1,
      columns: { year: 1, period: 2 },
      across: 'indicator',
      fixed: {},
    })
  })

  it('reads the columns of a program by what they hold, where the heads are known to come first', () => {
    const rows = rowsOf(
      ['ind', 'reg', 'per', 'val', 'remark'],
      ['5G基站', '肇庆市', '2024-07', '1400', ''],
      ['5G基站', '肇庆市', '2024-08', '1410.5', ''],
    )
    expect(recogniseTable(rows, sampleNames, 1)).toEqual({
      header: 1,
      columns: { indicator: 1, region: 2, period: 3, value: 4 },
      across: null,
      fixed: {},
    })
    const twoFigures = rowsOf(
      ['ind', 'reg', 'per', 'val', 'id'],
      ['5G基站', '肇庆市', '2024-07', '1400', '12'],
    )
    expect(recogniseTable(twoFigures, sampleNames, 1)?.columns.value).toBeUndefined()
  })

  it('takes the unit from the head of the values, where none stands above', () => {
    const long = (head: string, ...above: readonly (readonly string[])[]) =>
      recognise(...above, ['指标', '期', head], ['5G基站', '2024年7月', '0.78'])
    expect(long('数 值（万座）')).toEqual({
      ...{ header: 1, columns: { indicator: 1, period: 2, value: 3 }, across: null },
      fixed: { unit: '万座' },
    })
    expect(long('本期数(座)', ['单位：万座'])?.fixed).toEqual({ unit: '万座' })
    expect(long('数值（2024年7月）')?.columns.value).toBeUndefined()
  })

  it('knows a column without a head by what stands below', () => {
    expect(
      recognise(
        ['', '', '2023年', '2024年'],
        ['肇庆市', '5G基站', '1', '2'],
        ['珠海市', '5G基站', '1', '2'],
        ['注：略'],
      ),
    ).toEqual({ header: 1, columns: { region: 1, indicator: 2 }, across: 'period', fixed: {} })
    expect(recognise(['某列', '数值'], ['2024年7月', '1'])).toMatchObject({
      columns: { period: 1, value: 2 },
    })
  })

  it('proposes no columns for a table that it does not know, and no mapping without rows', () => {
    expect(recognise(['甲', '乙'], ['1', '2'])).toEqual({ header: 1, columns: {}, across: null, fixed: {} })
    expect(recogniseTable([], sampleNames)).toBeUndefined()
  })
})

describe('headsOf', () => {
  it('is the same for next year’s table, whose months are others', () => {
    const rows = rowsOf(['指标', '地区', '2024年6月'], ['5G基站', '肇庆', '1'])
    expect(headsOf(rows, recogniseTable(rows, sampleNames)!)).toBe('指标|地区')
  })

  it('tells a table that names its unit from one of the same heads that does not', () => {
    const long = [
      ['指标', '期', '数值'],
      ['5G基站', '2024年7月', '1'],
    ]
    const headsOfTable = (...lines: readonly (readonly string[])[]) =>
      headsOf(rowsOf(...lines), recogniseTable(rowsOf(...lines), sampleNames)!)
    expect(headsOfTable(...long)).toBe('指标|期|数值')
    expect(headsOfTable(['单位：万座'], ...long)).toBe('指标|期|数值|单位：万座')
  })

  it('names all heads of a long one, and none where their row is not there', () => {
    const rows = rowsOf(['指标', '期', '数值'])
    expect(headsOf(rows, { header: 1, columns: {}, across: null, fixed: {} })).toBe('指标|期|数值')
    expect(headsOf(rows, { header: 9, columns: {}, across: null, fixed: { unit: '座' } })).toBe('')
  })
})
