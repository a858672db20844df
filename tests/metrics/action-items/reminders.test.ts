import { describe, expect, it } from 'vitest'
import { remindersDue } from '#metrics/action-items/reminders.ts'
import type { ActionStep, Reminder } from '#metrics/action-items/step.ts'
import { nationalDay2024 } from '../calendar/make-calendar.ts'
import { order, step } from './order.ts'

const due = (day: string, ...steps: readonly ActionStep[]) =>
  remindersDue(order(...steps), day, nationalDay2024)
const brief = (reminders: readonly Reminder[]) =>
  reminders.map(({ cause, level, to }) => `${cause} ${level} ${to.join('+')}`)
const assigned = step.assign('2024-09-25', '2024-10-31')

describe('remindersDue (X-6)', () => {
  it('tells the owner, then the secretary, then the leaders of an answer that does not come', () => {
    expect(brief(due('2024-09-27', assigned))).toEqual([])
    expect(due('2024-09-29', assigned)).toEqual([{ cause: 'unanswered', level: 1, to: ['owner'], of: '2' }])
    // The working days since the order was handed over: 26, 27, 29 and 30 September, 8 and 9 October.
    expect(brief(due('2024-10-08', assigned))).toEqual(['unanswered 1 owner'])
    expect(brief(due('2024-10-09', assigned))).toEqual(['unanswered 1 owner', 'unanswered 2 secretary'])
    expect(brief(due('2024-10-14', assigned))).toEqual([
      'unanswered 1 owner',
      'unanswered 2 secretary',
      'unanswered 3 leader',
    ])
  })

  it('tells the secretary, then the leaders of what waits for the secretary', () => {
    expect(brief(due('2024-10-08'))).toEqual(['unanswered 1 secretary'])
    expect(brief(due('2024-10-11'))).toEqual(['unanswered 1 secretary', 'unanswered 2 leader'])
  })

  it('tells once for each due date that it is due soon, and once that it is overdue', () => {
    const reported = [
      step.assign('2024-09-25', '2024-10-14'),
      step.sign('2024-09-25'),
      step.report('2024-10-10'),
    ]
    expect(due('2024-10-10', ...reported)).toEqual([
      { cause: 'due-soon', level: 1, to: ['owner'], of: '2024-10-14' },
    ])
    const told = (on: string, reminder: Reminder): ActionStep => ({ action: 'remind', on, ...reminder })
    const soon = told('2024-10-10', due('2024-10-10', ...reported)[0]!)
    expect(due('2024-10-11', ...reported, soon)).toEqual([])
    expect(brief(due('2024-10-15', ...reported, soon))).toEqual(['overdue 1 owner+secretary'])
    const late = told('2024-10-15', due('2024-10-15', ...reported, soon)[0]!)
    expect(due('2024-10-16', ...reported, soon, late)).toEqual([])
    expect(brief(due('2024-10-18', ...reported, soon, late))).toEqual([
      'overdue 2 leader',
      'unanswered 1 owner',
    ])
    const longer = [
      ...reported,
      soon,
      step.ask('2024-10-11', '2024-10-31'),
      step.grant('2024-10-14', '2024-10-31'),
    ]
    expect(brief(due('2024-10-28', ...longer, step.report('2024-10-28')))).toEqual(['due-soon 1 owner'])
  })

  it('tells of an answer anew once another is waited for', () => {
    const first = due('2024-09-29', assigned)[0]!
    const told: ActionStep = { action: 'remind', on: '2024-09-29', ...first }
    expect(due('2024-09-30', assigned, told)).toEqual([])
    expect(brief(due('2024-10-15', assigned, told, step.sign('2024-09-30')))).toEqual(['unanswered 1 owner'])
  })

  it('tells nothing of what has ended', () => {
    expect(due('2025-10-31', assigned, step.judge('withdraw', '2024-09-26'))).toEqual([])
  })
})
