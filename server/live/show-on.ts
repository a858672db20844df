import type { DisplayAct, ToldShown } from '../contract/displays.ts'
import { liveProtocol1 } from '../contract/live.ts'
import { encode, showFrame } from './encode-messages.ts'
import type { Hub } from './hub.ts'

/** The milliseconds in which a page goes over to another board by itself, before the line of the former one is closed. */
const movesWithin = 2_000

/**
 * Tells the sockets with a key what to show from now on, on some boards. A socket of any other board leaves the hub at once, so that it is
 * told nothing more, and is closed soon.
 */
export function showOn(
  hub: Pick<Hub, 'peersOf' | 'leave'>,
  key: string,
  shown: ToldShown,
  boards: readonly string[],
): void {
  for (const peer of hub.peersOf(key)) {
    const { protocol, scope } = peer.connection
    peer.write(showFrame(protocol, shown))
    if (boards.includes(scope)) continue
    hub.leave(peer)
    setTimeout(() => peer.close(1012, 'restart 0'), movesWithin).unref()
  }
}

/** Asks an act of the display with a key, on each of its sockets; the first protocol has none. */
export function actOn(
  hub: Pick<Hub, 'peersOf'>,
  key: string,
  act: DisplayAct,
  named: { readonly name: string; readonly number: number },
): void {
  const { name, number } = named
  for (const peer of hub.peersOf(key))
    if (peer.connection.protocol !== liveProtocol1) peer.write(encode({ type: 'act', act, name, number }))
}
