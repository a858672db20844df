import { describe, expect, it } from 'vitest'
import { agendaGroups, movedBy, type AgendaRow } from '#web/meetings/agenda/agenda-groups.ts'

const item = (kind: AgendaRow['kind'], target: string) => ({ kind, target }) as AgendaRow
const told = (...items: AgendaRow[]) =>
  agendaGroups(items).map((group) => [
    group.word,
    group.items.map(({ target, number }) => `${number} ${target}`),
  ])

describe('agendaGroups', () => {
  it('numbers an agenda through, kind by kind, and leaves out kinds without an item', () => {
    expect(told(item('red', 'a'), item('red', 'b'), item('newly-met', 'c'))).toEqual([
      ['红灯', ['1 a', '2 b']],
      ['新达成', ['3 c']],
    ])
    expect(told()).toEqual([])
  })

  it('comes to a kind again where the sequence was chosen so', () => {
    expect(told(item('red', 'a'), item('newly-met', 'c'), item('red', 'b'))).toEqual([
      ['红灯', ['1 a']],
      ['新达成', ['2 c']],
      ['红灯', ['3 b']],
    ])
  })
})

describe('movedBy', () => {
  it.each([
    ['b', -1, 'bacd'],
    ['b', 1, 'acbd'],
    ['a', -1, 'abcd'],
    ['c', 9, 'abdc'],
    ['c', -9, 'cabd'],
    ['x', 1, 'abcd'],
  ])('moves %s by %i', (key, by, sequence) => {
    expect(movedBy(['a', 'b', 'c', 'd'], key, by).join('')).toBe(sequence)
  })
})
