import { actionItemOf, itemNumber } from '#metrics/action-items/action-item.ts'
import { helpingOrganisations } from '#metrics/action-items/organisations.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { CatalogueSource } from '../../catalogue-source.ts'
import type { Reader } from '../../db/store.ts'
import type { Proceedings } from '../../documents/source.ts'
import { allSteps, type StoredStep } from '../../records/kinds/action-items.ts'
import { attendanceOf, notesOf } from '../meetings/room/queries.ts'
import { partsOfMeeting, type MeetingOpened } from '../meetings/queries.ts'
import { namesOfActors } from '../people/queries.ts'

/**
 * The notes, decisions and orders of a meeting, with the name that its opener had at its opening, and the names that organisations had at
 * its end; undefined for a meeting that was not held yet.
 */
export async function proceedingsOf(
  reader: Reader,
  catalogue: CatalogueSource,
  meeting: string,
): Promise<Proceedings | undefined> {
  const parts = new Map((await partsOfMeeting(reader, meeting)).map((part) => [part.part, part]))
  const [held, closed] = [parts.get('held'), parts.get('closed')]
  if (!held) return undefined
  const { heldBy = (await namesOfActors(reader, [held.actor]))(held.actor) } = JSON.parse(
    held.body,
  ) as MeetingOpened
  const notes = await notesOf(reader, meeting)
  const attendance = await attendanceOf(reader, meeting)
  const index = closed ? await catalogue.asOf(closed.sequence) : catalogue.current()
  return {
    heldBy,
    ...(attendance && { attendance: { recorder: attendance.recorder, attendees: attendance.attendees } }),
    closedAt: closed?.at ?? null,
    notes: notes.map(({ page, note, decision }) => ({ page, note, decision })),
    orders: await ordersGiven(reader, index, { meeting, closed: closed?.sequence ?? Infinity }),
  }
}

/**
 * The orders given at a meeting, or opened there to be assigned later (J-14), as they were given. An order that was withdrawn before the
 * meeting's end is left out.
 */
async function ordersGiven(
  reader: Reader,
  { organisations }: CatalogueIndex,
  { meeting, closed }: { readonly meeting: string; readonly closed: number },
): Promise<Proceedings['orders']> {
  const given = [...Map.groupBy(await allSteps(reader), ({ item }) => item)].flatMap(([, steps]) => {
    const item = actionItemOf(asGiven(steps, closed))
    return item.meeting === meeting && item.state !== 'withdrawn' ? [item] : []
  })
  return given
    .toSorted((a, b) => a.year - b.year || a.serial - b.serial)
    .map((item) => ({
      number: itemNumber(item),
      order: item.order,
      organisationName: item.organisationName,
      person: item.person,
      collaborators: helpingOrganisations(item, (one) => organisations.get(one)?.name).map(
        ({ name }) => name,
      ),
      due: item.due,
    }))
}

/** The steps of an order up to the meeting's end, and in any case its opening and its first assignment, even if these came later. */
function asGiven(steps: readonly StoredStep[], closed: number): [OpeningStep, ...ActionStep[]] {
  const assigned = steps.findIndex(({ step }) => step.action === 'assign')
  const later = assigned < 0 ? 1 : assigned + 1
  const told = steps.filter(({ sequence }, place) => sequence <= closed || place < later)
  return told.map(({ step }) => step) as [OpeningStep, ...ActionStep[]]
}
