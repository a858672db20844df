import type { Evaluation } from '#server/contract/evaluations.ts'

type ScorePart = Evaluation['results'][number]['parts'][number]

const part = (changed: Partial<ScorePart> = {}): ScorePart => ({
  indicator: 'stations',
  value: 2_321,
  score: 100,
  weight: 0.6,
  contribution: 60,
  ...changed,
})

/** An evaluation: 端州 is first, 鼎湖 second with a provisional value whose successor waits for review, 封开 without a score. */
export const evaluation: Evaluation = {
  sequence: 7,
  at: '2024-10-31',
  scheme: {
    id: 'evaluation-1',
    version: 2,
    name: '县区评价',
    grounds: '',
    over: 'regions',
    participants: ['441203', '441202', '441225'],
    indicators: [
      { indicator: 'stations', weight: 0.6, direction: 'higher', scoring: { method: 'min-max' } },
      { indicator: 'firms', weight: 0.4, direction: 'higher', scoring: { method: 'min-max' } },
    ],
    aggregation: 'arithmetic',
    maxMissing: 0.2,
    decimals: 1,
  },
  indicators: [
    { indicator: 'stations', name: '5G基站', unit: '座', decimals: 0, period: '2024-M09' },
    { indicator: 'firms', name: '企业,"规上"', unit: '', decimals: 0, period: null },
  ],
  results: [
    {
      subject: '441203',
      name: '鼎湖区',
      score: 12.25,
      place: 2,
      sensitivity: { best: 2, worst: 2, steady: 1 },
      missing: 0,
      parts: [
        part({ value: 1_000, score: 0, contribution: 0, mark: 'provisional', pendingReview: true }),
        part({ indicator: 'firms', value: 9, score: 30.625, weight: 0.4, contribution: 12.25 }),
      ],
    },
    {
      subject: '441202',
      name: '端州区',
      score: 100,
      place: 1,
      sensitivity: { best: 1, worst: 2, steady: 0.995 },
      missing: 0,
      parts: [part(), part({ indicator: 'firms', value: 39, weight: 0.4, contribution: 40, demo: true })],
    },
    {
      subject: '441225',
      name: '=封开县',
      score: null,
      place: null,
      sensitivity: null,
      missing: 0.4,
      reason: 'too-much-missing',
      parts: [
        part({ value: 566, score: 10, weight: 1, contribution: 10 }),
        part({
          indicator: 'firms',
          value: null,
          score: null,
          reason: 'overdue',
          weight: 0,
          contribution: null,
        }),
      ],
    },
  ],
  demo: true,
  evaluableAt: '2024-10-14',
}
