import { describe, expect, it } from 'vitest'
import {
  actionItemOf,
  isUnfinished,
  itemNumber,
  dayOfItem,
  reminderKey,
} from '#metrics/action-items/action-item.ts'
import type { OpeningStep } from '#metrics/action-items/step.ts'
import { order, step } from './order.ts'

describe('itemNumber', () => {
  it('is that of its year (X-1)', () => {
    expect(itemNumber({ year: 2024, serial: 12 })).toBe('督办〔2024〕12号')
  })
})

describe('actionItemOf', () => {
  it('begins with its opening, and waits for its assignment', () => {
    expect(order()).toMatchObject({
      state: 'filed',
      filedOn: '2024-09-25',
      assignedOn: null,
      due: null,
      version: 1,
      waits: { step: 1, since: '2024-09-25' },
    })
  })

  it('is no longer marked as sent back once it is handed over (X-4)', () => {
    const back = [step.assign('2024-09-26', '2024-10-15'), step.sign('2024-09-27'), step.finish('2024-09-30')]
    const returned = [...back, step.judge('return', '2024-10-08')]
    expect(order(...returned)).toMatchObject({ returned: true, sentBack: true })
    expect(order(...returned, step.assign('2024-10-09', '2024-10-31'))).toMatchObject({
      ...{ state: 'assigned', returned: false, sentBack: false },
    })
  })

  it('follows its way to the end (X-2)', () => {
    const steps = [
      step.assign('2024-09-26', '2024-10-15'),
      step.sign('2024-09-27'),
      step.report('2024-09-30'),
      step.ask('2024-10-08', '2024-10-31'),
      step.grant('2024-10-09', '2024-10-31'),
      step.finish('2024-10-30'),
      step.judge('return', '2024-10-31'),
      step.finish('2024-11-01'),
      step.judge('close', '2024-11-04'),
    ]
    const states = steps.map((_, place) => order(...steps.slice(0, place + 1)).state)
    expect(states).toEqual([
      'assigned',
      'in-progress',
      'in-progress',
      'in-progress',
      'in-progress',
      'to-check',
      'in-progress',
      'to-check',
      'closed',
    ])
    expect(order(...steps)).toMatchObject({
      due: '2024-10-31',
      extendedOn: '2024-10-09',
      extension: null,
      reports: 3,
      returned: false,
      finishedOn: '2024-11-01',
      endedOn: '2024-11-04',
      version: 10,
    })
    expect(order(...steps.slice(0, 7))).toMatchObject({ returned: true, finishedOn: null })
  })

  it('keeps the due date where an extension is refused, and ends the request once the order is finished or assigned anew', () => {
    const asked = [
      step.assign('2024-09-26', '2024-10-15'),
      step.sign('2024-09-27'),
      step.ask('2024-10-08', '2024-10-31'),
    ]
    expect(order(...asked).extension).toEqual({ until: '2024-10-31', reason: '设备晚到' })
    const refused = order(...asked, step.judge('refuse', '2024-10-09'))
    expect(refused).toMatchObject({ due: '2024-10-15', extension: null, extendedOn: null })
    expect(order(...asked, step.finish('2024-10-09')).extension).toBeNull()
    expect(order(...asked, step.assign('2024-10-09', '2024-10-15'))).toMatchObject({
      state: 'assigned',
      extension: null,
    })
  })

  it('waits for the secretary from the day an extension was asked for, whatever is reported meanwhile', () => {
    const asked = [
      step.assign('2024-09-26', '2024-10-15'),
      step.sign('2024-09-27'),
      step.ask('2024-10-08', '2024-10-31'),
    ]
    expect(order(...asked, step.report('2024-10-09')).waits).toEqual({ step: 4, since: '2024-10-08' })
    expect(order(...asked.slice(0, 2), step.report('2024-10-09')).waits).toEqual({
      step: 4,
      since: '2024-10-09',
    })
  })

  it('knows what was told, which changes neither its state nor what it waits for', () => {
    const told = { cause: 'due-soon', level: 1, to: ['owner'], of: '2024-10-15' } as const
    const item = order(step.assign('2024-09-26', '2024-10-15'), {
      action: 'remind',
      on: '2024-10-11',
      ...told,
    })
    expect([...item.told]).toEqual([reminderKey(told)])
    expect(item).toMatchObject({ state: 'assigned', version: 3, waits: { step: 2, since: '2024-09-26' } })
  })

  it('is opened once: a second opening changes nothing but the version', () => {
    const again = { action: 'file', on: '2024-09-30', order: '另一件' } as unknown as OpeningStep
    expect(order(again)).toMatchObject({ order: '加快5G基站建设', version: 2 })
    expect(actionItemOf([{ ...again, collaborators: [] }]).order).toBe('另一件')
  })
})

describe('isUnfinished', () => {
  it('is what was neither closed nor withdrawn', () => {
    expect(isUnfinished(order())).toBe(true)
    expect(isUnfinished(order(step.judge('withdraw', '2024-09-26')))).toBe(false)
    expect(isUnfinished({ state: 'closed' })).toBe(false)
  })
})

describe('dayOfItem', () => {
  it('is today, but for an item of the demonstration no later than its day', () => {
    expect(dayOfItem({ demoDay: null }, '2026-11-28')).toBe('2026-11-28')
    expect(dayOfItem({ demoDay: '2024-10-31' }, '2026-11-28')).toBe('2024-10-31')
    expect(dayOfItem({ demoDay: '2024-10-31' }, '2024-10-10')).toBe('2024-10-10')
  })
})
