import type { App } from '../http/fastify-app.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import type { Deps } from '../deps.ts'
import { sessionKey } from './credentials/credential.ts'
import type { CredentialCache } from './credentials/credential-cache.ts'
import { sessionTerms } from './credentials/session-terms.ts'
import { activeDisplays, activeSessions, unrevokedTokens } from './queries.ts'

/** Milliseconds between two checks of open sockets, since no ledger entry tells of a sign-out at another instance. */
const lookEvery = 5_000

type Needs = Pick<Deps, 'store' | 'clock' | 'hub' | 'idleMinutes'> & { readonly credentials: CredentialCache }

/**
 * Closes the open sockets, and forgets the credentials, of actors who lost the right to read. A ledger entry causes this before the next
 * change is told; other causes are found by a check every few seconds.
 */
export function cutRevokedSockets(app: App, deps: Needs): void {
  const stop = deps.store.onCommitted((entries) => {
    if (!entries.some(changesAccess)) return
    deps.credentials.doubt()
    return cutRevoked(deps)
  })
  let looking: Promise<void> | undefined
  const report = (error: unknown) => app.log.error({ err: error }, 'sockets not checked')
  // While the database is away nobody's right is withdrawn; the next check follows soon.
  const timer = setInterval(() => {
    looking ??= cutRevoked(deps)
      .catch(report)
      .finally(() => (looking = undefined))
  }, lookEvery).unref()
  app.addHook('preClose', async () => {
    clearInterval(timer)
    stop()
    await looking
  })
}

function changesAccess({ kind }: LedgerEntry): boolean {
  return /^(person|display|display-profile|remote|token)\./.test(kind)
}

/** Checks every open socket and kept credential against its session, display or token in the database. */
export async function cutRevoked({
  store: { reader },
  clock,
  hub,
  idleMinutes,
  credentials,
}: Needs): Promise<void> {
  const present = [...new Set([...hub.present(), ...credentials.keys()])]
  const among = (prefix: string) =>
    present.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  for (const [prefix, standing] of [
    [sessionKey(''), (hashes: string[]) => activeSessions(reader, hashes, sessionTerms(clock, idleMinutes))],
    ['display:', (ids: string[]) => activeDisplays(reader, ids)],
    ['remote:', (ids: string[]) => activeDisplays(reader, ids)],
    ['token:', (ids: string[]) => unrevokedTokens(reader, ids)],
  ] as const) {
    const asked = among(prefix)
    if (asked.length === 0) continue
    const good = new Set(await standing(asked))
    for (const id of asked) {
      if (good.has(id)) continue
      hub.cut(prefix + id)
      credentials.forget(prefix + id)
    }
  }
}
