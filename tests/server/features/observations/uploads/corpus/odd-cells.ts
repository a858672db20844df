import type { Worksheet } from '@cj-tech-master/excelts'

/** A change of a row of the template. */
type Spoil = (sheet: Worksheet, row: number) => unknown
export type OddCell = readonly [what: string, spoil: Spoil, told: string]

const typed =
  (value: string | number | boolean | Date | object): Spoil =>
  (sheet, row) =>
    (sheet.getCell(row, 7).value = value as string)
const shownAs =
  (value: number, format: string): Spoil =>
  (sheet, row) => {
    sheet.getCell(row, 7).value = value
    sheet.getCell(row, 7).numFmt = format
  }
const also =
  (first: Spoil, column: number, value: string | number | null | object): Spoil =>
  (sheet, row) => {
    first(sheet, row)
    sheet.getCell(row, column).value = value as string
  }
const [reason, note, unit, region, name, key, basedOn] = [8, 9, 4, 3, 2, 12, 13] as const

/** Each list fills rows 5 to 25 of the template, whose units are 个, %, nine times 家, %, nine times 座. */
export const oddSheets: readonly (readonly OddCell[])[] = [
  [
    ['a figure', typed(7), '= 7'],
    ['a share by its parts', typed('158/166'), '= 158/166'],
    ['full-width digits', typed('１７２'), '= 172 (是按文本存的“１７２”，读作 172)'],
    ['a number kept as text', typed('39'), '= 39 (是按文本存的，读作 39)'],
    ['a number with an apostrophe', typed("'9"), "“'”不是数的一部分，请只填数字，如 9。"],
    ['blanks around', typed(' 16 '), '= 16 (是按文本存的，读作 16)'],
    ['a figure and its unit', typed('18家'), '= 18 (是按文本存的“18家”，读作 18)'],
    ['commas', typed('1,025'), '= 1025 (是按文本存的“1,025”，读作 1,025)'],
    ['commas in the wrong place', typed('1,02'), '千分位逗号的位置不对，请核对后重填。'],
    [
      'a formula',
      typed({ formula: '10+3', result: 13 }),
      '是公式（文件里的结果是 13），公式不收。核对后改成数值或文字再上传',
    ],
    [
      'a formula without a result',
      typed({ formula: 'A1+1' }),
      '是公式（没有算好的结果），公式不收。核对后改成数值或文字再上传',
    ],
    ['a percentage of %', shownAs(0.935, '0.0%'), '= 93.5 (以百分比显示，读作 93.5%)'],
    ['another scale', typed('0.78万'), '本指标以“座”计，换算后应为 7,800，请确认后填写。'],
    ['a hundred million', typed('0.0001亿'), '本指标以“座”计，换算后应为 10,000，请确认后填写。'],
    ['more than', typed('超过350'), '= 超过350'],
    ['about', typed('约1250'), '“约”不是数的一部分，请只填数字，如 1,250。'],
    [
      'a date',
      typed(new Date('2024-09-30T00:00:00Z')),
      '“2024-09-30”是日期，不是数值。请把格式改成“常规”，重填',
    ],
    [
      'a serial date',
      shownAs(45_565, 'yyyy-mm-dd'),
      '“2024-09-30”是日期，不是数值。请把格式改成“常规”，重填',
    ],
    ['a truth value', typed(true), '“TRUE”不是数值'],
    ['an error', typed({ error: '#DIV/0!' }), '“#DIV/0!”是 Excel 的错误值，请填写实际数值。'],
    ['a percentage of 座', shownAs(0.5, '0%'), '这一格以百分比显示，本指标以“座”计，请核对'],
  ],
  [
    ['a mark of a footnote', typed('7①'), '“①”不是普通数字，像是脚注号或上标，请去掉后只填数值。'],
    ['more digits than a figure has', typed('93.123456789012345'), '数位过多，最多 15 位有效数字。'],
    ['a triangle before it', typed('△5'), '“△”若表示负数，请写成 -5；否则请只填 5。'],
    ['words', typed('三十九'), '这不是数。请只填数字；没有数值时请留空，并选择原因。'],
    ['an exponent', typed('1.2E3'), '请不要用科学计数法，把数写全。'],
    ['two points', typed('1.2.3'), '这不是数。请只填数字；没有数值时请留空，并选择原因。'],
    ['a mark for what was not collected', typed('缺'), '= not-collected'],
    ['a reason', also(typed(''), reason, '不适用'), '= not-applicable'],
    [
      'a reason of their own',
      also(typed(''), reason, '忙'),
      '没有数值的原因请从下拉列表里选一项，不要自己写',
    ],
    ['a figure and a reason', also(typed(13), reason, '不适用'), '既有数，又选了没有数值的原因，请留一样'],
    ['a note alone', also(typed(''), note, '待核'), '只有说明，没有数，也没有选没有数值的原因'],
    [
      'a formula as its note',
      also(typed(93), note, { formula: '1+1', result: 2 }),
      '“说明”或“原因”里是公式（文件里的结果是 2），公式不收。核对后改成数值或文字再上传',
    ],
    [
      'a hidden row',
      (sheet, row) => {
        typed(7_800)(sheet, row)
        sheet.getRow(row).hidden = true
      },
      '在隐藏（或筛选掉）的行里，看不见的数不收。请取消隐藏，核对后再上传',
    ],
    [
      'a merged cell',
      (sheet, row) => {
        typed(2_330)(sheet, row)
        sheet.mergeCells(row, 7, row, 8)
      },
      '和旁边的格合并了，不知道数是哪一格的。请取消合并',
    ],
    [
      'another region',
      also(typed(357), region, '端州区'),
      '这一行写的是“端州区”，按编号却应是“鼎湖区”：可能只排序了一部分列，或改过锁定的格',
    ],
    [
      'another unit',
      also(typed(1_255), unit, '万座'),
      '这一行写的是“万座”，按编号却应是“座”：可能只排序了一部分列，或改过锁定的格',
    ],
    [
      'another name',
      also(typed(790), name, '4G基站'),
      '这一行写的是“4G基站”，按编号却应是“5G基站累计开通数”：可能只排序了一部分列，或改过锁定的格',
    ],
    [
      'a draft that never was',
      also(typed(974), basedOn, 9),
      '版次被改过，不知道是在哪一稿上填的。请重新下载模板',
    ],
    [
      'the key of another row',
      also(typed(567), key, 'zhaoqing-5g-base-stations 441284'),
      '同一个指标、地区有两行，不知道该取哪一行。请只留一行',
    ],
    ['no key', also(typed(457), key, null), '这一行不是模板里的（没有编号），认不出是哪个指标'],
    ['the same cell as another row', typed(1_008), '同一个指标、地区有两行，不知道该取哪一行。请只留一行'],
  ],
]
