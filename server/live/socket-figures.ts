import type { Peer } from './peer.ts'

/** How the feed stands. */
export interface HubFigures {
  readonly sockets: number
  readonly audiences: number
  /** How often a slow socket was dropped to a snapshot. */
  readonly dropped: number
  /** Ledger sequence up to which everyone was told. */
  readonly told: number
}

/** How one open socket stands. */
export interface SocketFigures {
  /** The key asked for. */
  readonly key: string
  readonly scope: string
  readonly at: string | undefined
  /** Ledger sequence up to which it was told. */
  readonly told: number
  /** Bytes that it has not read. */
  readonly buffered: number
  /** Read too slowly: nothing more is sent until it has caught up. */
  readonly behind: boolean
  /** Milliseconds since the last sign of life. */
  readonly silent: number
}

/** Of `peers` those with a key that begins with `prefix`; all that keep up were told as far as `told`. */
export function socketFigures(
  peers: Iterable<Peer>,
  prefix: string,
  told: number,
  monotonic: number,
): SocketFigures[] {
  const figures: SocketFigures[] = []
  for (const { connection, behind, heardAt } of peers) {
    const key = connection.keys.find((one) => one.startsWith(prefix))
    if (key === undefined) continue
    figures.push({
      key,
      scope: connection.scope,
      at: connection.at,
      told: behind?.from ?? told,
      buffered: connection.transport.writableLength,
      behind: behind !== undefined,
      silent: monotonic - heardAt,
    })
  }
  return figures
}
