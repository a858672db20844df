import { describe, expect, it } from 'vitest'
import {
  evaluationSchemeFaults,
  type EvaluationSchemeDraft,
} from '#metrics/drafts/check-evaluation-scheme.ts'
import type { SchemeIndicator } from '#metrics/catalogue/evaluation-scheme.ts'
import {
  dinghu,
  duanzhou,
  makeEvaluationIndex,
  makeSchemeRecord,
  sihui,
} from '../evaluation/make-evaluation.ts'
import { makeSchemeIndicator } from '../evaluation/make-scheme.ts'

const index = makeEvaluationIndex([{}, { id: 'b' }], [{}])
const faultsOf = (part: Partial<EvaluationSchemeDraft>) =>
  evaluationSchemeFaults(makeSchemeRecord(part), index).map(({ field, detail }) => [field, detail])
const withIndicator = (part: Partial<SchemeIndicator>) => ({
  indicators: [makeSchemeIndicator({ indicator: 'stations', weight: 1, ...part })],
})
const onTarget = { method: 'target', ceiling: 100 } as const
const organisations = { over: 'organisations', participants: ['gongxin', 'jiaotong'] } as const

describe('evaluationSchemeFaults', () => {
  it('finds none in a sound draft (K-11)', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf(withIndicator({ scoring: onTarget }))).toEqual([])
    expect(faultsOf({ ...organisations, ...withIndicator({ scoring: onTarget }) })).toEqual([])
  })

  it.each<[Partial<EvaluationSchemeDraft>, string, string]>([
    [{ name: ' ' }, 'name', '请给方案起名，如“2024年数字经济发展评价”。'],
    [{ participants: [duanzhou, '449999'] }, 'participants', '目录中没有“449999”，请从列表中选。'],
    [{ participants: [duanzhou, duanzhou] }, 'participants', '同一考核对象选了两次，请删去一个。'],
    [{ participants: [dinghu] }, 'participants', '请至少选两个考核对象：只有一个排不出名次。'],
    [{ indicators: [] }, 'indicators', '方案没有指标：请至少选一项。'],
    [withIndicator({ weight: 0.9 }), 'weights', '权重合计为90%，须为100%：请再加10%。'],
    [{ maxMissing: 1 }, 'maxMissing', '允许缺数比例须在0至1之间，小数位数须为不小于0的整数。'],
    [
      withIndicator({ scoring: { method: 'place', step: -1 } }),
      'indicators.0.scoring',
      '计分上限须大于0，每位扣分不能为负。',
    ],
    [
      { indicators: [makeSchemeIndicator({ indicator: 'b' }), makeSchemeIndicator({ indicator: 'b' })] },
      'indicators.1.indicator',
      '同一指标选了两次：请删去一项。',
    ],
    [withIndicator({ indicator: 'gone' }), 'indicators.0.indicator', '目录中没有指标“gone”，请从列表中选。'],
    [{ participants: [sihui, '441284-none'] }, 'participants', '目录中没有“441284-none”，请从列表中选。'],
    [
      withIndicator({ indicator: 'b', scoring: onTarget }),
      'indicators.0.indicator',
      '所选地区在“5G基站”上都没有目标，请换一种计分方法，或另选指标。',
    ],
    [organisations, 'indicators.0.indicator', '“5G基站”请改用目标完成计分：各单位的事项不同，数值不能相比。'],
    [
      { ...organisations, ...withIndicator({ indicator: 'b', scoring: onTarget }) },
      'indicators.0.indicator',
      '所选单位都不牵头“5G基站”的目标，请换一项指标或加选牵头单位。',
    ],
  ])('refuses %j (K-8, K-11)', (part, field, detail) => {
    expect(faultsOf(part)).toContainEqual([field, detail])
  })

  it('refuses an indicator that is collected in none of the regions', () => {
    const elsewhere = makeEvaluationIndex([{ regions: [sihui] }])
    expect(evaluationSchemeFaults(makeSchemeRecord(), elsewhere)).toEqual([
      {
        field: 'indicators.0.indicator',
        detail: '“5G基站”在所选地区都不采集，请换一项指标或另选地区。',
      },
    ])
  })
})
