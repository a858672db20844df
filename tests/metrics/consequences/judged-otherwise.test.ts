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

  it('Z-12 finds those on an indicator that is computed from one that changed, over however many steps', () => {
    const made = (name: string, of: readonly string[]) => ({
      ...catalogue.indicators.find((one) => one.id === target.indicator)!,
      ...{ id: name, formula: { kind: 'sum', of } as const },
    })
    const [all, again] = [made('all', [target.indicator]), made('again', ['all'])]
    const withSums = {
      ...catalogue,
      indicators: [...catalogue.indicators, all, again],
      targets: [...catalogue.targets, { ...target, id: 'sum', indicator: 'again' }],
    }
    const changed = withSums.indicators.map((one) =>
      one.id === 'all' ? { ...one, formula: { kind: 'difference', of: [target.indicator] } as const } : one,
    )
    const [before, after] = [indexCatalogue(withSums), indexCatalogue({ ...withSums, indicators: changed })]
    expect(judgedOtherwise(before, before, day).before).toEqual([])
    expect(judgedOtherwise(before, after, day).before.map(({ record }) => record.id)).toEqual(['sum'])
    const without = { ...withSums, indicators: [...catalogue.indicators, made('again', [target.indicator])] }
    expect(
      judgedOtherwise(before, indexCatalogue(without), day).before.map(({ record }) => record.id),
    ).toEqual(['sum'])
  })

  it('Z-12 lists a removed target among those before the change only, and a new one nowhere', () => {
    const without = catalogue.targets.filter((one) => one.id !== id)
    expect(compared({ targets: without })).toEqual([[id], []])
    expect(compared({ targets: [...catalogue.targets, { ...target, id: 'new', value: '9000' }] })).toEqual([
      [],
      [],
    ])
  })

  it('Z-12 takes every target where deadlines are counted by another calendar', () => {
    const all = indexCatalogue(catalogue).targets.size
    const calendarYears = catalogue.calendarYears.map((one) =>
      one.year === 2024 ? { ...one, holidays: [...one.holidays, '2024-11-04'] } : one,
    )
    expect(compared({ calendarYears })[1]).toHaveLength(all)
  })

  it('Z-12 takes every target where another rule judges the day, and none where it comes later', () => {
    const rule = (from: string) => ({ ...catalogue.lightRules[0]!, id: 'other', from })
    const all = indexCatalogue(catalogue).targets.size
    expect(compared({ lightRules: [...catalogue.lightRules, rule(day)] })[1]).toHaveLength(all)
    expect(compared({ lightRules: [...catalogue.lightRules, rule('2024-11-01')] })).toEqual([[], []])
  })
})
