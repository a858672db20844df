import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf, type TextTables } from '#metrics/planning/tables/cell-text.ts'
import { textChanges } from '#metrics/planning/tables/text-changes.ts'

const texts = (part: Partial<TextTables>): TextTables => ({ ...textsOf(emptyPlanDraft), ...part })

describe('textChanges', () => {
  it('Z-7 finds nothing between a draft and itself', () => {
    const one = texts({ document: [{ title: '计划' }], targets: [{ name: '甲' }, {}, { name: '甲' }] })
    expect(textChanges(one, one)).toEqual([])
    // A blank row between others is ignored.
    const without = texts({ document: [{ title: '计划 ' }], targets: [{ name: '甲' }, { name: '甲' }] })
    expect(textChanges(one, without)).toEqual([])
    expect(textChanges(one, texts({ document: [], targets: one.targets }))).toEqual([])
  })

  it('Z-7 tells a row that nothing names by its cells', () => {
    expect(textChanges(texts({}), texts({ targets: [{ value: '1' }] }))).toEqual([
      { table: 'targets', row: 0, act: 'added', name: '', cells: [{ title: '目标值', from: '', to: '1' }] },
    ])
  })

  it('Z-7 tells sources of one target apart by producer, and one whose producer changes as the same', () => {
    const source = (producer: string, more = {}) => ({ target: '甲', producer, ...more })
    const before = texts({ sources: [source('台账'), source('统计局')] })
    const told = (...sources: TextTables['sources']) =>
      textChanges(before, texts({ sources })).map(({ row, act, cells }) => [
        ...[row, act],
        ...cells.map(({ title, to }) => `${title} ${to}`),
      ])
    expect(told(source('统计局', { limits: '规上' }))).toEqual([
      [0, 'changed', '局限 规上'],
      [0, 'removed'],
    ])
    expect(told(source('市台账'), source('统计局'))).toEqual([[0, 'changed', '来源 市台账']])
  })

  it('Z-7 tells cells by their headings, and rows by their id before their name', () => {
    const before = texts({
      document: [{ title: '计划' }],
      targets: [{ slug: '1', name: '甲', value: '1' }, { slug: '2', name: '乙' }, { name: '丙' }],
      clauses: [{ path: '一' }],
      regions: [{ code: '350299' }],
    })
    const after = texts({
      document: [{ title: '新计划' }],
      targets: [{ name: '丙', unit: '家' }, { slug: '1', name: '乙', value: '1' }, { name: '丁' }],
      shared: [{ target: '戊' }],
    })
    expect(textChanges(before, after)).toEqual([
      {
        table: 'document',
        row: 0,
        act: 'changed',
        name: '新计划',
        cells: [{ title: '文件名称', from: '计划', to: '新计划' }],
      },
      { table: 'targets', row: 0, act: 'reordered', name: '', cells: [] },
      {
        table: 'targets',
        row: 0,
        act: 'changed',
        name: '丙',
        cells: [{ title: '单位', from: '', to: '家' }],
      },
      {
        table: 'targets',
        row: 1,
        act: 'changed',
        name: '乙',
        cells: [{ title: '目标', from: '甲', to: '乙' }],
      },
      { table: 'targets', row: 2, act: 'added', name: '丁', cells: [{ title: '目标', from: '', to: '丁' }] },
      { table: 'targets', row: 1, act: 'removed', name: '乙', cells: [] },
      { table: 'clauses', row: 0, act: 'removed', name: '一', cells: [] },
      { table: 'regions', row: 0, act: 'removed', name: '350299', cells: [] },
      {
        table: 'shared',
        row: 0,
        act: 'added',
        name: '戊',
        cells: [{ title: '已有的目标', from: '', to: '戊' }],
      },
    ])
  })
})
