import { sessionKey } from '../../access/credentials/credential.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { updateLastActive } from './queries.ts'

/** The header of requests that a page makes by itself after a minute without a touch. */
const unattended = 'xushi-unattended'

const prefix = sessionKey('')
const minute = 60_000

/**
 * Notes when each session was last active, once a minute and at the end. Every request counts, except those that an unattended page makes
 * by itself. The open socket of a wall counts too, because a wall is read without being touched.
 */
export function noteActivity(app: App, { store, clock, hub }: Pick<Deps, 'store' | 'clock' | 'hub'>): void {
  const active = new Map<string, string>()
  const note = (keys: Iterable<string>) => {
    for (const key of keys) if (key.startsWith(prefix)) active.set(key.slice(prefix.length), clock.now())
  }
  app.addHook('onResponse', ({ credential, headers }, _reply, done) => {
    if (credential && headers[unattended] === undefined) note(credential.keys)
    done()
  })
  async function keep(): Promise<void> {
    note(hub.present())
    if (active.size === 0) return
    const seen = [...active]
    active.clear()
    await store.write((writer) => updateLastActive(writer, seen))
  }
  // A failed write is tried again the next minute.
  const write = () => keep().catch((error: unknown) => app.log.error({ err: error }, 'activity not noted'))
  const noting = setInterval(() => void write(), minute).unref()
  app.addHook('preClose', async () => {
    clearInterval(noting)
    await write()
  })
}
