import type { Wall } from '../../contract/operations.ts'
import type { SocketFigures } from '../../live/socket-figures.ts'
import type { DisplayRow } from '../displays/queries.ts'

/** The prefix of the keys of displays' sockets. */
export const displayKeys = 'display:'
/** The milliseconds within which a wall counts as seen; its instance notes it once a minute. */
const seenWithin = 180_000

/**
 * Every paired display, with its sockets at this instance. `head`: the end of the ledger; `shared`: whether other instances may serve
 * walls too.
 */
export function wallsOf(
  displays: readonly DisplayRow[],
  sockets: readonly SocketFigures[],
  { head, now, shared }: { head: number; now: string; shared: boolean },
): Wall[] {
  const ofKey = Map.groupBy(sockets, ({ key }) => key)
  return displays
    .filter(({ confirmedAt, revokedAt }) => confirmedAt !== null && revokedAt === null)
    .map(({ id, name, lastSeenAt }) => {
      const own = ofKey.get(displayKeys + id) ?? []
      const seen =
        shared && lastSeenAt !== null && Math.abs(Date.parse(now) - Date.parse(lastSeenAt)) < seenWithin
      return {
        id,
        name,
        state: own.length > 0 ? 'here' : seen ? 'elsewhere' : 'away',
        lastSeenAt: own.length > 0 ? now : lastSeenAt,
        sockets: own.map(({ scope, at, told, buffered, behind, silent }) => ({
          scope,
          at: at ?? null,
          told,
          lag: Math.max(head - told, 0),
          bufferedBytes: buffered,
          behind,
          silentSeconds: silent / 1000,
        })),
      } as const
    })
}
