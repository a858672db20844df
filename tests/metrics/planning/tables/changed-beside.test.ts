import { describe, expect, it } from 'vitest'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { draftPlan } from '#metrics/planning/draft-plan.ts'
import type { TargetDraft } from '#metrics/planning/plan-draft.ts'
import { withCellsOf } from '#metrics/planning/tables/record-cells.ts'
import { makeDraft, makeTarget, planOf } from '../make-draft.ts'

const first = planOf(
  makeDraft({ targets: [makeTarget({ lockDays: '20' }), makeTarget({ due: '2025年底', value: '4000' })] }),
)

/** The plan as it is published anew from its own draft, after the catalogue was changed beside it. */
function again(
  change: { readonly indicator?: Partial<Indicator>; readonly target?: Partial<TargetRecord> },
  row: TargetDraft = {},
) {
  const [indicator] = first.catalogue.indicators
  const [target, ...others] = first.catalogue.targets
  const standing: Catalogue = {
    ...first.catalogue,
    indicators: [{ ...indicator!, ...change.indicator }],
    targets: [{ ...target!, ...change.target }, ...others],
  }
  const published: Record<string, object> = {
    [`indicator/${indicator!.id}`]: indicator!,
    [`target/${target!.id}`]: target!,
  }
  const [filled, ...more] = first.filled.targets
  const { plan, remarks } = draftPlan(
    { ...first.filled, targets: [{ ...filled, ...row }, ...more] },
    {
      standing,
      official: [],
      isTaken: () => true,
      publishedOf: (kind, id) => published[`${kind}/${id}`],
    },
  )
  return { plan: plan!, remarks: remarks.map(({ row: at, detail }) => [at, detail]) }
}

const changes = {
  indicator: {
    januaryMerged: true,
    negative: true,
    madeOf: { zones: true },
    overRegions: 'none',
    reportDays: null,
    releaseMonths: 2,
    decimals: 3,
    direction: 'lower',
    accumulation: 'level',
    frequency: 'Q',
    reviewLevels: ['county', 'city'],
    collected: { from: '2024-01-01' },
    ownPeriod: '350200-1',
    growthOf: '350200-1',
    parts: [],
    countingRule: { version: 3, text: '新口径', from: '2024-03-01' },
  },
  target: {
    comparator: '<=',
    basis: 'stock',
    high: '9',
    baseline: '7',
    denominator: '8',
    force: 'binding',
    value: '3500',
    start: '2024-02-01',
    due: '2024-11-30',
    name: '另一名称',
    plan: { kind: 'points', interpolation: 'stepped', points: [{ date: '2024-06-30', share: 0.4 }] },
  },
} as const

describe('changedBeside', () => {
  it('Z-15 loses nothing that was changed in the catalogue beside the draft, and says it at its row', () => {
    const { plan, remarks } = again(changes)
    expect(plan.records.indicators).toEqual([
      expect.objectContaining({ ...changes.indicator, lockDays: 20, id: '350200-1' }),
    ])
    expect(plan.records.targets[0]).toMatchObject(changes.target)
    expect(plan.filled.targets[0]).toMatchObject({
      ...{ comparator: '不超过', value: '3500', basis: '期末存量', force: '约束性', januaryMerged: '是' },
      ...{ negative: '是', madeOf: '县区、功能区', overRegions: '不合计', reportDays: '不用报' },
      ...{ releaseMonths: '2', decimals: '3', direction: '越低越好', accumulation: '期末数' },
      ...{ frequency: '每季', reviewLevels: '县级、市级', collectedTo: '长期', ownPeriod: '350200-1' },
      ...{ countingRule: '新口径', countingFrom: '2024-03-01', planned: ['2024-06-30 40%'], between: '阶梯' },
    })
    // The other row on the indicator leaves its cells as they were.
    expect(plan.filled.targets[1]).toEqual({ ...first.filled.targets[1], slug: '1' })
    expect(remarks[0]).toEqual([
      0,
      expect.stringMatching(
        /^“.*目标值.*可为负.*”在目录里另改过，发布后照目录的不变；要改，请在这一行填新的。$/,
      ),
    ])
  })

  it('Z-15 takes what the draft itself changes, also by emptying a cell', () => {
    const { plan, remarks } = again(
      { indicator: { reportDays: 9, lockDays: 30 } },
      { reportDays: '12', lockDays: '' },
    )
    expect(plan.records.indicators[0]).toMatchObject({ reportDays: 12 })
    expect(plan.records.indicators[0]).not.toHaveProperty('lockDays')
    expect(remarks.map(([, detail]) => detail).join('')).not.toContain('目录里另改过')
  })

  it('Z-15 empties a cell whose field was taken away, and remarks on changes that no cell holds', () => {
    const { plan } = again({ indicator: { lockDays: undefined } as object })
    expect(plan.filled.targets[0]).not.toHaveProperty('lockDays')
    expect(plan.records.indicators[0]).not.toHaveProperty('lockDays')
    expect(again({ indicator: { remarks: ['另记'] } }).remarks[0]).toEqual([
      0,
      '“备注”在目录里另改过，发布后照目录的不变；要改，请在这一行填新的。',
    ])
    expect(again({ indicator: { schemeAssumed: false } }).remarks[0]?.[1]).toMatch(/^有内容在目录里另改过/)
  })

  it('Z-15 leaves what was never published of it as the draft has it', () => {
    expect(planOf({ ...first.filled }, first.catalogue).records.indicators).toEqual(first.records.indicators)
  })
})

describe('withCellsOf', () => {
  const indicator: Indicator = { ...first.catalogue.indicators[0]!, reportDays: 12, negative: false }
  const target: TargetRecord = { ...first.catalogue.targets[0]!, force: 'binding', plan: { kind: 'linear' } }

  it('writes fields as the cells of a row have them, and empties the cells of fields that are not set', () => {
    const fields = {
      indicator: ['reportDays', 'negative', 'januaryMerged', 'releaseMonths'],
      target: ['force', 'plan'],
    }
    expect(withCellsOf({ releaseMonths: '2' }, { indicator, target }, fields)).toEqual({
      reportDays: '12',
      negative: '否',
      force: '约束性',
      planned: [],
    })
    const { force: _, plan: __, ...without } = target
    expect(withCellsOf({ force: '约束性' }, { indicator, target: without }, fields)).toEqual({
      reportDays: '12',
      negative: '否',
    })
  })

  it('says of the parts of a total 县区 where no other is told', () => {
    const cells = (madeOf: Indicator['madeOf']) =>
      withCellsOf(
        {},
        { indicator: { ...indicator, ...(madeOf && { madeOf }) }, target },
        { indicator: ['madeOf'], target: [] },
      )
    expect([
      cells({}),
      cells({ zones: true }),
      cells({ own: true, complete: true }),
      cells(undefined),
    ]).toEqual([{ madeOf: '县区' }, { madeOf: '县区、功能区' }, { madeOf: '县区、本级，齐全' }, {}])
  })
})
