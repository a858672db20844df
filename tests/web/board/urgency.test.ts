import { describe, expect, it } from 'vitest'
import { byUrgency, needsAttention } from '#web/board/urgency.ts'
import { boardRow } from '../board-row.ts'

describe('byUrgency', () => {
  it('puts far behind first, then missed, overdue, behind; what is well comes last', () => {
    const lights = [
      'met',
      'behind',
      null,
      'on-schedule',
      'overdue',
      'not-started',
      'missed',
      'far-behind',
    ] as const
    const rows = lights.map((light) => boardRow({ light, target: String(light) }))
    expect(rows.toSorted(byUrgency).map(({ light }) => light)).toEqual([
      'far-behind',
      'missed',
      'overdue',
      'behind',
      'on-schedule',
      'met',
      'not-started',
      null,
    ])
  })

  it('puts the wider gap first within a light, and an unknown gap last', () => {
    const gaps = [-3.1, null, -8.1, -5.4]
    const rows = gaps.map((gap) => boardRow({ light: 'behind', gap, target: `t${gap}` }))
    expect(rows.toSorted(byUrgency).map(({ gap }) => gap)).toEqual([-8.1, -5.4, -3.1, null])
  })

  it('puts the longer overdue first, whatever gap its last value had', () => {
    const rows = [2, 12, 5].map((overdueDays) =>
      boardRow({ light: 'overdue', gap: -overdueDays % 5, overdueDays, target: `t${overdueDays}` }),
    )
    expect(rows.toSorted(byUrgency).map(({ overdueDays }) => overdueDays)).toEqual([12, 5, 2])
  })
})

describe('needsAttention', () => {
  it('asks somebody to act on four lights and on no other', () => {
    const lights = [
      'far-behind',
      'missed',
      'overdue',
      'behind',
      'on-schedule',
      'met',
      'no-data',
      'no-baseline',
      'not-started',
      null,
    ] as const
    expect(lights.filter((light) => needsAttention({ light }))).toEqual([
      'far-behind',
      'missed',
      'overdue',
      'behind',
    ])
  })
})
