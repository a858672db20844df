import { describe, expect, it } from 'vitest'
import { boards as offered } from '#seeds/boards.ts'
import type { Display } from '#server/contract/displays.ts'
import { firstChoice } from '#web/admin/displays/first-choice.ts'

const boards = offered.map((board) => ({ ...board, own: false }))
const display = (more: Partial<Display>): Display => ({
  id: 'a',
  name: '东墙',
  createdAt: '2024-10-31T10:00:00.000+08:00',
  confirmedAt: '2024-10-31T10:00:00.000+08:00',
  confirmedBy: 'person:admin',
  revokedAt: null,
  lastSeenAt: null,
  scope: null,
  at: null,
  scenes: [],
  density: 'desk',
  ...{ profile: null, number: 1, online: true, ghost: false, state: null, connections: [] },
  ...more,
})

describe('firstChoice', () => {
  it('is as the display that was paired before, else the first plan, never an example', () => {
    const before = [
      display({ scope: '440000', revokedAt: '2024-10-31T11:00:00.000+08:00' }),
      display({}),
      display({ scope: '441200', at: '2024-06-30' }),
    ]
    expect(firstChoice(before, { boards, demo: false })).toEqual({ scope: '441200', at: '2024-06-30' })
    expect(firstChoice([], { boards, demo: false })).toEqual({ scope: '441200', at: null })
    expect(firstChoice([], { boards, demo: true })).toEqual({ scope: '441200', at: '2024-10-31' })
  })
})
