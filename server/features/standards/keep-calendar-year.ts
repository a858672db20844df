import type { CalendarYear } from '#metrics/calendar/calendar.ts'
import { calendarYearFaults } from '#metrics/drafts/check-calendar-year.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { keepRecord } from '../../records/keep-record.ts'
import { refuseDraft } from '../../refuse-draft.ts'

/** Keeps the calendar of a year as a new version, unless nothing changes. @throws AppError bad-item */
export async function keepCalendarYear(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  draft: CalendarYear,
): Promise<CalendarYear> {
  refuseDraft(calendarYearFaults(draft))
  const table = {
    year: draft.year,
    source: draft.source,
    holidays: [...draft.holidays].sort(),
    workdays: [...draft.workdays].sort(),
  }
  const record = { kind: 'calendar-year', id: String(table.year), content: table } as const
  await store.write((writer) => keepRecord(writer, actor.id, record))
  return table
}
