import type { Display } from '../../../contract/displays.ts'
import type { Deps } from '../../../deps.ts'
import { displaysOf, pairedDisplays, type DisplayRow } from '../queries.ts'
import { ownShown } from '../what-it-shows.ts'
import { connectedDisplays, fleetView } from './display-state.ts'

/** The displays that were ever paired, the newest first, with what they told of themselves. */
export async function listDisplays({
  store: { reader },
  clock,
  hub,
  build,
}: Pick<Deps, 'store' | 'clock' | 'hub' | 'build'>): Promise<Display[]> {
  const numbers = new Map((await displaysOf(reader)).map(({ id }, place) => [id, place + 1]))
  const connected = connectedDisplays(hub)
  const here = { now: clock.now(), build: build() }
  return (await pairedDisplays(reader)).map((row: DisplayRow) => {
    const { id, name, createdAt, confirmedAt, confirmedBy, revokedAt } = row
    const account = { id, name, createdAt, confirmedAt, confirmedBy, revokedAt }
    const number = numbers.get(id) ?? null
    return { ...account, ...ownShown(row), number, ...fleetView(connected, row, here) }
  })
}
