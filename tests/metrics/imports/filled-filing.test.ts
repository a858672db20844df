import { describe, expect, it } from 'vitest'
import { filingOfTemplate, readFilledFiling } from '#metrics/imports/filled-filing.ts'
import { filingHeads } from '#metrics/imports/filing-sheet.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Workbook, WorkbookCell, WorkbookSheet } from '#metrics/reading/workbook.ts'
import { expected, filledSheet, rowOfTemplate, rowOf, stamp, workbook, type Filled } from './sample-filing.ts'

const read = (change: Partial<WorkbookSheet>) => {
  const found = readFilledFiling(workbook(change), expected)
  if ('refused' in found) throw new Error(found.refused)
  return found
}
const refusal = (book: Workbook) => {
  const found = readFilledFiling(book, expected)
  return 'refused' in found ? found.refused : undefined
}
const why = (filled: Filled, place = 0) => {
  const { changes, notTaken } = read(filledSheet(rowOfTemplate(place, filled)))
  expect(changes).toEqual([])
  return notTaken.map((one) => `${one.place} ${one.text}: ${one.why}`).join('; ')
}

describe('the template of a filing as it came back (I-5)', () => {
  it('changes nothing where nothing was filled', () => {
    const all = expected.cells.map((_, place) => rowOfTemplate(place))
    expect(read(filledSheet(...all))).toEqual({ changes: [], notTaken: [], further: 0 })
  })

  it('takes figures, shares, bounds, reasons and notes, known by their keys wherever their rows stand', () => {
    const { changes, notTaken } = read(
      filledSheet(
        rowOfTemplate(4, { value: '', reason: '不适用' }),
        rowOfTemplate(2, { value: '158/166' }),
        rowOfTemplate(1, { value: 7001, note: '新建，清单已附' }),
        rowOfTemplate(0, { value: '超过7812' }),
      ),
    )
    expect(notTaken).toEqual([])
    expect(
      changes.map(({ place, key, basedOn, value, reason, note }) => [
        place,
        key,
        basedOn,
        value,
        reason,
        note,
      ]),
    ).toEqual([
      ['G5', 'reasons 441200', 1, null, 'not-applicable', ''],
      [
        ...['G6', 'coverage 441200', 2],
        { kind: 'value', value: '95.1807228915663', parts: { numerator: '158', denominator: '166' } },
        ...[null, ''],
      ],
      ['G7', 'stations 441202', 1, { kind: 'value', value: '7001' }, null, '新建，清单已附'],
      ['G8', 'stations 441200', 0, { kind: 'value', value: '7812', bound: 'lower' }, null, ''],
    ])
  })

  it('says what was made of a number kept as text and of a percentage', () => {
    const remark = (value: WorkbookCell | string, place = 0) =>
      read(filledSheet(rowOfTemplate(place, { value }))).changes[0]?.remark
    expect(remark('7812')).toBe('是按文本存的，读作 7,812')
    expect(remark('７，８１２')).toBe('是按文本存的“７，８１２”，读作 7,812')
    expect(remark({ type: 'number', value: '7812' })).toBe('')
    expect(remark({ type: 'number', value: '0.961', percent: true }, 2)).toBe('以百分比显示，读作 96.1%')
    expect(read(filledSheet(rowOfTemplate(0, { value: '无' }))).changes[0]).toMatchObject({
      value: null,
      reason: 'not-applicable',
    })
    expect(read(filledSheet(rowOfTemplate(0, { value: '无', reason: '不适用' }))).changes).toHaveLength(1)
  })

  it('takes no formula, date, boolean, error, percentage of another unit or figure in another scale', () => {
    expect(why({ value: { type: 'number', value: '7822', formula: true } })).toBe(
      'G5 7822: 是公式（文件里的结果是 7822），公式不收。核对后改成数值或文字再上传',
    )
    expect(why({ value: { type: 'blank', value: '', formula: true } })).toContain('没有算好的结果')
    expect(why({ value: 1, note: { type: 'text', value: '甲', formula: true } })).toMatch(
      /^I5 .*“说明”或“原因”里是公式/,
    )
    expect(why({ value: { type: 'date', value: '2024-10-31' } })).toContain('“2024-10-31”是日期，不是数值')
    expect(why({ value: { type: 'boolean', value: 'TRUE' } })).toContain('“TRUE”不是数值')
    expect(why({ value: { type: 'error', value: '#N/A' } })).toContain('Excel 的错误值')
    expect(why({ value: { type: 'number', value: '0.5', percent: true } })).toContain(
      '以百分比显示，本指标以“座”计',
    )
    expect(why({ value: '0.78万' })).toContain('换算后应为 7,800')
  })

  it('takes nothing that says two things, or nothing', () => {
    expect(why({ value: 1, reason: '不适用' })).toContain('既有数，又选了没有数值的原因')
    expect(why({ value: '缺', reason: '不适用' })).toContain('两种原因')
    expect(why({ reason: '没空' })).toBe('H5 没空: 没有数值的原因请从下拉列表里选一项，不要自己写')
    expect(why({ note: '只有话' })).toContain('只有说明，没有数')
    expect(why({ value: '' }, 1)).toContain('清空了原来的数：没有照办')
    expect(why({ value: 1, note: '长'.repeat(2001) })).toContain('说明有 2001 个字，至多 2000 个')
  })

  it('takes nothing from a hidden row, nor a figure that may belong to another cell', () => {
    expect(read(filledSheet(rowOf(5, rowOfTemplate(0, { value: 1 }), true))).notTaken[0]?.why).toContain(
      '在隐藏（或筛选掉）的行里',
    )
    const merged = [{ rows: { from: 5, to: 6 }, columns: { from: 7, to: 7 } }]
    expect(read({ ...filledSheet(rowOfTemplate(0, { value: 1 })), merged }).notTaken[0]?.why).toContain(
      '和旁边的格合并了',
    )
    const twice = read(filledSheet(rowOfTemplate(0, { value: 1 }), rowOfTemplate(0, { value: 2 })))
    expect(twice.notTaken.map(({ place }) => place)).toEqual(['G5', 'G6'])
    expect(twice.notTaken[0]?.why).toContain('有两行')
    expect(why({ value: 1, name: '光缆' })).toMatch(/^B5 .*这一行写的是“光缆”，按编号却应是“5G基站”/)
    expect(why({ value: 1, basedOn: 7 })).toContain('版次被改过')
  })

  it('does not overwrite what is locked, or was changed since the download', () => {
    expect(why({ value: 501 }, 3)).toBe('G5 501: 已提交')
    expect(why({ value: 96, basedOn: 1 }, 2)).toBe(
      'G5 96: 模板下载以后，这一格又改过（现在是 95），没有用文件里的数去盖它。请核对后在填报表上改',
    )
    expect(why({ value: 96, reason: '', basedOn: 0 }, 4)).toContain('这一格又改过，没有用')
    expect(why({ value: 10, basedOn: 1 }, 5)).toContain('这一格又改过，没有用')
    expect(read(filledSheet(rowOfTemplate(2, { value: 94, basedOn: 1 }))).notTaken).toEqual([])
  })

  it('tells of rows that are not of the template, where something is filled in them', () => {
    const { notTaken } = read(
      filledSheet(
        { name: '自己加的', value: 3 },
        { number: '填表人：张三' },
        { cell: 'gone 441200', name: '别的', note: '甲' },
        { cell: 'gone 441202', name: '别的' },
      ),
    )
    expect(notTaken).toEqual([
      { place: 'G5', name: '自己加的', text: '3', why: '这一行不是模板里的（没有编号），认不出是哪个指标' },
      {
        place: 'G6',
        name: '',
        text: '填表人：张三',
        why: '这一行不是模板里的（没有编号），认不出是哪个指标',
      },
      {
        ...{ place: 'G7', name: '别的', text: '甲' },
        why: '编号不在这张填报单里：模板下载以后这一项可能不用报了，或编号被改过',
      },
    ])
  })

  it('tells five hundred places one by one, and how many more there are', () => {
    const { notTaken, further } = read(filledSheet(...Array.from({ length: 512 }, () => ({ value: 1 }))))
    expect([notTaken.length, further]).toEqual([500, 12])
  })
})

describe('what is no workbook of this filing', () => {
  it('is refused: CSV, without a stamp, of another layout, system, period or organisation', () => {
    const stamped = (change: object) => refusal(workbook(filledSheet(), { ...stamp, ...change }))
    expect(refusal({ format: 'csv', sheets: [] })).toContain('CSV 里没有编号和版本')
    expect(refusal({ format: 'xlsx', sheets: [] })).toContain('不是从本系统下载的填报模板')
    expect(refusal(workbook(filledSheet(), { product: 'xushi', kind: 'plan' }))).toContain(
      '不是从本系统下载的填报模板',
    )
    expect(refusal(workbook(filledSheet(), { product: 'xushi', filing: 'gongxin-2024-M09' }))).toContain(
      '不是从本系统下载的填报模板',
    )
    expect(stamped({ layout: 1 })).toContain('第 1 版，现在是第 2 版')
    expect(
      refusal(
        workbook(filledSheet(), {
          product: 'xushi',
          layout: undefined,
          filing: 'gongxin-2024-M09',
          period: '',
        }),
      ),
    ).toContain('不是从本系统下载的填报模板')
    expect(stamped({ installation: 'beef' })).toContain('从另一套系统下载')
    expect(stamped({ filing: 'gongxin-2024-M08', period: '2024-M08' })).toBe(
      '这份模板是2024年8月的，本页是“2024年9月 · 肇庆市工信局”。请核对选对了文件，或打开那一期的填报单再上传。',
    )
    expect(stamped({ filing: 'fagai-2024-M09' })).toContain('是别的单位的，本页是“2024年9月 · 肇庆市工信局”')
    expect(stamped({})).toBeUndefined()
  })

  it('is refused where its sheet is gone, or its head altered, merged or hidden', () => {
    expect(refusal(workbook({ ...filledSheet(), name: '表1' }))).toContain('没有“填报”这张工作表')
    expect(refusal(workbook({ rows: [] }))).toContain('A 列应是“序号”')
    const heads = filingHeads(parsePeriod('2024-M09')!)
    const altered = { rows: [rowOf(4, { ...heads, value: '本月' })] }
    expect(refusal(workbook(altered))).toContain('G 列应是“本期（2024年9月）”，现在不是')
    const range = (from: number, to: number) => ({ rows: { from, to }, columns: { from: 5, to: 6 } })
    expect(refusal(workbook({ ...filledSheet(), merged: [range(4, 4)] }))).toContain('E 列起有合并的单元格')
    expect(refusal(workbook({ ...filledSheet(), merged: [range(1, 2)] }))).toBeUndefined()
    expect(refusal(workbook({ ...filledSheet(), hiddenColumns: [{ from: 12, to: 13 }] }))).toBeUndefined()
    expect(refusal(workbook({ ...filledSheet(), hiddenColumns: [{ from: 7, to: 7 }] }))).toContain(
      '“本期（2024年9月）”一列被隐藏了',
    )
  })
})

describe('filingOfTemplate', () => {
  it('tells the filing for which a template was made, and none of another workbook', () => {
    expect(filingOfTemplate(workbook(filledSheet()))).toBe(stamp.filing)
    expect(filingOfTemplate(workbook(filledSheet(), { ...stamp, product: 'other' }))).toBeUndefined()
    expect(filingOfTemplate({ sheets: [] })).toBeUndefined()
  })
})
