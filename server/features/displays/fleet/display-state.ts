import { later } from '../../../clock.ts'
import type { Display, DisplayReport } from '../../../contract/displays.ts'
import type { Hub } from '../../../live/hub.ts'
import type { Peer } from '../../../live/peer.ts'
import type { DisplayRow } from '../queries.ts'

/** The most connections that are kept of a display. */
const mostConnections = 20
/** Milliseconds for which a display counts as online after it was last seen, at this instance or another. */
const isOnFor = 150_000
/** Milliseconds after which a display that was not seen is a ghost. */
const ghostAfter = 30 * 86_400_000

/** The text of the column `state`: what the display last told of itself, when, and when it was connected. */
interface KeptState {
  readonly report?: { readonly told: DisplayReport; readonly at: string }
  readonly connections: Display['connections']
}

/** The sockets of the displays that are connected at this instance, by the ids of displays. */
export type ConnectedDisplays = ReadonlyMap<string, readonly Peer[]>

export function connectedDisplays(hub: Pick<Hub, 'peersOf'>): ConnectedDisplays {
  const prefix = 'display:'
  return Map.groupBy(hub.peersOf(prefix), ({ connection }) =>
    connection.keys.find((key) => key.startsWith(prefix))!.slice(prefix.length),
  )
}

/** The state of a display now, from its row and from what it tells here. */
export function stateNow(connected: ConnectedDisplays, row: DisplayRow, now: string): KeptState {
  const before = JSON.parse(row.state ?? '{"connections":[]}') as KeptState
  const peers = connected.get(row.id) ?? []
  const reports = peers.flatMap(({ report }) => report ?? [])
  const report = reports.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1) ?? before.report
  const [since] = peers.map(({ joinedAt }) => joinedAt).sort()
  const connections =
    since === undefined ? before.connections : withConnection(before.connections, since, now)
  return { ...(report && { report }), connections }
}

/** The connections up to now: the present one prolongs the last that was noted, or is another where that had ended. */
function withConnection(
  before: KeptState['connections'],
  since: string,
  now: string,
): KeptState['connections'] {
  const last = before.at(-1)
  const next =
    last && since <= last.to
      ? [...before.slice(0, -1), { from: last.from, to: now }]
      : [...before, { from: since, to: now }]
  return next.slice(-mostConnections)
}

/** The display as the page of the fleet shows it; `build` is that of the server's pages. */
export function fleetView(
  connected: ConnectedDisplays,
  row: DisplayRow,
  { now, build }: { readonly now: string; readonly build: string | undefined },
): Pick<Display, 'online' | 'ghost' | 'state' | 'connections' | 'lastSeenAt'> {
  const { report, connections } = stateNow(connected, row, now)
  const lastSeenAt = connected.has(row.id) ? now : row.lastSeenAt
  const silentFor = Date.parse(now) - Date.parse(lastSeenAt ?? row.createdAt)
  const online = row.revokedAt === null && lastSeenAt !== null && silentFor < isOnFor
  return {
    ...{ lastSeenAt, connections, online },
    ghost: row.revokedAt === null && silentFor >= ghostAfter,
    state: report ? toldState(report, build) : null,
  }
}

function toldState(
  { told, at }: NonNullable<KeptState['report']>,
  build: string | undefined,
): NonNullable<Display['state']> {
  const { type: _, paintedAgo, ...facts } = told
  return {
    ...facts,
    toldAt: at,
    paintedAt: later(at, -paintedAgo),
    outdated: isOutdated(told, build),
  }
}

/** Whether a display runs another build than the server's pages are. */
export function isOutdated({ build: own }: DisplayReport, build: string | undefined): boolean {
  return own !== null && build !== undefined && own !== build
}
