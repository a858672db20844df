import type { Deps } from '../../../deps.ts'
import { liveProtocol1 } from '../../../contract/live.ts'
import { encode } from '../../../live/encode-messages.ts'
import type { Peer } from '../../../live/peer.ts'
import { connectedDisplays } from '../fleet/display-state.ts'
import { displaysOf } from '../queries.ts'
import { roomLead, roomsOf } from '../rooms/room-lead.ts'
import { shownLead, standingLead } from './lead-display.ts'

/** Milliseconds between two looks at who directs the displays: another instance may have changed it, or the time may have run out. */
const lookEvery = 1_000

/**
 * Tells the displays that are connected here who directs them, a remote before the room of a meeting, and when nobody does any more: each socket of theirs once, one that comes
 * later too. `look` does so at once. A socket of the first protocol is told nothing: it knows no remotes.
 */
export function followLeads({
  hub,
  store,
  clock,
  catalogue,
}: Pick<Deps, 'hub' | 'store' | 'clock' | 'catalogue'>) {
  const toldTo = new WeakMap<Peer, string>()
  let looking: Promise<void> | undefined

  async function tell(): Promise<void> {
    const connected = connectedDisplays(hub)
    if (connected.size === 0) return
    const now = clock.now()
    const rows = await displaysOf(store.reader)
    const rooms = await roomsOf(store.reader, rows)
    for (const row of rows) {
      const kept = standingLead(row, now)
      const lead = kept ? shownLead(kept) : await roomLead(store.reader, catalogue.current(), row, rooms, now)
      const told = JSON.stringify(lead)
      for (const peer of connected.get(row.id) ?? []) {
        if ((toldTo.get(peer) ?? 'null') === told || peer.connection.protocol === liveProtocol1) continue
        toldTo.set(peer, told)
        peer.write(encode({ type: 'lead', lead }))
      }
    }
  }
  // While the database is away nobody is directed; the next look follows soon.
  const look = () =>
    (looking ??= tell()
      .catch(() => undefined)
      .finally(() => (looking = undefined)))
  const timer = setInterval(() => void look(), lookEvery).unref()
  return {
    look: async () => {
      await looking
      await look()
    },
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
