import { actionItemOf, dayOfItem } from '#metrics/action-items/action-item.ts'
import { remindersDue } from '#metrics/action-items/reminders.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import { isWorkingDay } from '#metrics/calendar/calendar.ts'
import { systemActor } from '../../../access/actor.ts'
import type { Deps } from '../../../deps.ts'
import type { Job } from '../../../jobs/job.ts'
import { storeStep } from '../../../records/kinds/action-items.ts'
import { keptItems } from '../items.ts'
import { tellOfStep } from './tell.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>

/**
 * The job reminds organisations and the secretary, each working morning, of orders that are due soon, overdue or unanswered; where
 * reminding did not help, it tells the next higher party. Each reminder is a step of its order, stored together with its message, so that
 * a repeated run tells nothing twice.
 */
export function remindJob(needs: Needs): Job {
  return {
    name: 'action-item-reminders',
    title: '督办催办',
    pattern: '30 8 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 10 },
    run: () => remind(needs),
  }
}

async function remind({ store, clock, catalogue, notices }: Needs): Promise<void> {
  const { calendar } = catalogue.current()
  const today = clock.today()
  if (!isWorkingDay(today, calendar)) return
  await store.write(async (writer) => {
    for (const { id, item, steps } of await keptItems(writer)) {
      const day = dayOfItem(item, today)
      const told = steps.map(({ step }) => step) as [OpeningStep, ...ActionStep[]]
      for (const reminder of remindersDue(item, day, calendar)) {
        const step: ActionStep = { action: 'remind', on: day, ...reminder }
        told.push(step)
        const place = { item: id, year: item.year, serial: item.serial, step: told.length }
        const entry = await storeStep(writer, systemActor.id, place, step)
        await tellOfStep(writer, { notices, calendar }, { id, item: actionItemOf(told), step, entry })
      }
    }
  })
}
