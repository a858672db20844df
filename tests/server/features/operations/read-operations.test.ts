import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Operations } from '#server/contract/operations.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const operations = async () => (await ask(server, 'GET /api/operations', admin)).body as Operations

/** A display is paired. @returns its cookie */
async function pair(name: string): Promise<Record<string, string>> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  await ask(server, 'POST /api/displays', admin, { code, name })
  return { cookie: `xushi_display=${pairing.cookies[0]!.value}` }
}

describe('GET /api/operations', () => {
  it('tells the end of the ledger, the database and the program', async () => {
    const { ledger, database, process, live, queues, backups } = await operations()
    const { sequence, at, hash } = server.deps.store.head()
    expect(ledger).toEqual({ sequence, at, hash, told: sequence })
    expect(database).toMatchObject({
      engine: server.deps.store.engine,
      migration: expect.stringMatching(/^\d{4}_/) as string,
    })
    expect(database.version).toMatch(/^\d+\.\d+/)
    expect(database.bytes).toBeGreaterThan(100_000)
    expect(database.freeBytes === null).toBe(server.deps.store.engine === 'postgres')
    expect(process).toMatchObject({ version: '0.0.0-test', startedAt: '2024-10-31T10:00:00.000+08:00' })
    expect(live).toMatchObject({ sockets: 0, mostSockets: 20_000 })
    expect(queues).toEqual({ commit: 0, review: 0, oldestReviewAt: null, notices: 0 })
    expect(backups).toMatchObject({ lastGood: null, nextAt: null })
  })

  it('tells of every paired wall what it shows and how far it was told', async () => {
    const east = await pair('东墙')
    await pair('西墙')
    server.clock.advance(200_000)
    const wall = await openLive(await server.listen(), { scope: '441200', at: '2024-10-31' }, east)
    await wall.next('hello')
    await wall.next('snapshot')
    const sequence = await approve(server, [stations(7_000)])
    await wall.next('change')
    // The clock moves by less than the silence after which a wall is cut; the server looks for it each real second.
    server.clock.advance(40_000)
    const { walls, judged, live } = await operations()
    expect(live.sockets).toBe(1)
    expect(walls.map(({ name, state }) => [name, state]).toSorted()).toEqual([
      ['东墙', 'here'],
      ['西墙', 'away'],
    ])
    expect(walls.find(({ name }) => name === '东墙')?.sockets).toEqual([
      {
        scope: '441200',
        at: '2024-10-31',
        told: sequence,
        lag: 0,
        bufferedBytes: 0,
        behind: false,
        silentSeconds: 40,
      },
    ])
    expect(judged.walls.condition).toBe('attention')
    wall.close()
  })

  it('counts the cells that wait for review, each once, and since when', async () => {
    await server.person('statistician', ['reporter'], {
      organisations: ['zhaoqing-gongxin'],
      regions: ['441200'],
    })
    const reporter = await by(server, 'statistician')
    const submit = (value: number) =>
      ask(server, 'POST /api/observations', reporter, { items: [stations(value)], submit: true })
    expect((await submit(7_000)).status).toBe(201)
    server.clock.advance(60_000)
    expect((await submit(7_001)).status).toBe(201)
    expect((await operations()).queues).toMatchObject({
      review: 1,
      oldestReviewAt: '2024-10-31T10:01:00.000+08:00',
    })
  })

  it('counts what was refused, by code', async () => {
    await ask(server, 'GET /api/nowhere')
    await ask(server, 'GET /api/board?scope=none', byToken)
    await ask(server, 'GET /api/people')
    const { refusals } = await operations()
    expect(refusals.map(({ code, total }) => [code, total])).toEqual([
      ['not-found', 2],
      ['not-signed-in', 1],
    ])
  })

  it('names the instances on PostgreSQL, this one among them', async () => {
    const { instances } = await operations()
    if (server.deps.store.engine === 'sqlite') expect(instances).toBeNull()
    else expect(instances).toEqual([expect.objectContaining({ own: true })])
  })

  it('tells how the backups stand', async () => {
    await server.stop()
    const lastGood = { at: '2024-10-31T02:30:00.000+08:00', sequence: 3, bytes: 4_096 }
    const status = {
      folder: '/backups',
      lastGood,
      lastFailure: null,
      nextAt: '2024-11-01T02:30:00.000+08:00',
      running: false,
    }
    server = await startTestServer({ backups: { status: async () => status, begin: () => {} } })
    admin = await by(server, 'admin')
    expect((await operations()).backups).toEqual(status)
    const { body } = await server.app.inject({ url: '/metrics', headers: byToken })
    expect(body).toContain('\nxushi_backup_success_seconds 1730313000\n')
    expect(body).toContain('\nxushi_backup_age_seconds 27000\n')
    expect(body).toContain('\nxushi_backup_size_bytes 4096\n')
  })
})

describe('a job that failed', () => {
  it('is told to administrators with its reason, and by name to whoever watches', async () => {
    await server.stop()
    let broken = true
    server = await startTestServer({
      jobs: [
        {
          name: 'collection',
          title: '采集',
          pattern: null,
          retry: { first: 60_000, cap: 60_000, attempts: 1 },
          run: async () => {
            if (broken) throw new Error('统计局网站没有应答')
          },
        },
      ],
    })
    admin = await by(server, 'admin')
    const run = async () => {
      server.deps.jobs.begin('collection')
      await server.jobs.look()
      server.clock.advance(1_000)
    }
    await run()
    const { jobs, judged } = await operations()
    expect(jobs).toMatchObject([
      {
        title: '采集',
        nextAt: null,
        lastRun: { outcome: 'given-up' },
        failure: { at: '2024-10-31T10:00:00.000+08:00', reason: '统计局网站没有应答', givenUp: true },
      },
    ])
    expect(judged.jobs).toEqual({
      condition: 'failing',
      reason: expect.stringContaining('统计局网站没有应答') as string,
    })
    expect(await ask(server, 'GET /healthz')).toMatchObject({
      status: 200,
      body: { status: 'ok', failedJobs: ['collection'] },
    })
    const metrics = async () => (await server.app.inject({ url: '/metrics', headers: byToken })).body
    expect(await metrics()).toContain('\nxushi_job_failed{job="collection"} 1\n')

    broken = false
    await run()
    expect((await ask(server, 'GET /healthz')).body).not.toHaveProperty('failedJobs')
    expect(await metrics()).toContain('\nxushi_job_failed{job="collection"} 0\n')
  })
})

describe('GET /metrics', () => {
  it('tells the same figures to programs', async () => {
    const east = await pair('东墙 "A"')
    const wall = await openLive(await server.listen(), { scope: '441200' }, east)
    await wall.next('hello')
    await wall.next('snapshot')
    await ask(server, 'GET /api/nowhere')
    const lines = (await server.app.inject({ url: '/metrics', headers: byToken })).body.split('\n')
    const { walls } = await operations()
    const labels = `{display="${walls[0]!.id}",name="东墙 \\"A\\"",scope="441200"}`
    expect(lines).toEqual(
      expect.arrayContaining([
        `xushi_wall_lag${labels} 0`,
        `xushi_wall_buffered_bytes${labels} 0`,
        'xushi_walls{state="here"} 1',
        'xushi_live_sockets 1',
        'xushi_queue_depth{queue="commit"} 0',
        'xushi_threads{state="waiting"} 0',
        'xushi_threads_limit 1',
        'xushi_part_condition{part="backups"} 1',
        'xushi_refusals_total{code="not-found"} 1',
        `xushi_ledger_sequence ${server.deps.store.head().sequence}`,
        expect.stringMatching(/^xushi_database_size_bytes \d{6,}$/) as string,
      ]),
    )
    wall.close()
  })
})
