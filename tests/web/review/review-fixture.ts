import type { Consequences } from '#server/contract/observations.ts'
import type { ReviewItem } from '#server/contract/review.ts'

/** A submitted cell as the queue lists it. */
export function reviewItem(
  indicator: string,
  value: number | null,
  more: Partial<Omit<ReviewItem, 'observation'>> & { revision?: number; period?: string } = {},
): ReviewItem {
  const { revision = 1, period = '2024-M10', ...rest } = more
  return {
    observation: {
      indicator,
      region: '441200',
      period,
      revision,
      value,
      numerator: null,
      denominator: null,
      reason: null,
      status: 'A',
      bound: null,
      note: null,
      provenance: 'reported',
      state: 'submitted',
      actor: 'person:a',
      at: '2024-11-04T10:00:00+08:00',
      decidedBy: null,
      decidedAt: null,
      returnReason: null,
      sequence: 1,
    },
    name: indicator,
    unit: '座',
    decimals: 0,
    regionName: '肇庆市',
    organisationName: '市工信局',
    reporterName: '张三',
    approved: null,
    evidence: [],
    question: null,
    previous: null,
    history: [],
    sources: [],
    judged: false,
    findings: [],
    repeated: null,
    own: false,
    endorsed: false,
    step: null,
    decision: null,
    transitions: ['approve', 'return'],
    closure: null,
    ...rest,
  }
}

/** The light of the stations, which turns with an approval. */
export const turnedLight: Consequences['changes'][number] = {
  target: 'stations',
  name: '5G基站',
  commitment: '不少于 8,000 座',
  due: '2024-12-31',
  from: '2024-10-31',
  until: null,
  before: 'on-schedule',
  after: 'behind',
}
