import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import type { Actor } from '../../access/actor.ts'
import type { FilingRing } from '../../contract/bell.ts'
import type { Reader } from '../../db/store.ts'
import { namesOfActors } from '../people/queries.ts'
import { remindersSince, type KeptReminder } from '../reminders/queries.ts'

/**
 * Rings for the reminders that a person received since a day: one for each time that a colleague chased a filing, one for all filings that
 * the server reminded of on one day.
 */
export async function askedRings(
  reader: Reader,
  index: CatalogueIndex,
  { id, organisations }: Actor,
  since: string,
): Promise<FilingRing[]> {
  const own = (await remindersSince(reader, organisations, since)).filter(({ people }) => people.includes(id))
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

function mostUrgent(together: readonly KeptReminder[]): KeptReminder {
  return together.reduce((first, one) => (one.deadline < first.deadline ? one : first))
}

function ringAbout(index: CatalogueIndex, { filing, organisation, at, sequence }: KeptReminder) {
  const organisationName = nameOfOrganisation(index, organisation)
  const period = parseFilingId(filing)?.period ?? ''
  return { filing, organisation, organisationName, at, sequence, period, cells: [] }
}
