import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { whomToAsk, type Reporter } from '#metrics/reporting/who-reports.ts'
import type { NarrativeAddressees } from '../../../contract/narratives.ts'
import type { Deps } from '../../../deps.ts'
import { meetingsWithState, meetingIn } from '../meetings.ts'

/** The organisations that would be asked about each target of a meeting, by today's reporters. @throws AppError not-found */
export async function addressees(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  id: string,
  reporters: readonly Reporter[],
): Promise<NarrativeAddressees> {
  const { scopes } = meetingIn(await meetingsWithState(store.reader), id)
  const index = catalogue.current()
  const asked = targetsOfScopes(index, scopes).map((entry) => ({
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
  }
}
