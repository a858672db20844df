import { sessionKey } from '../../access/credentials/credential.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { updateLastActive } from './queries.ts'

/** A page says so with what it asks by itself, where nobody has touched it for a minute. */
const unattended = 'xushi-unattended'

const prefix = sessionKey('')
const minute = 60_000

/**
 * Notes when somebody was last there, once a minute and at the end: by whatever is asked, but for what a page asks by itself while nobody is
 * at it, and by the open line of a wall, which is looked at without being touched.
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
  // The next minute makes good for a database that cannot be written.
  const write = () => keep().catch((error: unknown) => app.log.error({ err: error }, 'activity not noted'))
  const noting = setInterval(() => void write(), minute).unref()
  app.addHook('preClose', async () => {
    clearInterval(noting)
    await write()
  })
}
