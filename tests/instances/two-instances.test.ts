import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import pg from 'pg'
import { catalogue } from '#seeds/catalogue.ts'
import type { ObservationsAccepted } from '#server/contract/observations.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'
import { notReady, openWall, type Wall } from './wall.ts'

const approvals = 1_000
const clients = 16
const at = '2024-10-31'
/** Each server has walls of the whole country, which every approval concerns, and walls of one city in it. */
const scopes = ['100000', '441200']
const scopesOfEach = [...Array<string>(50).fill('100000'), ...Array<string>(5).fill('441200')]

let database: TestDatabase
let servers: [ServerProcess, ServerProcess]
let walls: Wall[]
/** The sequences that each server acknowledged. */
const acknowledged: [number[], number[]] = [[], []]

/** One value is posted; where a server does not answer, the other gets the same request with the same key. */
async function approve(index: number): Promise<void> {
  const headers = { ...byToken, 'idempotency-key': `approval-${index}` }
  const unanswered: string[] = []
  for (let place = index % 2; unanswered.length < servers.length; place = 1 - place) {
    const { url } = servers[place]!
    const answer = await callApi<ObservationsAccepted>(
      { url },
      '/api/observations',
      { items: [valueToPost(index)] },
      { headers },
    ).catch((error: unknown) => void unanswered.push(`${url}: ${String(error)}`))
    if (!answer) continue
    expect(answer.status, `approval ${index}: ${JSON.stringify(answer.body)}`).toBe(201)
    acknowledged[place]!.push(answer.body.sequence)
    return
  }
  throw new Error(`Nobody answers approval ${index}: ${unanswered.join('; ')}`)
}

async function approveAll(onEach: (done: number) => void): Promise<void> {
  let next = 0
  let done = 0
  const client = async () => {
    while (next < approvals) {
      await approve(next++)
      onEach(++done)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
}

/** The ledger's sequences of approvals after `since` that concern a scope. */
async function approvedSince(since: number, scope: string): Promise<number[]> {
  const client = new pg.Client(database.place.databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ sequence: string; subject: string }>(
    "select sequence, subject from ledger where kind = 'observation.approved' and sequence > $1 order by sequence",
    [since],
  )
  await client.end()
  return rows
    .filter(({ subject }) => within(subject.split('/')[1]!, scope))
    .map(({ sequence }) => Number(sequence))
}

function within(region: string, scope: string): boolean {
  if (region === scope) return true
  const parent = catalogue.regions.find(({ code }) => code === region)?.parent
  return parent !== undefined && within(parent, scope)
}

beforeAll(async () => {
  database = await createTestDatabase()
  const { databaseUrl } = database.place
  // Both servers start at the same moment on an empty database.
  servers = await Promise.all([startServer({ databaseUrl }), startServer({ databaseUrl })])
  walls = servers.flatMap(({ url }, place) =>
    scopesOfEach.map((scope) => openWall([url, servers[1 - place]!.url], scope, at)),
  )
  await vi.waitFor(() => expect(notReady(walls)).toEqual([]), 60_000)
})
afterAll(async () => {
  for (const wall of walls) wall.close()
  await Promise.all(servers.map((server) => server.stop()))
  await database.drop()
})

async function head(server: ServerProcess): Promise<number> {
  return (await callApi<{ sequence: number }>(server, '/healthz')).body.sequence
}

describe('two servers on one PostgreSQL', () => {
  it('fill an empty database once when they start together', async () => {
    expect(await head(servers[0])).toBe(await head(servers[1]))
    const printed = servers.map((server) => server.output()).join('')
    expect(printed).not.toMatch(/Error/)
  })

  it('tell every wall of each every approval in its scope, once and in order, though one is killed half-way', async () => {
    const begun = await head(servers[0])
    await approveAll((done) => {
      if (done === approvals / 2) void servers[0].kill('SIGKILL')
    })
    expect(servers.map((server) => server.alive())).toEqual([false, true])

    for (const scope of scopes) {
      const expected = await approvedSince(begun, scope)
      expect(expected.length).toBeGreaterThan(100)
      const watching = walls.filter((wall) => wall.scope === scope)
      await expect
        .poll(() => watching.filter(({ heard }) => heard.length < expected.length).length, {
          timeout: 30_000,
        })
        .toBe(0)
      for (const wall of watching) {
        expect(wall.faults).toEqual([])
        expect(wall.heard).toEqual(expected)
      }
    }
    const all = new Set(await approvedSince(begun, '100000'))
    expect(all.size).toBe(approvals)
    expect(acknowledged.flat().filter((sequence) => !all.has(sequence))).toEqual([])
    expect(new Set(acknowledged.flat()).size).toBe(approvals)
    // The first server took its share of the first half, and the other one all of the second half.
    expect(acknowledged[0].length).toBeGreaterThan(approvals / 5)
    expect(acknowledged[1].length).toBeGreaterThan((approvals * 3) / 5)
    expect(walls.map((wall) => wall.moves() > 0)).toEqual([
      ...scopesOfEach.map(() => true),
      ...scopesOfEach.map(() => false),
    ])
  })

  it('leave a ledger that is one sound chain', () => {
    const { passed, output } = verifyLedger('', database.place.databaseUrl)
    expect(output).toMatch(/底账完好/)
    expect(passed).toBe(true)
  })
})
