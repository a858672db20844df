import { describe, expect, it } from 'vitest'
import { actionItemOf, itemNumber } from '#metrics/action-items/action-item.ts'
import { remindersDue } from '#metrics/action-items/reminders.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import { workingDaysBetween } from '#metrics/calendar/calendar.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { demoInstructions, demoOrders } from '#seeds/demo/demo-orders.ts'
import { demoPeople } from '#seeds/demo/demo-people.ts'

const calendar = { years: catalogue.calendarYears }
const items = demoOrders.map(({ steps }) =>
  actionItemOf(steps.map(({ step }) => step) as [OpeningStep, ...ActionStep[]]),
)

describe('demoOrders', () => {
  it('show one that is closed, one that is overdue and one that is due soon, on the day of the demonstration', () => {
    expect(
      items.map((item) => [itemNumber(item), item.state, itemStatus(item, '2024-10-31', calendar).colour]),
    ).toEqual([
      ['督办〔2024〕1号', 'closed', null],
      ['督办〔2024〕2号', 'in-progress', 'red'],
      ['督办〔2024〕3号', 'in-progress', 'blue'],
    ])
  })

  it('were told all that is to be told by then, and are due by their terms', () => {
    expect(items.map((item) => remindersDue(item, '2024-10-31', calendar))).toEqual([[], [], []])
    for (const { steps } of demoOrders) {
      const [{ step: filing }, assigned] = steps
      const { due } = assigned!.step as ActionStep & { action: 'assign' }
      expect(workingDaysBetween(filing.on, due, calendar)).toBe((filing.term as { days: number }).days)
    }
  })

  it('name targets, organisations and people that there are', () => {
    const targets = new Set(catalogue.targets.map(({ id }) => id))
    const organisations = new Set(catalogue.organisations.map(({ id }) => id))
    const people = new Set(['system', ...demoPeople.map(({ name }) => name)])
    const named = [...items.flatMap((item) => item.targets), ...demoInstructions.map(({ target }) => target)]
    expect(named.filter((target) => !targets.has(target))).toEqual([])
    expect(items.filter(({ organisation }) => !organisations.has(organisation))).toEqual([])
    expect(demoOrders.flatMap(({ steps }) => steps).filter(({ by }) => !people.has(by))).toEqual([])
  })
})
