import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf } from '#metrics/planning/tables/cell-text.ts'
import { readPlanSheets } from '#metrics/planning/tables/workbook/read-plan-sheets.ts'
import type { TypedSheet } from '#metrics/planning/tables/workbook/typed-sheet.ts'
import { typedSheet } from './typed-sheets.ts'

const read = (sheets: readonly TypedSheet[]) => readPlanSheets(sheets, textsOf(emptyPlanDraft))
const targets = (...rows: Parameters<typeof typedSheet>[1]) => read([typedSheet('目标', rows)])
const noted = (notes: readonly { sheet: string; place: string | null; detail: string }[]) =>
  notes.map(({ sheet, place, detail }) => `${sheet} ${place ?? ''} ${detail}`)

describe('readPlanSheets', () => {
  it.each<[string, () => ReturnType<typeof read>, string]>([
    [
      'a workbook of something else',
      () => read([typedSheet('Sheet1', [['指标', '数值']])]),
      '  不是计划的工作簿：“文件”“目标”“里程碑”“条款”“单位”“地区”“报送事项”“引用的目标”“数据来源”“看板”这些工作表一张也没有。请下载本页的工作簿，在上面填',
    ],
    [
      'a document without its heads',
      () =>
        read([
          typedSheet('文件', [
            ['文件名称', '计划'],
            ['项目', '怎么填'],
          ]),
        ]),
      '文件  没有“项目”和“内容”两栏，请用下载的工作簿填写',
    ],
    [
      'a line of the document twice',
      () =>
        read([
          typedSheet('文件', [
            ['项目', '内容'],
            ['简称', '甲'],
            ['简称', '乙'],
          ]),
        ]),
      '文件 A3 “简称”写了两行，请删去一行',
    ],
    [
      'a table without heads',
      () => targets(['上云企业数', '300', '家']),
      '目标  前 10 行里没有找到栏名（“目标”“比较”“目标值”等），请用下载的工作簿填写',
    ],
    [
      'heads too far down',
      () => targets(...Array.from({ length: 10 }, () => ['说明']), ['目标', '目标值']),
      '目标  前 10 行里没有找到栏名（“目标”“比较”“目标值”等），请用下载的工作簿填写',
    ],
    [
      'a column twice, far to the right',
      () => targets(['目标', '目标值', ...Array<string>(25).fill(''), '目标']),
      '目标 AB1 “目标”有两栏，请删去一栏',
    ],
    [
      'an error',
      () => targets(['目标', '目标值'], ['甲', { type: 'error', value: '#REF!' }]),
      '目标 B2 “目标值”是错误值 #REF!，请改成文字或数',
    ],
    [
      'a formula without a result',
      () => targets(['目标', '目标值'], ['甲', { type: 'blank', value: '', formula: true }]),
      '目标 B2 “目标值”的公式没有算出结果，请改成文字或数',
    ],
    [
      'signs that nobody sees',
      () => targets(['目标', '目标值'], ['甲\u0007', '1']),
      '目标 A2 “目标”里有看不见的控制字符，请删去重打',
    ],
    [
      'a text without end',
      () => targets(['目标', '目标值'], ['甲'.repeat(501), '1']),
      '目标 A2 “目标”有 501 个字，最多 500 个，请缩短',
    ],
    [
      'more names than a row has',
      () =>
        targets(
          ['目标', '牵头单位'],
          ['甲', Array.from({ length: 61 }, (_, place) => `${place}局`).join('、')],
        ),
      '目标 B2 “牵头单位”列了 60 个以上，请分到几行',
    ],
    [
      'more rows than a table has, far down',
      () => {
        const sheet = typedSheet('目标', [['目标', '目标值']])
        const row = (number: number) => ({
          number,
          hidden: false,
          cells: new Map([[1, { type: 'text', value: '甲' } as const]]),
        })
        return read([{ ...sheet, rows: [...sheet.rows, row(1_048_576)] }])
      },
      '目标  有 1001 行，最多 1000 行，请分成几份计划',
    ],
    [
      'an id twice',
      () =>
        read([
          typedSheet('里程碑', [
            ['里程碑', '编号'],
            ['甲', 'm-1'],
            ['乙', 'm-1 '],
            ['丙', 'm-2'],
          ]),
        ]),
      '里程碑  编号“m-1”用了两次，请改一行或留空',
    ],
  ])('Z-7 cannot take %s', (_, look, fault) => {
    expect(noted(look().faults)).toEqual([fault])
  })
})
