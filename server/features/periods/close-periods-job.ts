import { parsePeriod } from '#metrics/period.ts'
import { lockDayOf } from '#metrics/reporting/lock-day.ts'
import { systemActor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { changeClosure } from './closure.ts'
import { endPastExceptions } from './exceptions.ts'
import { closures, periodTurns } from './queries.ts'
import { owedByPeriod } from './reporting-periods.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * The job closes, each night, the periods whose lock day has passed, unless somebody closed or reopened one since,
 * and ends exceptions whose day has passed. Rules D-8, D-14.
 */
export function closePeriodsJob(needs: Needs): Job {
  return {
    name: 'close-periods',
    title: '到期关账',
    pattern: '10 0 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 10 },
    run: () => closePeriods(needs),
  }
}

async function closePeriods(needs: Needs): Promise<void> {
  await endPastExceptions(needs)
  const { store, clock, catalogue } = needs
  const [index, today] = [catalogue.current(), clock.today()]
  const owed = owedByPeriod(index, today)
  if ([...owed.values()].every((indicators) => indicators.some(({ lockDays }) => lockDays === undefined)))
    return
  const [closed, turns] = [await closures(store.reader), await periodTurns(store.reader)]
  for (const [text, indicators] of owed) {
    const last = lockDayOf(parsePeriod(text)!, indicators, index.calendar)
    if (last === null || last >= today || closed.has(text)) continue
    if (turns.get(text)?.some(({ at }) => at.slice(0, 10) > last)) continue
    const reason = `关账日${last}已过`
    await changeClosure(needs, systemActor, { period: text, closed: true, reason })
  }
}
