import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'

/** An invented plan of a real city that no shipped document has. */
export const inventedPlan: PlanDraft = {
  ...emptyPlanDraft,
  document: {
    title: '厦门市数字经济年度计划（虚构）',
    shortTitle: '厦门数字经济2024',
    issuers: ['厦门市工业和信息化局'],
    region: '厦门市',
    start: '2024年',
    due: '2024年底',
    lead: '市工信局',
  },
  organisations: [
    { name: '市工业和信息化局', aliases: ['市工信局'] },
    { name: '市通信管理局' },
    { name: '思明区人民政府', region: '思明区' },
  ],
  targets: [
    {
      name: '5G基站累计数',
      value: '2,000',
      unit: '座',
      basis: '期末存量',
      lead: ['市通信管理局'],
      baseline: '1500',
    },
    { name: '上云企业数', value: '300', unit: '家', comparator: '超过', basis: '期间累计' },
    { name: '政务服务全程网办率', value: '95', unit: '%', basis: '覆盖率', frequency: '每季' },
  ],
}
