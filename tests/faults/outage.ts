import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Health } from '#server/features/operations/health.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

/** The way in which the database is lost: shut down by an administrator, or with all of its processes stopped. */
export type Outage = 'halted' | 'frozen'

const boardQuery = { scope: '100000', at: '2023-10-31' }
const board = `/api/board?${new URLSearchParams(boardQuery).toString()}`
const post = (server: ServerProcess) => callApi(server, '/api/observations', { items: [valueToPost(0)] })

/**
 * PostgreSQL is taken away for some seconds and brought back: the server's answers meanwhile are checked, and that it
 * recovers by itself.
 * @throws AssertionError
 */
export async function outage(how: Outage, seconds: number): Promise<void> {
  const postgres = await startPostgres()
  const server = await startServer({ databaseUrl: postgres.url })
  try {
    const walls = [await openWall(server)]
    await walls[0]!.next('snapshot')
    const before = await callApi<{ sequence: number }>(server, board)
    equal(before.headers.get('xushi-known-until'), null)

    const begun = Date.now()
    await takeAway(postgres, how)
    const gone = { begun, ended: Date.now() }
    await walls[0]!.away(true)
    await toldOfAnswers(server)
    const until = begun + seconds * 1000
    // A frozen database answers nobody, and a write waits for it.
    const waiting = how === 'frozen' ? post(server) : undefined
    do {
      await answersFromMemory(server, before, gone)
      if (how === 'halted') await refusesToWrite(server)
      await pause(200)
    } while (Date.now() < until)
    // Another wall connects meanwhile, and learns at once that the database is away.
    walls.push(await openWall(server))
    await walls[1]!.away(true)

    await bringBack(postgres, how)
    await server.healthy()
    for (const wall of walls) await wall.away(false)
    const stored = await (waiting ?? post(server))
    equal(stored.status, 201, JSON.stringify(stored.body))
    equal((await walls[0]!.next('change')).sequence, before.body.sequence + 1)
    await walls[1]!.next('snapshot')
    equal((await callApi(server, board)).headers.get('xushi-known-until'), null)
    for (const wall of walls) wall.close()
  } finally {
    await server.stop()
    await postgres.stop()
  }
}

async function openWall(server: ServerProcess): Promise<LiveClient> {
  const wall = await openLive(server.url, boardQuery, byToken)
  await wall.next('hello')
  return wall
}

/** An answer that was on its way when the database went may still be taken for a sign of life, until the next look a second later. */
async function toldOfAnswers(server: ServerProcess): Promise<void> {
  for (const until = Date.now() + 5_000; Date.now() < until;) {
    if ((await callApi(server, board)).headers.has('xushi-known-until')) return
    await pause(50)
  }
}

async function answersFromMemory(
  server: ServerProcess,
  before: { readonly headers: Headers; readonly body: unknown },
  gone: { readonly begun: number; readonly ended: number },
): Promise<void> {
  const health = await callApi<Pick<Health, 'failing'>>(server, '/healthz')
  equal(health.status, 503)
  equal(health.body.failing?.part, 'database')
  const read = await callApi(server, board)
  equal(read.status, 200)
  deepEqual(read.body, before.body)
  const knownUntil = read.headers.get('xushi-known-until') ?? ''
  match(knownUntil, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/)
  // The server checks its database every second; a PostgreSQL that is halted answers for a while yet.
  const known = Date.parse(knownUntil)
  ok(known > gone.begun - 5_000 && known < gone.ended + 5_000, `${knownUntil} is not about when it went`)
  // The first request of a wall: the boards to choose from.
  equal((await callApi(server, '/api/boards')).status, 200)
}

async function refusesToWrite(server: ServerProcess): Promise<void> {
  const refused = await post(server)
  equal(refused.status, 503)
  match(refused.body.code, /^database-/)
  ok(Number(refused.headers.get('retry-after')) > 0)
  equal(server.alive(), true)
}

function takeAway(postgres: PostgresServer, how: Outage): Promise<void> {
  return how === 'halted' ? postgres.halt() : postgres.freeze()
}

function bringBack(postgres: PostgresServer, how: Outage): Promise<void> {
  return how === 'halted' ? postgres.start() : postgres.thaw()
}
