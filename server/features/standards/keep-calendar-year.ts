import type { CalendarYear } from '#metrics/calendar/calendar.ts'
import { calendarYearFaults } from '#metrics/drafts/check-calendar-year.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { newestOfKind, recordKey } from '../../db/catalogue/catalogue-records.ts'
import { changeOrPropose } from '../../records/change-or-propose.ts'
import { refuseDraft } from '../../refuse-draft.ts'

const kind = 'calendar-year'

/**
 * Keeps the calendar of a year as a new version, unless nothing changes. Where two people must agree on its days, it takes force when a
 * second person confirms it. Rule Z-9. @throws AppError bad-item, conflict where another change of the year waits
 */
export async function keepCalendarYear(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  draft: CalendarYear,
): Promise<CalendarYear & { readonly proposal: string | null }> {
  refuseDraft(calendarYearFaults(draft))
  const { twoPersons } = catalogue
  const table = {
    year: draft.year,
    source: draft.source,
    holidays: [...draft.holidays].sort(),
    workdays: [...draft.workdays].sort(),
  }
  const id = String(table.year)
  const body = JSON.stringify(table)
  return store.write(async (writer) => {
    const newest = (await newestOfKind(writer, kind)).get(id)
    if (newest?.body === body) return { ...table, proposal: null }
    const record = { kind, id, version: (newest?.version ?? 0) + 1, body } as const
    const change = { subject: recordKey(record), title: `${id}年工作日历`, records: [record] }
    const terms = { twoPersons, actor: actor.id, at: clock.now() }
    const { proposal } = await changeOrPropose(writer, terms, change)
    return { ...table, proposal }
  })
}
