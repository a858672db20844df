import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { inventedPlan } from './invented-plan.ts'

/** An invented plan of a real city whose third target is computed from the first two indicators: ids 350200-1, -2 and -3. */
export const computedPlan: PlanDraft = {
  ...inventedPlan,
  targets: [
    {
      name: '核心产业增加值',
      value: '900',
      unit: '亿元',
      basis: '期末存量',
      baseline: '700',
      lead: ['市工信局'],
    },
    { name: '地区生产总值', value: '8,500', unit: '亿元', basis: '期末存量', baseline: '8,000' },
    {
      name: '核心产业增加值占比',
      value: '10',
      unit: '%',
      basis: '比率',
      baseline: '8.75',
      formula: '核心产业增加值 ÷ 地区生产总值',
    },
  ],
}
