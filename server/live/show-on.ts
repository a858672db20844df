import type { ToldShown } from '../contract/displays.ts'
import { showFrame } from './encode-messages.ts'
import type { Peer } from './peer.ts'

/** The milliseconds in which a page goes over to another board by itself, before the line of the former one is closed. */
const movesWithin = 2_000

/**
 * Tells the sockets with a key what to show from now on, on some boards. One of another board leaves at once, so that it is told nothing
 * more of it, and is closed soon.
 */
export function showOn(
  peers: Iterable<Peer>,
  key: string,
  shown: ToldShown,
  boards: readonly string[],
  leave: (peer: Peer) => void,
): void {
  for (const peer of peers) {
    const { keys, protocol, scope } = peer.connection
    if (!keys.includes(key)) continue
    peer.write(showFrame(protocol, shown))
    if (boards.includes(scope)) continue
    leave(peer)
    setTimeout(() => peer.close(1012, 'restart 0'), movesWithin).unref()
  }
}
