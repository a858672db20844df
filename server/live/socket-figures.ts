import type { Peer } from './peer.ts'

/** The figures of the feed. */
export interface HubFigures {
  readonly sockets: number
  readonly audiences: number
  /** The number of times that a slow socket was given a snapshot in place of changes. */
  readonly dropped: number
  /** The ledger sequence up to which all peers were told. */
  readonly told: number
}

/** The figures of an open socket. */
export interface SocketFigures {
  /** Its key that begins with the prefix that was asked for. */
  readonly key: string
  readonly scope: string
  readonly at: string | undefined
  /** The ledger sequence up to which it was told. */
  readonly told: number
  /** The bytes that it has not read. */
  readonly buffered: number
  /** Whether it reads too slowly: nothing more is sent until it has caught up. */
  readonly behind: boolean
  /** Milliseconds since the last sign of life. */
  readonly silent: number
}

/** The figures of those `peers` with a key that begins with `prefix`; all that keep up were told as far as `told`. */
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
