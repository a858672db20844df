import { expect, it } from 'vitest'
import { recordChanges } from '#metrics/wording/judging/record-changes.ts'

const names = { document: String, indicator: String }

it('tells field by field what a version changed, by the names of the fields', () => {
  const before = { id: 't', value: '8000', remarks: ['甲', '乙'], madeOf: { zones: true }, aliases: [] }
  const after = { id: 't', value: '9000', remarks: ['甲'], spanAssumed: false, aliases: [] }
  expect(recordChanges(before, after, names)).toEqual([
    { title: '目标值', from: '8000', to: '9000' },
    { title: '备注', from: '甲、乙', to: '甲' },
    { title: '起止为推定', from: '', to: '否' },
    { title: '合计构成', from: '县区、功能区', to: '县区' },
  ])
  expect(recordChanges(after, after, names)).toEqual([])
  const words = { kind: 'hard', force: 'anticipated', real: true }
  expect(recordChanges({ kind: '建设工程', force: 'binding' }, words, names)).toEqual([
    { title: '类别', from: '建设工程', to: '明确数字' },
    { title: '约束性', from: '约束性', to: '预期性' },
    { title: '有公布的数', from: '', to: '是' },
  ])
})

it('lists all fields where there was no version before, also those without a name', () => {
  expect(recordChanges(null, { id: 't', name: '甲', odd: 3, none: null }, names)).toEqual([
    { title: '名称', from: '', to: '甲' },
    { title: 'odd', from: '', to: '3' },
    { title: 'none', from: '', to: '' },
  ])
})

it('words how an indicator adds up over regions, and its 口径 with version and first day', () => {
  const before = { overRegions: 'sum', countingRule: { version: 1, text: '旧' } }
  const after = { countingRule: { version: 2, text: '新', from: '2024-07-01' } }
  expect(recordChanges(before, after, names)).toEqual([
    { title: '统计口径', from: '旧（第1版）', to: '新（第2版，自2024年7月1日）' },
    { title: '各地怎样合计', from: '相加', to: '随单位' },
  ])
  expect(recordChanges({}, before, names)[1]).toEqual({ title: '统计口径', from: '', to: '旧（第1版）' })
})

it('words a truth, and an object by the values of its parts, where a field has no words of its own', () => {
  const after = { oddTruth: true, oddWhole: { a: '甲', b: ['乙', 2], c: null } }
  expect(recordChanges({}, after, names)).toEqual([
    { title: 'oddTruth', from: '', to: '是' },
    { title: 'oddWhole', from: '', to: '甲 乙、2' },
  ])
})

it('tells of a long list what it lost and gained, and the whole of it where its order is another', () => {
  const lists = (before: readonly string[], after: readonly string[]) =>
    recordChanges({ regions: before }, { regions: after }, names)
  const title = '收集地区'
  expect(lists(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e'])).toEqual([{ title, from: '', to: 'e' }])
  expect(lists(['a', 'b', 'c', 'd', 'e'], ['f', 'a', 'b', 'c', 'd'])).toEqual([{ title, from: 'e', to: 'f' }])
  expect(lists(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a'])).toEqual([
    { title, from: 'a、b、c、d', to: 'd、c、b、a' },
  ])
  expect(lists(['a', 'b', 'c'], ['a', 'b', 'c', 'd'])).toEqual([{ title, from: 'a、b、c', to: 'a、b、c、d' }])
})
