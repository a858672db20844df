import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '#server/contract/meetings.ts'
import { agendaGroups } from '#web/meetings/agenda-groups.ts'

const item = (kind: AgendaItem['kind'], target: string) => ({ kind, target }) as AgendaItem

describe('agendaGroups', () => {
  it('numbers an agenda through, kind by kind, and leaves out kinds without an item', () => {
    const groups = agendaGroups([item('red', 'a'), item('red', 'b'), item('newly-met', 'c')])
    expect(
      groups.map(({ word, items }) => [word, items.map(({ target, number }) => `${number} ${target}`)]),
    ).toEqual([
      ['红灯', ['1 a', '2 b']],
      ['新达成', ['3 c']],
    ])
    expect(agendaGroups([])).toEqual([])
  })
})
