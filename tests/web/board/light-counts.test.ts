import { describe, expect, it } from 'vitest'
import { countLights } from '#web/board/light-counts.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'

const rows = (...lights: (Light | null)[]) => lights.map((light) => ({ light }))

describe('countLights', () => {
  it('shows the main lights at zero too, the others only where there are any', () => {
    expect(countLights(rows('met', 'met', 'behind', 'behind', 'missed', null))).toEqual([
      { light: 'met', count: 2 },
      { light: 'on-schedule', count: 0 },
      { light: 'behind', count: 2 },
      { light: 'far-behind', count: 0 },
      { light: 'missed', count: 1 },
      { light: 'overdue', count: 0 },
      { light: null, count: 1 },
    ])
  })

  it('shows only what a board of few targets has', () => {
    expect(countLights(rows('met', 'behind'))).toEqual([
      { light: 'met', count: 1 },
      { light: 'behind', count: 1 },
    ])
  })

  it('counts every target once', () => {
    const all = rows('met', 'no-data', 'no-baseline', 'not-started', 'overdue', 'far-behind', null)
    expect(countLights(all).reduce((sum, { count }) => sum + count, 0)).toBe(7)
  })
})
