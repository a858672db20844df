import { describe, expect, it } from 'vitest'
import { askStanding } from '#metrics/agenda/rounds.ts'

describe('askStanding', () => {
  it.each([
    [null, '2024-12-20', { state: 'awaited', daysLate: 0 }],
    [null, '2024-12-22', { state: 'overdue', daysLate: 2 }],
    ['2024-12-20', '2025-01-10', { state: 'answered', daysLate: 0 }],
    ['2024-12-25', '2025-01-10', { state: 'answered-late', daysLate: 5 }],
  ] as const)('of what was answered on %s is on %s %j', (answeredOn, today, standing) => {
    expect(askStanding({ due: '2024-12-20', answeredOn }, today)).toEqual(standing)
  })
})
