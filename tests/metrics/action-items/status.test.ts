import { describe, expect, it } from 'vitest'
import { dueDateOf, workingDayFrom } from '#metrics/action-items/due-date.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { nationalDay2024 } from '../calendar/make-calendar.ts'
import { order, step } from './order.ts'

describe('dueDateOf', () => {
  it('counts working days over the holidays, worked weekends included (X-3)', () => {
    // The working days: 26, 27, 29 (worked Sunday), 30 September; 8 to 11 and 12 (worked Saturday), 14 October.
    expect(dueDateOf({ days: 10 }, '2024-09-25', nationalDay2024)).toBe('2024-10-14')
    expect(dueDateOf({ days: 10 }, '2024-09-25', weekdaysOnly)).toBe('2024-10-09')
  })

  it('moves a day of rest to the next on which offices work (X-3)', () => {
    expect(dueDateOf({ due: '2024-10-05' }, '2024-09-25', nationalDay2024)).toBe('2024-10-08')
    expect(workingDayFrom('2024-10-12', nationalDay2024)).toBe('2024-10-12')
    expect(workingDayFrom('2024-10-13', nationalDay2024)).toBe('2024-10-14')
  })
})

describe('itemStatus', () => {
  const assigned = step.assign('2024-09-25', '2024-10-14')
  const statusOn = (day: string, ...steps: readonly ActionStep[]) =>
    itemStatus(order(...steps), day, nationalDay2024)

  it('waits for the signature two working days (X-5)', () => {
    expect(statusOn('2024-09-27', assigned)).toEqual({
      awaited: 'acknowledge',
      party: 'owner',
      waited: 2,
      unanswered: false,
      left: 8,
      colour: null,
      closedUndone: null,
    })
    expect(statusOn('2024-09-28', assigned)).toMatchObject({ waited: 2, unanswered: false })
    // 29 September is a Sunday that is worked.
    expect(statusOn('2024-09-29', assigned)).toMatchObject({ waited: 3, unanswered: true, colour: 'yellow' })
  })

  it('waits for a report five working days, and no holiday is one (X-5)', () => {
    const signed = [assigned, step.sign('2024-09-27')]
    expect(statusOn('2024-10-10', ...signed)).toMatchObject({
      awaited: 'report',
      waited: 5,
      unanswered: false,
      colour: 'blue',
    })
    expect(statusOn('2024-10-11', ...signed)).toMatchObject({ waited: 6, unanswered: true, colour: 'yellow' })
    expect(statusOn('2024-10-11', ...signed, step.report('2024-10-10'))).toMatchObject({
      waited: 1,
      colour: 'blue',
    })
  })

  it('is blue from three working days before the due date, red after it, on every day of rest too (X-4)', () => {
    const reported = [assigned, step.sign('2024-09-26'), step.report('2024-10-09')]
    expect(statusOn('2024-10-09', ...reported)).toMatchObject({ left: 4, colour: null })
    expect(statusOn('2024-10-10', ...reported)).toMatchObject({ left: 3, colour: 'blue' })
    expect(statusOn('2024-10-14', ...reported)).toMatchObject({ left: 0, colour: 'blue' })
    expect(statusOn('2024-10-15', ...reported)).toMatchObject({ left: -1, colour: 'red' })
    const onFriday = [step.assign('2024-10-08', '2024-10-18'), step.sign('2024-10-08')]
    expect(statusOn('2024-10-19', ...onFriday)).toMatchObject({ left: -1, colour: 'red' })
  })

  it('is yellow while what was sent back is not answered (X-4)', () => {
    const back = [
      step.assign('2024-09-25', '2024-10-31'),
      step.sign('2024-09-26'),
      step.finish('2024-10-09'),
      step.judge('return', '2024-10-10'),
    ]
    expect(statusOn('2024-10-10', ...back)).toMatchObject({ awaited: 'report', colour: 'yellow' })
    expect(statusOn('2024-10-11', ...back, step.report('2024-10-11'))).toMatchObject({ colour: null })
  })

  it('keeps the colour of a running term while an extension is decided, and has none while completion is checked', () => {
    const asked = [assigned, step.sign('2024-09-26'), step.ask('2024-10-08', '2024-10-31')]
    expect(statusOn('2024-10-11', ...asked)).toMatchObject({
      awaited: 'decide',
      party: 'secretary',
      waited: 3,
      colour: 'blue',
    })
    expect(statusOn('2024-10-15', ...asked)).toMatchObject({ unanswered: true, colour: 'red' })
    const done = [assigned, step.sign('2024-09-26'), step.finish('2024-10-08')]
    expect(statusOn('2024-10-15', ...done)).toMatchObject({
      awaited: 'check',
      party: 'secretary',
      waited: 6,
      unanswered: true,
      left: null,
      colour: null,
    })
    expect(statusOn('2024-09-29')).toMatchObject({
      awaited: 'assign',
      unanswered: false,
      left: null,
      colour: null,
    })
  })

  it('waits for nothing once it has ended', () => {
    const ended = statusOn('2024-10-31', step.judge('withdraw', '2024-09-26'))
    expect(ended).toEqual({
      awaited: null,
      party: null,
      waited: 0,
      unanswered: false,
      left: null,
      colour: null,
      closedUndone: null,
    })
  })

  it('tells apart what was closed without standing as done (X-2)', () => {
    const signed = [assigned, step.sign('2024-09-26'), step.report('2024-10-08')]
    const closed = step.judge('close', '2024-10-11')
    const done = step.finish('2024-10-09')
    const back = step.judge('return', '2024-10-10')
    const closedAs = (...steps: readonly ActionStep[]) =>
      statusOn('2024-10-31', ...signed, ...steps).closedUndone
    expect(closedAs(closed)).toBe('never-done')
    expect(closedAs(done, closed)).toBeNull()
    expect(closedAs(done, back, closed)).toBe('sent-back')
    expect(closedAs(done, back, step.report('2024-10-10'), closed)).toBe('sent-back')
    expect(closedAs(done, back, done, closed)).toBeNull()
    // The order was assigned anew, as when another organisation takes it over, and was not reported as finished since.
    expect(closedAs(done, back, assigned, step.sign('2024-10-10'), closed)).toBe('never-done')
    expect(closedAs(done, back)).toBeNull()
  })

  it('waits no days where it is looked at before the day of its last step', () => {
    expect(statusOn('2024-09-24', assigned)).toMatchObject({ waited: 0, unanswered: false })
  })
})
