import { describe, expect, it } from 'vitest'
import {
  decisionsWithRoom,
  decisionText,
  discussed,
  kindsText,
  windowAround,
} from '#web/wall/scenes/meeting/meeting-words.ts'

const at = '2024-10-31T10:00:00.000+08:00'
const agenda = { lines: [{ target: 'first', name: '', kinds: [] }], others: 0 }

describe('discussed', () => {
  it('is the target that was written of last, for ten minutes as the present one; before that the first of the agenda', () => {
    const under = { target: 'stations', at }
    expect(discussed({ under, agenda }, Date.parse(at) + 599_999)).toEqual({
      target: 'stations',
      present: true,
    })
    expect(discussed({ under, agenda }, Date.parse(at) + 600_000)).toEqual({
      target: 'stations',
      present: false,
    })
    expect(discussed({ under: null, agenda }, 0)).toEqual({ target: 'first', present: false })
    expect(discussed({ under: null, agenda: null }, 0)).toBeUndefined()
    expect(discussed({ under: null, agenda: { lines: [], others: 3 } }, 0)).toBeUndefined()
  })
})

describe('windowAround', () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const around = (wanted: number, places: number) => windowAround(all, (one) => one === wanted, places).shown
  it('holds what is wanted, and is full where it can be', () => {
    expect(around(1, 3)).toEqual([1, 2, 3])
    expect(around(5, 3)).toEqual([4, 5, 6])
    expect(around(9, 3)).toEqual([7, 8, 9])
    expect(around(12, 4)).toEqual([1, 2, 3, 4])
    expect(around(5, 20)).toEqual(all)
  })
})

describe('decisions', () => {
  it('are whole up to 120 characters', () => {
    expect(decisionText('甲'.repeat(120))).toHaveLength(120)
    expect(decisionText('甲'.repeat(121))).toBe(`${'甲'.repeat(120)}…`)
  })

  it('are shown as far as they have room, counted by lines', () => {
    // At 230 px a line holds nine to ten characters: 62 + 32, 62 + 3 × 32 and 62 + 2 × 32 pixels.
    const decisions = ['按期落实', '甲'.repeat(25), '一\n二']
    const room = (height: number) => decisionsWithRoom(decisions, { width: 230, height })
    expect([room(93), room(94), room(251), room(252), room(377), room(378)]).toEqual([0, 1, 1, 2, 2, 3])
  })

  it('name the kinds of an agenda line', () => {
    expect(kindsText(['red', 'overdue-report'])).toBe('红灯、逾期未报')
  })
})
