import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { Actor } from '../../../access/actor.ts'
import type { FilingRing } from '../../../contract/bell.ts'
import type { Reader } from '../../../db/store.ts'
import { namesOfActors } from '../../people/queries.ts'
import { remindersSince, type KeptReminder } from '../../reminders/queries.ts'

/**
 * Rings for the reminders that a person received since a day: one for each time that a colleague chased a filing, one for all filings that
 * the server reminded of on one day.
 */
export async function askedRings(
  reader: Reader,
  index: CatalogueIndex,
  { id, organisations }: Actor,
  { day, after }: { readonly day: string; readonly after: number },
): Promise<FilingRing[]> {
  const own = (await remindersSince(reader, organisations, day)).filter(
    ({ people, sequence }) => people.includes(id) && sequence > after,
  )
  const nameOf = await namesOfActors(
    reader,
    own.map(({ actor }) => actor),
  )
  const chased = own.filter(({ point }) => point === null)
  const due = Map.groupBy(
    own.filter(({ point }) => point !== null),
    ({ day }) => day,
  )
  return [
    ...chased.map((one) => ({
      ...ringAbout(index, one),
      ...{ kind: 'chased' as const, count: one.missing + one.returned, actorName: nameOf(one.actor) },
    })),
    ...[...due.values()].map((together) => ({
      ...ringAbout(index, mostUrgent(together)),
      ...{ kind: 'due' as const, count: together.length, actorName: '系统' },
      sequence: Math.max(...together.map(({ sequence }) => sequence)),
    })),
  ]
}

/**
 * Rings for the filings that a person is told of since a day because those before them do not act or are gone: on each day one for what nobody
 * reports, and one for what nobody reviews. Rule D-14.
 */
export async function stalledRings(
  reader: Reader,
  index: CatalogueIndex,
  { id, rights }: Pick<Actor, 'id' | 'rights'>,
  day: string,
): Promise<FilingRing[]> {
  if (!rights.has('review') && !rights.has('convene')) return []
  const own = (await remindersSince(reader, 'all', day)).filter(({ next = [] }) => next.includes(id))
  const groups = Map.groupBy(own, ({ day: on, waiting }) => `${on} ${waiting === undefined}`)
  return [...groups.values()].map((together) => ({
    ...ringAbout(index, mostUrgent(together)),
    kind: together[0]!.waiting === undefined ? ('stalled' as const) : ('unreviewed' as const),
    ...{ count: together.length, actorName: '系统' },
    sequence: Math.max(...together.map(({ sequence }) => sequence)),
  }))
}

function mostUrgent(together: readonly KeptReminder[]): KeptReminder {
  return together.reduce((first, one) => (one.deadline < first.deadline ? one : first))
}

function ringAbout(index: CatalogueIndex, { filing, organisation, at, sequence }: KeptReminder) {
  const organisationName = nameOfOrganisation(index, organisation)
  const period = parseFilingId(filing)?.period ?? ''
  return { filing, organisation, organisationName, at, sequence, period, cells: [] }
}
