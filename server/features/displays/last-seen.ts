import type { Deps } from '../../deps.ts'
import { updateLastSeen } from './queries.ts'

/** Notes which walls are connected now; not on the ledger, since it alters nothing that anyone decides on. */
export async function noteConnectedDisplays({
  store,
  clock,
  hub,
}: Pick<Deps, 'store' | 'clock' | 'hub'>): Promise<void> {
  const prefix = 'display:'
  const connected = [...hub.present()].filter((key) => key.startsWith(prefix))
  if (connected.length === 0) return
  const ids = connected.map((key) => key.slice(prefix.length))
  await store.write((writer) => updateLastSeen(writer, ids, clock.now()))
}
