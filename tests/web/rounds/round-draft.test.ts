import { describe, expect, it } from 'vitest'
import { askKey, asksOf, proposedAsks } from '#web/rounds/round-draft.ts'

const body = (organisation: string, role: 'lead' | 'joint' | 'support', answerable = true) => ({
  ...{ organisation, name: organisation, role, answerable },
})
const clauses = [
  { clause: 'a', organisations: [body('x', 'lead', false), body('y', 'support'), body('z', 'support')] },
  { clause: 'b', organisations: [body('x', 'joint'), body('y', 'joint'), body('z', 'support')] },
  { clause: 'c', organisations: [body('x', 'support', false)] },
].map((one) => ({ ...one, path: one.clause, title: one.clause, targets: 1 }))

describe('proposedAsks', () => {
  it('proposes who leads or is jointly responsible, else the first who can answer, and nobody who cannot', () => {
    expect(proposedAsks({ clauses })).toEqual(['a y', 'b x', 'b y'])
  })
})

describe('asksOf', () => {
  it('has what is chosen in the order of the clauses', () => {
    expect(asksOf({ clauses }, new Set([askKey('b', 'z'), askKey('a', 'y')]))).toEqual([
      { clause: 'a', organisation: 'y' },
      { clause: 'b', organisation: 'z' },
    ])
  })
})
