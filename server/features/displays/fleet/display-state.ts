import { later } from '../../../clock.ts'
import type { Display } from '../../../contract/displays.ts'
import type { DisplayReport } from '../../../contract/live.ts'
import type { Hub } from '../../../live/hub.ts'
import type { DisplayRow } from '../queries.ts'

/** The most connections that are kept of a display. */
const mostConnections = 20
/** Milliseconds within which a display was noted that is connected, at this instance or another. */
const isOnFor = 150_000
/** Milliseconds after which a display that was not seen is a ghost. */
const ghostAfter = 30 * 86_400_000

/** The text of the column `state`: what the display last told of itself, when, and when it was connected. */
interface KeptState {
  readonly report?: { readonly told: DisplayReport; readonly at: string }
  readonly connections: Display['connections']
}

/** What a display tells at this instance, and since when it is connected here. */
function heardHere(hub: Pick<Hub, 'peersOf'>, id: string) {
  const peers = hub.peersOf(`display:${id}`)
  const reports = peers.flatMap(({ report }) => report ?? [])
  return {
    isHere: peers.length > 0,
    report: reports.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1),
    since: peers
      .map(({ joinedAt }) => joinedAt)
      .sort()
      .at(0),
  }
}

/** The state of a display now, from its row and from what it tells here. */
export function stateNow(hub: Pick<Hub, 'peersOf'>, row: DisplayRow, now: string): KeptState {
  const before = JSON.parse(row.state ?? '{"connections":[]}') as KeptState
  const { isHere, since, report = before.report } = heardHere(hub, row.id)
  const connections = isHere ? withConnection(before.connections, since ?? now, now) : before.connections
  return { ...(report && { report }), connections }
}

/** The connections with the present one, which goes on where it was noted before. */
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
  hub: Pick<Hub, 'peersOf'>,
  row: DisplayRow,
  { now, build }: { readonly now: string; readonly build: string | undefined },
): Pick<Display, 'online' | 'ghost' | 'state' | 'connections' | 'lastSeenAt'> {
  const { report, connections } = stateNow(hub, row, now)
  const isHere = hub.peersOf(`display:${row.id}`).length > 0
  const lastSeenAt = isHere ? now : row.lastSeenAt
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
