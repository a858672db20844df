import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { draftPlan, type DraftedPlan } from '#metrics/planning/draft-plan.ts'
import { emptyPlanDraft, type PlanDraft, type TargetDraft } from '#metrics/planning/plan-draft.ts'

const official = [
  { code: '100000', name: '全国' },
  { code: '110000', name: '北京市' },
  { code: '110101', name: '东城区' },
  { code: '350000', name: '福建省' },
  { code: '350200', name: '厦门市' },
  { code: '350203', name: '思明区' },
  { code: '350205', name: '海沧区' },
]
const blank: Catalogue = {
  documents: [],
  indicators: [],
  targets: [],
  milestones: [],
  regions: [],
  organisations: [],
  lightRules: [],
  calendarYears: [],
  evaluationSchemes: [],
  disclosures: [],
  reforms: [],
  boards: [],
}

/** An invented plan of 厦门 for 2024, with two organisations and one target. */
export const makeDraft = (part: Partial<PlanDraft> = {}): PlanDraft => ({
  ...emptyPlanDraft,
  document: { title: '数字经济计划', region: '厦门市', start: '2024', due: '2024年底', lead: '市工信局' },
  organisations: [
    { name: '市工业和信息化局', aliases: ['市工信局'] },
    { name: '思明区人民政府', region: '思明区', collective: '否' },
  ],
  targets: [makeTarget()],
  ...part,
})
export function makeTarget(part: TargetDraft = {}): TargetDraft {
  return { name: '上云企业数', value: '3,000', unit: '家', basis: '期间累计', ...part }
}
export const read = (
  draft: PlanDraft,
  {
    standing = blank,
    taken = [],
    ...ground
  }: { standing?: Catalogue; taken?: readonly string[]; today?: string } = {},
) => {
  const { documents, indicators, organisations } = standing
  const ids = new Set([...taken, ...[...documents, ...indicators, ...organisations].map(({ id }) => id)])
  return draftPlan(draft, { standing, official, isTaken: (id) => ids.has(id), ...ground })
}
export const faultsOf = (draft: PlanDraft, standing?: Catalogue) =>
  read(draft, standing && { standing }).faults.map(({ table, row, field, detail }) => [
    table,
    row,
    field,
    detail,
  ])
export function planOf(draft: PlanDraft, standing?: Catalogue): DraftedPlan {
  const { plan, faults } = read(draft, standing && { standing })
  if (!plan) throw new Error(JSON.stringify(faults))
  return plan
}
export const targetOf = (part: TargetDraft) =>
  planOf(makeDraft({ targets: [makeTarget(part)] })).records.targets[0]
export const indicatorOf = (part: TargetDraft) =>
  planOf(makeDraft({ targets: [makeTarget(part)] })).records.indicators[0]
