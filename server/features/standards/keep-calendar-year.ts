import type { CalendarYear } from '#metrics/calendar/calendar.ts'
import { calendarYearFaults } from '#metrics/drafts/check-calendar-year.ts'
import { newestRecords } from '../../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../../db/catalogue/change-catalogue.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { refuseDraft } from '../../refuse-draft.ts'

const kind = 'calendar-year'

/** Keeps a year's table as a new version; where nothing changes, nothing is written. @throws AppError bad-item */
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
  const body = JSON.stringify(table)
  const id = String(table.year)
  await store.write(async (writer) => {
    const newest = (await newestRecords(writer)).get(`${kind}/${id}`)
    if (newest?.body === body) return
    await changeCatalogue(writer, {
      actor: actor.id,
      subject: `${kind}/${id}`,
      origin: 'administrator',
      records: [{ kind, id, version: (newest?.version ?? 0) + 1, body }],
    })
  })
  return table
}
