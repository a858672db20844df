import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { openEventReceiver, type EventReceiver } from '#tests/support/callers/event-receiver.ts'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import { apiToken, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { calling, indicator, signedIn } from './collecting-calls.ts'

const regions = ['441200', '441202', '441203']
const rounds = 12
/** A receiver whose name no system resolves. */
const nowhere = 'https://nowhere.invalid/events'

/**
 * Two real servers on one PostgreSQL database tell a receiver of approvals while it refuses, is away, and comes back; each server is killed and
 * started again meanwhile. Another receiver's name does not resolve. @returns true where every event was heard, those of a series in order, each
 * signed as an independent library verifies it
 */
export async function webhooksRun(say: (line: string) => void): Promise<boolean> {
  const postgres = await startPostgres(['fsync=off'])
  const receiver = await openEventReceiver()
  // The key by which secrets are sealed is one for all instances.
  const keys = mkdtempSync(join(tmpdir(), 'xushi-keys-'))
  const settings = {
    XUSHI_OUTGOING_HOSTS: '127.0.0.1,nowhere.invalid',
    XUSHI_KEY_FILE: join(keys, 'key'),
  }
  const start = () => startServer({ settings, databaseUrl: postgres.url })
  const servers = [await start(), await start()]
  try {
    const call = calling(servers[0]!.url, await signedIn(servers[0]!.url))
    const draft = { kinds: ['observation.approved'], enabled: true }
    const { secret } = await call<{ secret: string }>('POST', '/api/webhooks', {
      ...draft,
      ...{ name: '办公系统', url: receiver.url },
    })
    await call('POST', '/api/webhooks', { ...draft, name: '没有的主机', url: nowhere })
    const told: string[] = []
    await receiver.answer(() => 500)
    for (let round = 0; round < rounds; round += 1) {
      if (round === 3) await again(servers, 0, start)
      if (round === 6) await again(servers, 1, start)
      if (round === 2) await receiver.answer(null)
      for (const [place, region] of regions.entries()) {
        const value = 7_000 + round
        await publish(servers[(round + place) % 2]!, region, value)
        told.push(`${region} ${value}`)
      }
      await pause(1_000)
    }
    await receiver.answer(() => 204)
    for (let left = 240; left > 0 && firstHeard(receiver).length < told.length; left -= 1) await pause(1_000)
    const heard = firstHeard(receiver)
    const refused = receiver.heard.length - heard.length
    const inOrder = regions.every(
      (region) => ofRegion(heard, region).join() === ofRegion(told, region).join(),
    )
    const signed = receiver.heard.filter(({ body, headers }) => isSigned(secret, body, headers)).length
    const forged = receiver.heard.some(({ body, headers }) => isSigned(secret, `${body} `, headers))
    const alive = servers.every((server) => server.alive())
    say(
      `two servers: ${told.length} events, heard ${heard.length} in ${receiver.heard.length} deliveries (${refused} again), in order ${inOrder}, signatures verified ${signed}, altered ones ${forged ? 'too' : '0'}; the servers live beside a name that does not resolve: ${alive}`,
    )
    return (
      heard.length === told.length &&
      refused > 0 &&
      inOrder &&
      signed === receiver.heard.length &&
      !forged &&
      alive
    )
  } finally {
    for (const server of servers) await server.stop()
    await receiver.close()
    await postgres.stop()
    rmSync(keys, { recursive: true, force: true })
  }
}

/** A server is killed and started again. */
async function again(servers: ServerProcess[], place: number, start: () => Promise<ServerProcess>) {
  await servers[place]!.kill()
  rmSync(servers[place]!.data, { recursive: true, force: true })
  servers[place] = await start()
}

async function publish({ url }: ServerProcess, region: string, value: number): Promise<void> {
  const answer = await fetch(`${url}/api/observations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiToken}` },
    body: JSON.stringify({ items: [{ indicator, region, period: '2024-M09', value }] }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

/** The events in the order in which each was first heard, as `region value`. */
function firstHeard({ heard }: EventReceiver): string[] {
  const first = new Map<string, string>()
  for (const { event } of heard) first.set(event.id, `${event.data.region} ${event.data.value}`)
  return [...first.values()]
}

const ofRegion = (events: readonly string[], region: string) =>
  events.filter((event) => event.startsWith(region))

function isSigned(secret: string, body: string, headers: object): boolean {
  try {
    new StandardWebhook(secret).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
