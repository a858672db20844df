import { describe, expect, it } from 'vitest'
import { readFilledFiling } from '#metrics/imports/filled-filing.ts'
import {
  copyOf,
  expected,
  filledSheet,
  rowOf,
  rowOfTemplate,
  stamp,
  workbook,
  type Filled,
} from './sample-filing.ts'

describe('what lies beside the filled cells of a template (I-5)', () => {
  it('leaves out the formula of an earlier value where another was filled in, and says so', () => {
    const note = '新建；依据：=7000+1'
    const made = {
      ...expected,
      cells: [{ ...expected.cells[1]!, shown: { 1: { text: '7001', reason: null, note } } }],
    }
    const changed = (filled: Filled) => {
      const found = readFilledFiling(workbook(filledSheet(rowOfTemplate(1, { note, ...filled }))), made)
      return 'changes' in found ? found.changes.map((one) => [one.note, one.remark]) : found
    }
    const left = '“说明”里原来的算式算不出这个数，已去掉'
    expect(changed({ value: 7020 })).toEqual([['新建', left]])
    expect(changed({ value: '7,020' })).toEqual([['新建', `是按文本存的“7,020”，读作 7,020；${left}`]])
    expect(changed({ value: '缺' })).toEqual([['新建', left]])
    expect(changed({ value: 7001, note: '迁建；依据：=7000+1' })).toEqual([['迁建；依据：=7000+1', '']])
    expect(changed({ value: 7002, note: '依据：=7000+2' })).toEqual([['依据：=7000+2', '']])
    expect(changed({ value: 7001 })).toEqual([])
  })

  it('tells the cells that other reporters of the organisation fill, unless they are as they were downloaded', () => {
    const row = { cell: 'stations 441204', name: '5G基站', region: '高要区', value: 30 }
    const told = (filled: Filled, ...copied: Filled[]) => {
      const found = readFilledFiling(
        workbook(filledSheet(filled), { ...stamp, ...copyOf(...copied) }),
        expected,
      )
      return 'notTaken' in found
        ? found.notTaken.map(({ place, text, why: said }) => `${place} ${text}: ${said}`)
        : found
    }
    expect(told(row, row)).toEqual([])
    expect(told({ ...row, value: 31 }, row)).toEqual([
      'G5 31: 不由您填报：“高要区”不在您负责的地区里，没有采用',
    ])
    expect(told(row)).toHaveLength(1)
    expect(told({ ...row, value: '' })).toEqual([])
  })

  it('tells what was changed in locked cells, and what lies beside the rows of the filing', () => {
    const rows = [0, 1, 2].map((place) => rowOfTemplate(place, { previous: 7, countingRule: '口径' }))
    const sheet = filledSheet(
      rowOf(2, { name: '领导已阅' }),
      { ...rows[0], number: 9, previous: 99, yearBefore: 5, value: 10 },
      { ...rows[1], region: '端州', state: '已审核' },
    )
    const [, head, above, ...own] = sheet.rows!
    const far = (row: (typeof own)[number] | undefined, column: number, value: string) => ({
      ...row!,
      cells: new Map([...row!.cells, [column, { type: 'text' as const, value }]]),
    })
    const book = workbook(
      {
        rows: [
          above!,
          far(far(head, 14, '备注'), 16, '只有表头'),
          far(own[0], 14, '核对过'),
          far(own[1], 15, '甲'),
        ],
      },
      { ...stamp, ...copyOf(...rows) },
    )
    const other = { name: '草稿', state: 'visible', hiddenColumns: [], merged: [] } as const
    const sheets = [...book.sheets, { ...other, rows: own }, { ...other, name: '空', rows: [] }]
    const found = readFilledFiling({ ...book, sheets, unread: ['comments', 'pictures'] }, expected)
    if ('refused' in found) throw new Error(found.refused)
    expect(found.changes.map(({ place, value }) => [place, value?.value])).toEqual([['G6', '10']])
    const locked = '已锁定，改了没有采用'
    const correct = `一栏${locked}。要更正那一期的数，请打开那一期的填报单，点“更正”`
    expect(found.notTaken.map(({ place, name, text, why: said }) => [place, name, text, said])).toEqual([
      ['', '批注', '', '批注没有采用：要说明的，请写在“说明”一栏'],
      ['', '图片', '', '图片没有采用：要作佐证的，请在填报表上附到那一格'],
      ['', '工作表“草稿”', '2 行', '上传只收“填报”这张工作表，这一张里的内容没有采用'],
      [
        ...['', '删去了 1 行', ''],
        '覆盖率 · 肇庆市：文件里没有这几行，填报单里的数没有变。要撤回草稿，请在填报表上点中那一格按 Delete',
      ],
      ['B2', '', '领导已阅', '写在表头以上，没有采用'],
      ['N6', '备注', '核对过', 'N 列不是模板里的（2 格有内容），没有采用'],
      ['P4', '只有表头', '只有表头', 'P 列不是模板里的（1 格有内容），没有采用'],
      ['O7', '', '甲', 'O 列不是模板里的（1 格有内容），没有采用'],
      ['E6', '5G基站 · 肇庆市', '5', `“上年同期（2023年9月）”${correct}`],
      ['F6', '5G基站 · 肇庆市', '99', `“上期（2024年8月）”${correct}`],
      ['C7', '5G基站 · 肇庆市', '端州', `“地区”一栏${locked}`],
      ['J7', '5G基站 · 肇庆市', '已审核', `“状态”一栏${locked}`],
    ])
  })

  it('names three of the rows that are gone', () => {
    const all = expected.cells.map((_, place) => rowOfTemplate(place))
    const found = readFilledFiling(workbook(filledSheet(all[0]!), { ...stamp, ...copyOf(...all) }), expected)
    expect(
      'notTaken' in found && found.notTaken.map(({ name, why: said }) => [name, said.slice(0, 38)]),
    ).toEqual([['删去了 5 行', '5G基站 · 肇庆市、覆盖率 · 肇庆市、5G基站 · 肇庆市等：文件里没有']])
  })
})
