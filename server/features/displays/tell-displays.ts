import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Deps } from '../../deps.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../access/actors.ts'
import { displaysOf, newestProfiles } from './queries.ts'

/** The entries after which displays may have other contents. */
const telling = /^display(-profile)?[.](changed|confirmed|kept)$/

/**
 * Tells the connected walls of displays that were confirmed or changed, or whose profile was, at whichever instance, what they show from now
 * on.
 */
export async function tellDisplays(
  { hub, store }: Pick<Deps, 'hub' | 'store'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const changes = entries.filter(({ kind }) => telling.test(kind))
  if (changes.length === 0) return
  const subjects = new Set(changes.map(({ subject }) => subject))
  const profiles = new Set(
    changes
      .filter(({ kind }) => kind === 'display-profile.kept')
      .map(({ payload }) => (JSON.parse(payload) as { readonly profile: string }).profile),
  )
  const contents = await newestProfiles(store.reader)
  for (const display of await displaysOf(store.reader)) {
    const key = `display:${display.id}`
    const { profile } = display
    if (!subjects.has(key) && !(profile !== null && profiles.has(profile))) continue
    const { scope, ...how } = shownOnDisplay(
      display,
      profile === null ? undefined : contents.get(profile)?.content,
    )
    if (scope !== null) hub.show(key, { scope, ...how }, boardsOnDisplay({ scope, ...how }))
  }
}
