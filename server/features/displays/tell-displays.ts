import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Deps } from '../../deps.ts'
import type { DisplayAct } from '../../contract/displays.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../access/actors.ts'
import { actOn, showOn } from '../../live/show-on.ts'
import { displaysOf, newestProfiles } from './queries.ts'

/** What an entry tells of an act that was asked of a display. */
interface AskedOnLedger {
  readonly act: DisplayAct
  readonly name: string
  readonly number: number
}

/** The entries after which displays may have other contents. */
const telling = /^display(-profile)?[.](changed|confirmed|kept)$/

/**
 * Tells the connected displays that were confirmed or changed, or whose profile was, what they show from now on, and passes on the acts that
 * somebody asked of displays. The entries may come from any instance.
 */
export async function tellDisplays(
  { hub, store }: Pick<Deps, 'hub' | 'store'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  for (const { kind, subject, payload } of entries) {
    if (kind !== 'display.asked') continue
    const { act, ...named } = JSON.parse(payload) as AskedOnLedger
    actOn(hub, subject, act, named)
  }
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
    if (scope !== null) showOn(hub, key, { scope, ...how }, boardsOnDisplay({ scope, ...how }))
  }
}
