import type { FastifyBaseLogger } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { actOn } from '../../../live/show-on.ts'
import { displaysOf, updateState } from '../queries.ts'
import { connectedDisplays, isOutdated, stateNow } from './display-state.ts'

/** Milliseconds between two reloads of displays with another build, and between two of the same display. */
const [reloadsEvery, sameAfter] = [3_000, 60_000]

/**
 * Notes each minute what the connected displays told of themselves, off the ledger since nothing depends on it, and reloads those with
 * another build one after another. @returns a function that ends it
 */
export function followFleet(deps: Deps, log: FastifyBaseLogger): () => void {
  const { hub, build } = deps
  const askedAt = new Map<string, number>()

  /** One display with another build is reloaded; one that was asked a moment ago is given time. */
  function reloadNext(): void {
    const now = deps.clock.monotonic()
    for (const [id, peers] of connectedDisplays(hub)) {
      if (now - (askedAt.get(id) ?? -Infinity) < sameAfter) continue
      if (!peers.some(({ report }) => report && isOutdated(report.told, build()))) continue
      askedAt.set(id, now)
      return actOn(hub, `display:${id}`, 'reload', { name: '', number: 0 })
    }
  }
  // A failed write is only reported: nobody waits for it, and the next minute repeats it.
  const note = () =>
    noteStates(deps).catch((error: unknown) => log.error({ err: error }, 'walls not noted as seen'))
  const noting = setInterval(() => void note(), 60_000).unref()
  const reloading = setInterval(reloadNext, reloadsEvery).unref()
  return () => {
    clearInterval(noting)
    clearInterval(reloading)
  }
}

async function noteStates({ store, clock, hub }: Pick<Deps, 'store' | 'clock' | 'hub'>): Promise<void> {
  const connected = connectedDisplays(hub)
  if (connected.size === 0) return
  const now = clock.now()
  const here = (await displaysOf(store.reader)).filter(({ id }) => connected.has(id))
  if (here.length === 0) return
  await store.write(async (writer) => {
    for (const row of here)
      await updateState(writer, row.id, JSON.stringify(stateNow(connected, row, now)), now)
  })
}
