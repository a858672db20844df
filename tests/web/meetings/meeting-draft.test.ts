import { describe, expect, it } from 'vitest'
import { changedDraft, nextFriday, seriesWord, usualDraft, usualTitle } from '#web/meetings/meeting-draft.ts'

describe('nextFriday', () => {
  it.each([
    ['2026-11-28', '2026-12-04'],
    ['2024-10-31', '2024-11-01'],
    ['2024-11-01', '2024-11-01'],
    ['2024-12-28', '2025-01-03'],
  ])('of %s is %s', (day, friday) => {
    expect(nextFriday(day)).toBe(friday)
  })
})

describe('usualTitle', () => {
  it.each([
    // 30 December 2024 lies in the first week of 2025 (ISO 8601).
    ['weekly', '2024-12-30', '2025年第1周调度会'],
    ['weekly', '2024-11-01', '2024年第44周调度会'],
    ['monthly', '2024-11-01', '2024年11月调度会'],
    ['ad-hoc', '2024-11-01', '专题调度会'],
  ])('of %s at %s is %s', (series, date, title) => {
    expect(usualTitle(series, date)).toBe(title)
  })
})

describe('usualDraft', () => {
  it('begins with the Friday to come, in the demo with the day of its board', () => {
    expect(usualDraft('2024-10-29', undefined)).toEqual({
      series: 'weekly',
      title: '2024年第44周调度会',
      date: '2024-11-01',
      at: '2024-11-01',
    })
    expect(usualDraft('2026-11-28', '2024-10-31')).toMatchObject({ date: '2024-10-31', at: '2024-10-31' })
  })
})

describe('changedDraft', () => {
  const draft = usualDraft('2024-10-29', undefined)

  it('has title and reference date follow the day while nobody chose others', () => {
    expect(changedDraft(draft, { date: '2024-12-06' })).toMatchObject({
      ...{ date: '2024-12-06', at: '2024-12-06', title: '2024年第49周调度会' },
    })
    expect(changedDraft({ ...draft, title: '碰头会' }, { series: 'monthly' })).toMatchObject({
      ...{ series: 'monthly', title: '碰头会', at: draft.at },
    })
  })

  it('leaves a reference date that was chosen, unless the meeting is moved before it', () => {
    const chosen = { ...draft, at: '2024-10-31' }
    expect(changedDraft(chosen, { date: '2024-12-06' }).at).toBe('2024-10-31')
    expect(changedDraft(chosen, { date: '2024-10-25' }).at).toBe('2024-10-25')
  })
})

describe('seriesWord', () => {
  it('is the word of a series that is offered, else its id', () => {
    expect([seriesWord('weekly'), seriesWord('sw-2')]).toEqual(['周调度', 'sw-2'])
  })
})
