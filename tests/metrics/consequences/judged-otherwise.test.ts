import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { judgedOtherwise } from '#metrics/consequences/judged-otherwise.ts'
import { catalogue } from '#seeds/catalogue.ts'

const day = '2024-10-31'
const id = 'zhaoqing-2024-5g-base-stations'
const target = catalogue.targets.find((one) => one.id === id)!
const compared = (change: Partial<Catalogue>) => {
  const found = judgedOtherwise(indexCatalogue(catalogue), indexCatalogue({ ...catalogue, ...change }), day)
  return [found.before, found.after].map((targets) => targets.map(({ record }) => record.id))
}
const withTarget = (change: Partial<TargetRecord>) =>
  catalogue.targets.map((one) => (one.id === id ? { ...one, ...change } : one))

describe('judgedOtherwise', () => {
  it('Z-12 finds a target with another figure, plan or day, and those on an indicator that changed', () => {
    expect(compared({})).toEqual([[], []])
    for (const change of [{ value: '8200' }, { baseline: '6000' }, { due: '2025-12-31' }])
      expect(compared({ targets: withTarget(change) })).toEqual([[id], [id]])
    const indicators = catalogue.indicators.map((one) =>
      one.id === target.indicator ? { ...one, reportDays: 20 } : one,
    )
    const onIt = catalogue.targets.filter(({ indicator }) => indicator === target.indicator)
    expect(compared({ indicators })[0]).toEqual(onIt.map((one) => one.id))
  })

  it('Z-12 has what goes before the change only, and never what is new', () => {
    const without = catalogue.targets.filter((one) => one.id !== id)
    expect(compared({ targets: without })).toEqual([[id], []])
    expect(compared({ targets: [...catalogue.targets, { ...target, id: 'new', value: '9000' }] })).toEqual([
      [],
      [],
    ])
  })

  it('Z-12 takes every target where another rule judges the day, and none where it comes later', () => {
    const rule = (from: string) => ({ ...catalogue.lightRules[0]!, id: 'other', from })
    const all = indexCatalogue(catalogue).targets.size
    expect(compared({ lightRules: [...catalogue.lightRules, rule(day)] })[1]).toHaveLength(all)
    expect(compared({ lightRules: [...catalogue.lightRules, rule('2024-11-01')] })).toEqual([[], []])
  })
})
