import { describe, expect, it } from 'vitest'
import { milestonesDue } from '#metrics/agenda/milestones-due.ts'
import type { Milestone } from '#metrics/catalogue/catalogue.ts'

const milestone = (name: string, due: string, more: Partial<Milestone> = {}): Milestone => ({
  id: name,
  name,
  kind: 'platform',
  region: '441200',
  due,
  dueAssumed: false,
  citations: [],
  organisations: ['zhengshu'],
  leadAssumed: false,
  remarks: [],
  ...more,
})
const told = (milestones: readonly Milestone[], lastAt: string | null) =>
  milestonesDue(milestones, { at: '2024-12-01', lastAt }).map(
    ({ organisation, daysLeft, names }) => `${organisation} ${daysLeft}: ${names.join(' ')}`,
  )

describe('milestonesDue (J-8)', () => {
  it('holds what is due within 30 days, those of one organisation and day together, the nearest first', () => {
    const all = [
      milestone('a', '2024-12-31'),
      milestone('b', '2024-12-20', { organisations: ['gongxin', 'zhengshu'] }),
      milestone('c', '2024-12-31', { leadAssumed: true }),
      milestone('d', '2025-01-01'),
      milestone('e', '2024-11-30'),
      milestone('f', '2024-12-31', { organisations: ['gongxin'] }),
      milestone('nobody', '2024-12-31', { organisations: [] }),
    ]
    expect(told(all, null)).toEqual(['gongxin 19: b', 'zhengshu 30: a c', 'gongxin 30: f'])
  })

  it('holds what came due since the last meeting, not what that meeting has heard of', () => {
    const all = [milestone('a', '2024-11-29'), milestone('b', '2024-11-25'), milestone('c', '2024-11-24')]
    expect(told(all, '2024-11-24')).toEqual(['zhengshu -6: b', 'zhengshu -2: a'])
    expect(told(all, null)).toEqual([])
  })
})
