import { describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { textsOf, type TextRow, type TextTables } from '#metrics/planning/tables/cell-text.ts'
import { mergeTexts } from '#metrics/planning/tables/merge-texts.ts'

const withTargets = (targets: readonly TextRow[]): TextTables => ({ ...textsOf(emptyPlanDraft), targets })
const merged = (base: readonly TextRow[], mine: readonly TextRow[], theirs: readonly TextRow[]) => {
  const { tables, contested } = mergeTexts(withTargets(base), withTargets(mine), withTargets(theirs))
  return { targets: tables.targets, contested }
}

describe('mergeTexts', () => {
  it('Z-6 takes the table of the one who changed it', () => {
    expect(merged([{ name: '甲' }], [{ name: '甲' }], [{ name: '乙' }]).targets).toEqual([{ name: '乙' }])
    expect(merged([{ name: '甲' }], [{ name: '丙' }], [{ name: '甲' }]).targets).toEqual([{ name: '丙' }])
  })

  it('Z-6 puts two people’s cells and new rows together', () => {
    const base = [{ name: '甲', value: '1' }, { name: '乙' }]
    const mine = [{ name: '甲', value: '2', lead: '市局' }, { name: '乙' }, { name: '丙' }, { name: '丁' }]
    const theirs = [{ name: '甲', value: '1', unit: '家' }, { name: '乙' }, { name: '戊' }, { name: '丁' }]
    expect(merged(base, mine, theirs)).toEqual({
      targets: [
        { name: '甲', value: '2', unit: '家', lead: '市局' },
        { name: '乙' },
        { name: '戊' },
        { name: '丁' },
        { name: '丙' },
      ],
      contested: [],
    })
  })

  it('Z-6 leaves the other’s text where both filled one cell, and tells mine', () => {
    const base = [{ name: '甲', value: '1', unit: '家', due: '2025' }]
    const mine = [{ name: '甲', value: '2', unit: '户' }]
    const theirs = [{ name: '甲', value: '3', unit: '户', due: '2025', lead: '市局' }]
    expect(merged(base, mine, theirs)).toEqual({
      targets: [{ name: '甲', value: '3', unit: '户', due: '', lead: '市局' }],
      contested: [{ table: 'targets', row: 0, field: 'value', mine: '2' }],
    })
  })

  it('Z-6 keeps what is new in mine where rows were taken away', () => {
    const base = [{ name: '甲' }, { name: '乙' }]
    expect(merged(base, [{ name: '甲', value: '1' }, { name: '乙' }], [{ name: '乙' }]).targets).toEqual([
      { name: '乙' },
      { name: '甲', value: '1' },
    ])
    expect(merged(base, [{ name: '乙' }], [{ name: '甲' }, { name: '乙', value: '3' }]).targets).toEqual([
      { name: '甲' },
      { name: '乙', value: '3' },
    ])
  })
})
