import type { Act } from './act.ts'

/** What is done to the reporting round that `work.ts` leaves behind. */
export const actsOnRound: readonly Act[] = [
  {
    ...{ route: 'PUT /api/rounds/:id', who: 'secretary', of: ['round-1'], match: '"1"' },
    body: { due: '2024-12-31', add: [], reason: '年底汇总' },
  },
  { route: 'POST /api/rounds/:id/reminders', who: 'secretary', of: ['round-1'], body: {} },
  {
    ...{ route: 'PUT /api/rounds/:id/answers/:number', who: 'reporter', of: ['round-1', '2'], match: '"1"' },
    body: { progress: '备注：已开通', problems: '', next: '补建', own: [], stated: [], submit: true },
  },
  { route: 'POST /api/rounds/:id/close', who: 'secretary', of: ['round-1'] },
]
