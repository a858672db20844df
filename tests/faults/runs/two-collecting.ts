import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { CollectorRun } from '#server/contract/collectors.ts'
import { openSource } from '#tests/support/callers/source.ts'
import type { PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { calling, draftFor, indicator, signedIn, statement, type Call } from './collecting-calls.ts'

const regions = ['441202', '441203', '441204', '441223', '441224', '441225']
const settings = { XUSHI_OUTGOING_HOSTS: '127.0.0.1' }
const month = (number: number) => `2024-M${String(number).padStart(2, '0')}`

/**
 * Two real servers on one PostgreSQL database have a collector for each region, whose runs are asked of both. The one that reads is killed in the
 * middle; the other goes on. @returns true where each source was asked once, those that the killed one read once more, and each value stands once
 */
export async function isTakenOnceByTwo(
  { url }: PostgresServer,
  say: (line: string) => void,
): Promise<boolean> {
  await statement(url, 'create database two_instances')
  const databaseUrl = new URL(url)
  databaseUrl.pathname = 'two_instances'
  const source = await openSource()
  const servers = [
    await startServer({ settings, databaseUrl: databaseUrl.href }),
    await startServer({ settings, databaseUrl: databaseUrl.href }),
  ]
  try {
    const cookie = await signedIn(servers[0]!.url)
    const callsOf = servers.map((server) => calling(server.url, cookie))
    const [call] = callsOf as [Call]
    const ids: string[] = []
    for (const region of regions) {
      const address = new URL(`/${region}`, source.url).href
      const draft = { ...draftFor({ name: region, url: address, region }), form: 'table' as const }
      ids.push((await call<{ id: string }>('POST', '/api/collectors', draft)).id)
    }
    let known = 1
    await source.answer((reply, path) => void setTimeout(() => reply.end(rowsOf(path.slice(1), known)), 200))
    const askAll = () =>
      Promise.all(ids.map((id, place) => callsOf[place % 2]!('POST', `/api/collectors/${id}/run`)))
    await askAll()
    await until(async () => (await runsOf(call, ids)).every((runs) => runs.length === 1))
    const first = source.asked.length

    known = 2
    const held: (() => void)[] = []
    const answered = (reply: ServerResponse, path: string) => void reply.end(rowsOf(path.slice(1), known))
    await source.answer((reply, path) => void held.push(() => answered(reply, path)))
    await askAll()
    await until(() => Promise.resolve(held.length === ids.length))
    const [{ claimed_by: reader = '' } = {}] = await statement(
      databaseUrl.href,
      'select claimed_by from collector where claim is not null',
    )
    const killed = servers.findIndex(({ pid }) => reader.split(' ').includes(String(pid)))
    await servers[killed]!.kill()
    await source.answer(answered)
    for (const answer of held) answer()
    const other = callsOf[1 - killed]!
    await until(async () => (await runsOf(other, ids)).every((runs) => runs.length === 2))
    const taken = (await runsOf(other, ids)).map((runs) => runs.map(({ counts }) => counts.taken).join(' '))
    const values = await Promise.all(regions.map((region) => valuesOf(databaseUrl.href, region)))
    const again = source.asked.length - first - held.length
    say(
      `two instances: asked ${first} times, then ${held.length}, killed ${reader}, then ${again}; taken ${taken.join()}`,
    )
    return (
      first === regions.length &&
      again > 0 &&
      taken.every((each) => each === '1 1') &&
      values.every((each) => each === `${month(1)} 7701, ${month(2)} 7702`)
    )
  } finally {
    for (const server of servers) await server.stop()
    await source.close()
  }
}

function rowsOf(region: string, known: number): string {
  const rows = Array.from(
    { length: known },
    (_, at) => `${indicator},${region},${month(at + 1)},${7_701 + at}`,
  )
  return ['indicator,region,period,value', ...rows].join('\n')
}

const runsOf = (call: Call, ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => (await call<{ runs: CollectorRun[] }>('GET', `/api/collectors/${id}/runs`)).runs),
  )

async function valuesOf(databaseUrl: string, region: string): Promise<string> {
  const stored = await statement(
    databaseUrl,
    `select period, value from observation where actor like 'collector:%' and region = '${region}' order by period, revision`,
  )
  return stored.map(({ period, value }) => `${period} ${value}`).join(', ')
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 600; left > 0; left -= 1) {
    if (await holds()) return
    await pause(100)
  }
  throw new Error('What was waited for did not come within 60 s')
}
