import { describe, expect, it } from 'vitest'
import { parseBlock } from '#web/sheet/parse-block.ts'
import { isClear, placeBlock } from '#web/entry/pasting/place-block.ts'
import { row, rows, values } from './sheet-rows.ts'

const counties = ['肇庆市', '端州区', '高要区']
const codes = ['441200', '441202', '441204']
const regional = [
  ...counties.map((regionName, at) => row(`s${at}`, '5G基站累计开通数', { regionName })),
  ...counties.map((regionName, at) =>
    row(`f${at}`, '规上工业企业数字化转型家数', { regionName, unit: '家' }),
  ),
]
const ofCounty = regional.filter(({ regionName }) => regionName === '端州区')
const pasted = (text: string, onto = regional, more: { column?: number } = {}) =>
  placeBlock(parseBlock(text), onto, { row: 0, column: 'value' }, { period: '2024-M10', ...more })

describe('placeBlock, by names', () => {
  it('takes indicators and regions, with merged names carried down and a total left out', () => {
    const placed = pasted(
      '序号\t指标\t地区\t9月\t10月\n1\t5G基站累计开通数（座）\t肇庆市\t7,722\t7,812\n\t\t端州\t2,321\t2,330\n\t\t高要区\t1,254\t1,260\n\t合计\t\t\t11,402\n',
    )
    expect(values(placed)).toEqual(['s0 7,812', 's1 2,330', 's2 1,260'])
    expect(placed.leftOver).toEqual([{ text: '合计 11,402', why: '没有同名的指标或地区' }])
    expect(isClear(placed)).toBe(false)
  })

  it('takes a matrix of regions and indicators, either way about', () => {
    const text = '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n端州区\t2,330\t40\n高要区\t1,260\t17\n'
    expect(values(pasted(text))).toEqual(['s1 2,330', 'f1 40', 's2 1,260', 'f2 17'])
    expect(isClear(pasted(text))).toBe(true)
    const turned = '指标\t肇庆市\t端州区\n5G基站累计开通数\t7,812\t2,330\n规上工业企业数字化转型家数\t172\t40'
    expect(values(pasted(turned))).toEqual(['s0 7,812', 's1 2,330', 'f0 172', 'f1 40'])
  })

  it.each([
    [
      'a row of the whole city, units beside the names, and few rows',
      '地区\t5G基站累计开通数（座）\t规上工业企业数字化转型家数（家）\n全市\t7,812\t172\n端州区\t2,330\t40',
      ['s0 7,812', 'f0 172', 's1 2,330', 'f1 40'],
    ],
    [
      'merged cells above columns of two periods',
      '地区\t5G基站累计开通数\t\t规上工业企业数字化转型家数\t\n\t9月\t10月\t9月\t10月\n端州区\t2,321\t2,330\t38\t40',
      ['s1 2,330', 'f1 40'],
    ],
    [
      'merged cells above figures and their growth',
      '地区\t5G基站累计开通数\t\t规上工业企业数字化转型家数\t\n\t本期\t同比\t本期\t同比\n端州区\t2,330\t3.2\t40\t5',
      ['s1 2,330', 'f1 40'],
    ],
    [
      'ranks beside the names',
      '位次\t地区\t5G基站累计开通数\n1\t端州区\t2,330\n2\t高要区\t1,260',
      ['s1 2,330', 's2 1,260'],
    ],
  ])('takes a matrix with %s', (_, text, expected) => {
    const onto = regional.map((one) => ({ ...one, regionCode: codes[counties.indexOf(one.regionName)]! }))
    const placed = pasted(text, onto)
    expect(values(placed)).toEqual(expected)
    expect(isClear(placed)).toBe(true)
  })

  it.each([
    [
      'above the table',
      '单位：万座\t\n地区\t5G基站累计开通数\n端州区\t0.2330\n高要区\t0.1260',
      ['s1 0.2330万座', 's2 0.1260万座'],
    ],
    [
      'in a line below the names',
      '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n\t（万座）\t（家）\n端州区\t0.2330\t40',
      ['s1 0.2330万座', 'f1 40'],
    ],
    [
      'in a line of its own name',
      '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n计量单位\t万座\t家\n端州区\t0.2330\t40',
      ['s1 0.2330万座', 'f1 40'],
    ],
    [
      'nowhere, though brackets stand below the names',
      '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n\t（累计）\t（快报）\n端州区\t2,330\t40',
      ['s1 2,330', 'f1 40'],
    ],
  ])('takes the units of a matrix that stand %s', (_, text, expected) => {
    expect(values(pasted(text))).toEqual(expected)
    expect(isClear(pasted(text))).toBe(true)
  })

  it.each(['10月（累计）', '完成数（快报）', '数值（预计）'])(
    'does not mistake the remark in header %s for a unit',
    (header) => {
      const placed = pasted(`指标\t${header}\n5G基站\t7,812`, rows)
      expect(values(placed)).toEqual(['a 7,812'])
      expect(isClear(placed)).toBe(true)
    },
  )

  it.each([
    ['地区\t5G基站累计开通数\n端州区\t2,330', ['s1 2,330']],
    ['地区\t5G基站累计开通数（座）\n1、端州区\t2,330', ['s1 2,330']],
    ['县（市、区）\t5G基站累计开通数\t同比\n端州区\t2,330\t3.2', ['s1 2,330']],
    ['指标\t端州区\n5G基站累计开通数\t2,330', ['s1 2,330']],
    ['单位：万座\t\n地区\t5G基站累计开通数\n端州区\t0.2330', ['s1 0.2330万座']],
  ])('takes a table of one county under one indicator: %j', (text, expected) => {
    for (const onto of [regional, ofCounty]) {
      expect(values(pasted(text, onto))).toEqual(expected)
      expect(isClear(pasted(text, onto))).toBe(true)
    }
  })

  it.each([
    ['单位：千座\t\n指标\t10月\n5G基站\t7.812', 'a 7.812千座'],
    ['指标\t计量单位\t10月\n5G基站\t百座\t78.12', 'a 78.12百座'],
    ['指标\t10月（百）\n5G基站\t78.12', 'a 78.12百座'],
    ['指标\t10月\n5G基站（十万座）\t0.07812', 'a 0.07812十万座'],
  ])('takes a table in another scale of the unit: %j', (text, expected) => {
    expect(values(pasted(text, rows))).toEqual([expected])
  })

  it.each([
    ['without a header', []],
    ['under a header', ['指标\t地区\t10月']],
    ['under a header, with row numbers', ['序号\t指标\t地区\t10月']],
  ])(
    'does not mistake a list of several regions and indicators for a matrix, %s, upright or transposed',
    (_, header) => {
      const lines = [
        '5G基站累计开通数\t肇庆市\t7,812',
        '5G基站累计开通数\t端州区\t2,330',
        '规上工业企业数字化转型家数\t肇庆市\t172',
      ].map((line, at) => (header[0]?.startsWith('序号') ? `${at + 1}\t${line}` : line))
      const table = [...header, ...lines].map((line) => line.split('\t'))
      const turned = table[0]!.map((__, at) => table.map((line) => line[at]))
      for (const cells of [table, turned]) {
        const placed = pasted(cells.map((line) => line.join('\t')).join('\n'))
        expect(values(placed)).toEqual(['s0 7,812', 's1 2,330', 'f0 172'])
        expect(isClear(placed)).toBe(true)
      }
    },
  )

  it('refuses both of two rows of one indicator and one region', () => {
    const placed = pasted(
      '指标\t地区\t10月\n5G基站累计开通数\t肇庆市\t7,812\n5G基站累计开通数\t肇庆市\t9,999\n规上工业企业数字化转型家数\t肇庆市\t172',
    )
    expect(values(placed)).toEqual(['f0 172'])
    expect(placed.leftOver.map(({ why }) => why)).toEqual(['同名两行，请只留一行', '同名两行，请只留一行'])
  })

  it('chooses none of a month and its running total under one merged name', () => {
    const placed = pasted('地区\t5G基站累计开通数\t\n\t10月\t1-10月\n端州区\t12\t120\n高要区\t13\t130')
    expect(placed.placements).toEqual([])
    expect(placed.leftOver.map(({ why }) => why.slice(0, 4))).toEqual(Array(4).fill('同名两行'))
    const months = pasted('地区\t5G基站累计开通数\t\n\t9月\t10月\n端州区\t11\t12\n高要区\t12\t13')
    expect(values(months)).toEqual(['s1 12', 's2 13'])
  })

  it('shows a row of totals in a matrix instead of placing it', () => {
    const text = '地区\t5G基站累计开通数\t规上工业企业数字化转型家数\n合计\t3,590\t57\n端州区\t2,330\t40'
    expect(values(pasted(text))).toEqual(['s1 2,330', 'f1 40'])
    expect(pasted(text).leftOver.map((left) => left.text)).toEqual([
      '合计 5G基站累计开通数 3,590',
      '合计 规上工业企业数字化转型家数 57',
    ])
  })

  it.each([
    ['a title', '2024年10月数字经济指标\t\t\n指标\t地区\t本月\n5G基站累计开通数\t端州区\t2,330'],
    ['a remark below', '5G基站累计开通数\t端州区\t2,330\n注：数据来源于市工信局\t\t'],
    ['a running total', '指标\t地区\t1-10月\t去年同期\n5G基站累计开通数\t端州区\t2,330\t2,000'],
  ])('takes the only row of a table with %s', (_, text) => {
    expect(values(pasted(text))).toEqual(['s1 2,330'])
  })

  it('takes regions alone under the title of one indicator', () => {
    const text = '5G基站累计开通数\n端州区\t2,330\n高要区\t1,260'
    expect(values(pasted(text))).toEqual(['s1 2,330', 's2 1,260'])
  })

  it('does not guess the region of a name that several share', () => {
    const placed = pasted('5G基站累计开通数\t7,812')
    expect(placed.placements).toEqual([])
    expect(placed.leftOver).toMatchObject([{ why: expect.stringContaining('3 个地区') }])
  })

  it.each([
    ['2024年10月', '2024年9月'],
    ['10月', '上年同期'],
    ['1-10月', '1—9月'],
    ['2024-10', '2023-10'],
    ['2024.10', '2024.09'],
    ['2024/10', '2024/9'],
    ['本月', '同比增长'],
    ['十月', '九月'],
    ['10月份', '9月份'],
    ['十月份', '九月份'],
    ['2024.10.31', '2024.9.30'],
    ['本期', '年度目标'],
  ])('takes the column %s beside %s', (own, other) => {
    const text = `指标\t${other}\t${own}\n5G基站\t7,722\t7,812\n转型企业\t157\t230`
    expect(values(pasted(text, rows))).toEqual(['a 7,812', 'b 230'])
    expect(isClear(pasted(text, rows))).toBe(true)
  })

  it('reads a header of two lines', () => {
    const text = '指标\t2024年\t\t2023年\n\t9月\t10月\t10月\n5G基站\t7,722\t7,812\t6,700'
    expect(values(pasted(text, rows))).toEqual(['a 7,812'])
  })

  it('asks where the only column is of another period, and takes the one that was chosen', () => {
    const text = '指标\t2023年10月\n5G基站\t6,700'
    expect(pasted(text, rows)).toMatchObject({
      placements: [],
      columns: [{ column: 1, header: '2023年10月', sample: '6,700' }],
    })
    expect(values(pasted(text, rows, { column: 1 }))).toEqual(['a 6,700'])
  })

  it('asks before it takes a year’s figures for those of a month', () => {
    const years = pasted('指标\t2022\t2023\t2024\n5G基站\t5,000\t6,800\t7,812', rows)
    expect(years).toMatchObject({ placements: [], chosen: null })
    expect(years.columns.map(({ header }) => header)).toEqual(['2022', '2023', '2024'])
  })

  it('takes this period of a long list', () => {
    const text = '5G基站\t2024年9月\t7,722\n5G基站\t2024年10月\t7,812'
    expect(values(pasted(text, rows))).toEqual(['a 7,812'])
  })

  it('keeps the scale that the table says, for the sheet to ask about', () => {
    expect(values(pasted('单位：万座\n5G基站\t0.7812', rows))).toEqual(['a 0.7812万座'])
    expect(values(pasted('5G基站（万座）\t0.7812', rows))).toEqual(['a 0.7812万座'])
    const above = '\t\t单位：万座\n指标\t9月\t10月\n5G基站\t0.7722\t0.7812'
    expect(values(pasted(above, rows))).toEqual(['a 0.7812万座'])
    expect(pasted('5G基站\t万户\t0.7812', rows).placements).toEqual([])
  })
})
