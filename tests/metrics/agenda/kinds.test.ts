import { describe, expect, it } from 'vitest'
import { agendaKinds, sortedByKind, agendaSubjectOf } from '#metrics/agenda/kinds.ts'

describe('agendaSubjectOf', () => {
  it.each([
    ['red', 'target'],
    ['added', 'target'],
    ['milestones-due', 'milestones'],
    ['order-overdue', 'order'],
    ['order-due', 'order'],
  ] as const)('of %s is a %s', (kind, subject) => {
    expect(agendaSubjectOf(kind)).toBe(subject)
  })
})

describe('sortedByKind (J-3)', () => {
  it('puts targets first, then milestones, orders and what was added, each kind as it came', () => {
    const items = (['added', 'order-due', 'milestones-due', 'red', 'order-overdue', 'red'] as const).map(
      (kind, number) => ({ kind, number }),
    )
    expect(sortedByKind(items).map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'red 3',
      'red 5',
      'milestones-due 2',
      'order-overdue 4',
      'order-due 1',
      'added 0',
    ])
    expect(agendaKinds).toHaveLength(20)
  })
})
