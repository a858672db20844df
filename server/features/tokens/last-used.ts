import type { App } from '../../http/fastify-app.ts'
import type { Deps } from '../../deps.ts'
import { updateLastUsed } from './queries.ts'

const prefix = 'token:'

/**
 * Notes when each token was last used, by a request or an open socket, once a minute and at the end. The ledger is not told, because
 * nothing depends on it.
 */
export function noteUse(app: App, { store, clock, hub }: Pick<Deps, 'store' | 'clock' | 'hub'>): void {
  const used = new Map<string, string>()
  app.addHook('onResponse', ({ actor }, _reply, done) => {
    if (actor?.kind === 'token') used.set(actor.id, clock.now())
    done()
  })
  async function keep(): Promise<void> {
    for (const key of hub.present()) if (key.startsWith(prefix)) used.set(key, clock.now())
    if (used.size === 0) return
    const seen = [...used].map(([id, at]): [string, string] => [id.slice(prefix.length), at])
    used.clear()
    await store.write((writer) => updateLastUsed(writer, seen))
  }
  // A failed write is tried again the next minute.
  const note = () =>
    keep().catch((error: unknown) => app.log.error({ err: error }, 'tokens not noted as used'))
  const noting = setInterval(() => void note(), 60_000).unref()
  app.addHook('preClose', async () => {
    clearInterval(noting)
    await note()
  })
}
