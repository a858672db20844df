import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { whomToAsk, type Reporter } from '#metrics/reporting/who-reports.ts'
import type { Actor } from '../../../access/actor.ts'
import type { NarrativeAddressees } from '../../../contract/narratives.ts'
import type { Deps } from '../../../deps.ts'
import { demoDayOf } from '../../../judging/demo-day.ts'
import { meetingsWithState, meetingIn } from '../meetings.ts'
import { daysToAnswer } from './days-to-answer.ts'

/** The organisations that would be asked about each target of a meeting, by today's reporters, and the days to answer by. @throws AppError not-found */
export async function addressees(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  id: string,
  reporters: readonly Reporter[],
): Promise<NarrativeAddressees> {
  const meeting = meetingIn(await meetingsWithState(store.reader), id)
  const index = catalogue.current()
  const asked = targetsOfScopes(index, meeting.scopes).map((entry) => ({
    target: entry.record.id,
    organisation: whomToAsk(index, entry, reporters),
  }))
  const nameOf = distinctNames(
    index,
    asked.flatMap(({ organisation }) => organisation ?? []),
  )
  return {
    targets: asked.map(({ target, organisation }) => ({
      target,
      organisationName: organisation === undefined ? null : nameOf(organisation),
    })),
    ...daysToAnswer(meeting, demoDayOf(index, actor) ?? clock.today(), index.calendar),
  }
}
