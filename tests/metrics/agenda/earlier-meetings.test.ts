import { describe, expect, it } from 'vitest'
import { earlierMeetings } from '#metrics/agenda/earlier-meetings.ts'

const held = (id: string, date: string, change = {}) => ({
  ...{ id, series: 'weekly', date, at: date, scopes: ['441200'], snapshots: [{}] },
  ...change,
})
const next = held('next', '2024-11-08', { snapshots: [] })
const followed = (meetings: readonly ReturnType<typeof held>[], meeting = next) =>
  earlierMeetings(meetings, meeting).map(({ id }) => id)

describe('earlierMeetings', () => {
  it('J-1 are those frozen of the series, on days before it', () => {
    const first = held('first', '2024-10-18')
    const last = held('last', '2024-10-31')
    const others = [
      held('monthly', '2024-10-31', { series: 'monthly' }),
      held('prepared', '2024-11-01', { snapshots: [] }),
      held('to-come', '2024-11-15'),
      next,
    ]
    expect(followed([last, ...others, first])).toEqual(['last', 'first'])
  })

  it('J-1 are no meetings of other scopes; one common scope of several is enough', () => {
    const elsewhere = held('elsewhere', '2024-11-01', { scopes: ['440400'] })
    const wider = held('wider', '2024-11-01', { scopes: ['440400', '441200'] })
    expect(followed([elsewhere, wider])).toEqual(['wider'])
  })

  it('J-1 goes by the day of the meeting: two of one reference date follow each other, none follows a later one', () => {
    const sameDay = held('same', '2024-11-01', { at: '2024-10-31' })
    expect(followed([sameDay], { ...next, at: '2024-10-31' })).toEqual(['same'])
    expect(followed([sameDay], { ...next, at: '2024-09-30' })).toEqual([])
  })

  it('J-1 lets a meeting of no series follow none', () => {
    const topic = held('topic', '2024-10-31', { series: 'ad-hoc' })
    expect(followed([topic], { ...next, series: 'ad-hoc' })).toEqual([])
  })
})
