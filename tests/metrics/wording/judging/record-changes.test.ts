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
    { title: '合计构成', from: '是', to: '' },
  ])
  expect(recordChanges(after, after, names)).toEqual([])
})

it('lists all fields where there was no version before, also those without a name', () => {
  expect(recordChanges(null, { id: 't', name: '甲', odd: 3, none: null }, names)).toEqual([
    { title: '名称', from: '', to: '甲' },
    { title: 'odd', from: '', to: '3' },
    { title: 'none', from: '', to: '' },
  ])
})
