import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf, type TextTables } from '#metrics/planning/tables/cell-text.ts'
import { textChanges } from '#metrics/planning/tables/text-changes.ts'
import { readPlanSheets } from '#metrics/planning/tables/workbook/read-plan-sheets.ts'
import type { TypedSheet } from '#metrics/planning/tables/workbook/typed-sheet.ts'
import { makeDraft, makeTarget } from '../../make-draft.ts'
import { sheetsOf, typedSheet } from './typed-sheets.ts'

const blank = textsOf(emptyPlanDraft)
const texts = (part: Partial<TextTables>): TextTables => ({ ...blank, ...part })
const read = (sheets: readonly TypedSheet[], standing = blank) => readPlanSheets(sheets, standing)
const targets = (...rows: Parameters<typeof typedSheet>[1]) => read([typedSheet('目标', rows)])
const noted = (notes: readonly { sheet: string; place: string | null; detail: string }[]) =>
  notes.map(({ sheet, place, detail }) => `${sheet} ${place ?? ''} ${detail}`)
const others = ['文件', '地区', '单位', '条款', '里程碑', '报送事项', '引用的目标', '数据来源', '看板'].map(
  (name) => `${name}  工作簿里没有这张工作表，草稿里的保持不变`,
)

describe('readPlanSheets', () => {
  it('Z-7 reads back what a draft was written out as, without a change', () => {
    const standing = textsOf(
      makeDraft({
        targets: [
          makeTarget({ lead: ['甲、乙局'], remarks: ['一句', '又一句'] }),
          {},
          makeTarget({ name: '乙' }),
        ],
        milestones: [{ id: 'm-1', name: '平台建成', due: '2024年底' }],
      }),
    )
    const { texts: back, faults, remarks } = read(sheetsOf(standing), standing)
    expect([faults, remarks]).toEqual([[], []])
    expect(back).toEqual(standing)
    expect(textChanges(standing, back)).toEqual([])
  })

  it('Z-7 leaves what the workbook has no sheet, column or line for', () => {
    const standing = texts({
      document: [{ title: '计划', region: '厦门市' }],
      targets: [
        { slug: '1', name: '甲', lead: '市工信局' },
        { slug: '2', name: '乙', lead: '市教育局' },
      ],
      regions: [{ name: '火炬高新区' }],
    })
    const { texts: back, faults } = read(
      [
        typedSheet('文件', [['填写说明'], ['内容', '项目'], ['新计划', '文件名称'], ['张三填']]),
        typedSheet(' 目标 ', [
          ['计量单位见“单位”栏'],
          ['目标*', '目 标 值'],
          ['乙', { type: 'number', value: '5' }],
          ['丙', ''],
        ]),
      ],
      standing,
    )
    expect(faults).toEqual([])
    expect(back).toEqual(
      texts({
        document: [{ title: '新计划', region: '厦门市' }],
        targets: [{ slug: '2', name: '乙', lead: '市教育局', value: '5' }, { name: '丙' }],
        regions: [{ name: '火炬高新区' }],
      }),
    )
  })

  it('Z-7 takes cells as they are shown: booleans, days, percentages and results of formulas', () => {
    const {
      texts: back,
      faults,
      remarks,
    } = targets(
      ['目标', '目标值', '单位', '分县收集', '完成期限', '备注'],
      [
        { type: 'text', value: '上云率' },
        { type: 'number', value: '0.955', percent: true },
        '％',
        { type: 'boolean', value: 'TRUE' },
        { type: 'date', value: '2025-12-31T08:00:00' },
        '一\r\n二',
      ],
      [
        { type: 'text', value: '站点数', formula: true },
        { type: 'number', value: '0.3', percent: true },
        '座',
        { type: 'boolean', value: 'FALSE' },
        ' ',
      ],
      [' '],
    )
    expect(faults).toEqual([])
    expect(back.targets).toEqual([
      { name: '上云率', value: '95.5', unit: '％', byCounty: '是', due: '2025-12-31', remarks: '一\n二' },
      { name: '站点数', value: '30%', unit: '座', byCounty: '否' },
    ])
    expect(noted(remarks)).toContain('目标 A3 “目标”是公式，按算出的“站点数”取用')
  })

  it('Z-7 takes no ids of another installation, and keeps its own', () => {
    const standing = texts({
      document: [{ id: 'own', title: '计划' }],
      targets: [{ slug: '1', name: '甲' }],
      milestones: [{ id: 'm-1', name: '平台' }],
    })
    const sheets = sheetsOf(
      texts({
        document: [{ id: 'theirs', title: '计划' }],
        targets: [
          { slug: '9', name: '甲' },
          { slug: '8', name: '乙' },
        ],
        milestones: [{ id: 'm-1', name: '大厅' }],
      }),
    )
    expect(readPlanSheets(sheets, standing, true).texts).toEqual(
      texts({
        document: [{ id: 'own', title: '计划' }],
        targets: [{ slug: '1', name: '甲' }, { name: '乙' }],
        milestones: [{ name: '大厅' }],
      }),
    )
  })

  it('Z-7 says what was not taken, and what was taken though it was out of sight', () => {
    const sheet = typedSheet('目标', [
      ['目标', '目标值', '序号'],
      ['甲', '1', '1'],
    ])
    const { remarks } = read([
      {
        ...sheet,
        rows: sheet.rows.map((row) => ({ ...row, hidden: row.number > 1 })),
        merged: [{ rows: { from: 2, to: 3 }, columns: { from: 1, to: 1 } }],
      },
      typedSheet('草算', [['1']]),
      typedSheet('说明', [['1']]),
      typedSheet('_xushi', [['1']], { state: 'very-hidden' }),
      typedSheet('旧表', [['1']], { state: 'hidden' }),
      typedSheet('文件', [
        ['项目', '内容'],
        ['文件名称', '计划'],
        ['联系电话', '1'],
      ]),
    ])
    expect(noted(remarks)).toEqual([
      '草算  不是计划的工作表，没有采用',
      '文件 A3 没有“联系电话”这一项，没有采用',
      ...others.slice(1, 4),
      '目标  有合并的单元格，只取左上角一格的内容',
      '目标 C1 没有“序号”这一栏，没有采用',
      '目标  有 1 行被隐藏或筛掉，也一并读入',
      ...others.slice(4),
    ])
  })
})
