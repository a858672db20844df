import { describe, expect, it } from 'vitest'
import { ordersOnAgenda } from '#metrics/action-items/on-agenda.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'
import { nationalDay2024 } from '../calendar/make-calendar.ts'
import { order, step } from './order.ts'

const reasons = (day: string, lastDay: string | null, ...items: (readonly ActionStep[])[]) =>
  ordersOnAgenda(
    items.map((steps) => order(...steps)),
    {
      day,
      knewExtension: ({ extendedOn }) => lastDay !== null && extendedOn! <= lastDay,
      calendar: nationalDay2024,
    },
  ).map(({ reason }) => reason)

const signed = [step.assign('2024-09-25', '2024-10-31'), step.sign('2024-09-25')]

describe('ordersOnAgenda (X-7)', () => {
  it.each<[string, string, readonly ActionStep[], readonly string[]]>([
    ['is overdue', '2024-11-01', [...signed, step.report('2024-10-31')], ['overdue']],
    ['is not answered', '2024-10-18', signed, ['unanswered']],
    ['asks for an extension', '2024-10-18', [...signed, step.ask('2024-10-18', '2024-11-15')], ['extension']],
    ['was reported as finished', '2024-11-01', [...signed, step.finish('2024-10-18')], ['to-check']],
    ['is due within a week of work', '2024-10-25', [...signed, step.report('2024-10-24')], ['due']],
    ['is due later', '2024-10-18', [...signed, step.report('2024-10-18')], []],
    ['waits for the secretary to assign it', '2024-10-18', [], []],
    ['has ended', '2024-11-01', [step.judge('withdraw', '2024-09-26')], []],
  ])('tells of an item that %s', (_, day, steps, expected) => {
    expect(reasons(day, null, steps)).toEqual(expected)
  })

  it('tells of an extension at the first meeting after it', () => {
    const extended = [...signed, step.ask('2024-10-16', '2024-11-29'), step.grant('2024-10-17', '2024-11-29')]
    expect(reasons('2024-10-18', '2024-10-11', extended)).toEqual(['extended'])
    expect(reasons('2024-10-18', null, extended)).toEqual(['extended'])
    expect(reasons('2024-10-18', '2024-10-18', extended)).toEqual([])
  })

  it('puts what is overdue first, and of one kind the longest', () => {
    const late = (due: string) => [
      step.assign('2024-09-25', due),
      step.sign('2024-10-17'),
      step.report('2024-10-17'),
    ]
    const items = [signed, late('2024-10-16'), late('2024-10-15'), late('2024-10-16')].map((steps) =>
      order(...steps),
    )
    const told = ordersOnAgenda(items, {
      day: '2024-10-18',
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    expect(told.map(({ reason, item }) => [reason, item.due])).toEqual([
      ['overdue', '2024-10-15'],
      ['overdue', '2024-10-16'],
      ['overdue', '2024-10-16'],
      ['unanswered', '2024-10-31'],
    ])
    const waiting = [
      [...signed, step.finish('2024-10-18')],
      [...signed, step.finish('2024-10-14')],
    ].map((steps) => order(...steps))
    const checked = ordersOnAgenda(waiting, {
      day: '2024-10-18',
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    expect(checked.map(({ item }) => item.finishedOn)).toEqual(['2024-10-14', '2024-10-18'])
    // The second is due earlier, but the first has been awaited for longer.
    const unanswered = [
      [step.assign('2024-09-25', '2024-11-15'), step.sign('2024-09-25')],
      [step.assign('2024-09-25', '2024-10-31'), step.sign('2024-10-08')],
    ].map((steps) => order(...steps))
    const awaited = ordersOnAgenda(unanswered.toReversed(), {
      day: '2024-10-18',
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    expect(awaited.map(({ reason, item }) => [reason, item.due])).toEqual([
      ['unanswered', '2024-11-15'],
      ['unanswered', '2024-10-31'],
    ])
  })

  it('looks at an item of the demonstration on the day of the meeting too, however late that is (J-7)', () => {
    const item = { ...order(...signed, step.report('2024-10-30')), demoDay: '2024-10-31' }
    const told = ordersOnAgenda([item], {
      day: '2024-11-07',
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    expect(told.map(({ reason, standing }) => [reason, standing.left])).toEqual([['overdue', -5]])
  })

  it('puts items that are alike in the sequence of their numbers', () => {
    const item = order(...signed)
    const numbered = (year: number, serial: number) => ({ ...item, year, serial })
    const told = ordersOnAgenda([numbered(2024, 3), numbered(2024, 2), numbered(2023, 9)], {
      day: '2024-10-18',
      knewExtension: () => false,
      calendar: nationalDay2024,
    })
    expect(told.map(({ item: { year, serial } }) => [year, serial])).toEqual([
      [2023, 9],
      [2024, 2],
      [2024, 3],
    ])
  })
})
