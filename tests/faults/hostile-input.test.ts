import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { notReady, openWall, type Wall } from '#tests/instances/wall.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { setup as buildWeb } from '#tests/support/browser/built-web.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { assault, type Assault } from './hostile-input/assault.ts'
import { hostileInputs } from './hostile-input/hostile-inputs.ts'
import { percentile } from './hostile-input/approval-latency.ts'
import { besideLongBatch, longBatches } from './hostile-input/long-batches.ts'
import { inspected, memoryOf, type Memory } from './hostile-input/memory-of.ts'
import { victimOf } from './hostile-input/victim-of.ts'

const inputs = 1_000
const abreast = 64
const seed = Number(process.env['XUSHI_TEST_SEED'] ?? Date.now() % 1_000_000)

/** A server that was attacked, and its outcome. */
interface Attacked {
  readonly server: ServerProcess
  readonly wall: Wall
  readonly before: Memory
  readonly after: Memory
  readonly outcome: Assault
}

const opened: (() => unknown)[] = []
let postgres: PostgresServer

async function attacked(databaseUrl: string): Promise<Attacked> {
  const server = await startServer({ demo: true, node: inspected, databaseUrl })
  opened.push(() => server.stop())
  const wall = openWall([server.url], '441200', '2024-10-31')
  opened.push(() => wall.close())
  await vi.waitFor(() => expect(notReady([wall])).toEqual([]), 10_000)
  const victim = await victimOf(server)
  const before = await memoryOf(server)
  const outcome = await assault(server.port, hostileInputs(seed, inputs, victim), {
    abreast,
    patience: 20_000,
  })
  return { server, wall, before, after: await memoryOf(server), outcome }
}

let engines: Readonly<Record<'sqlite' | 'postgres', Attacked>>
beforeAll(async () => {
  buildWeb()
  postgres = await startPostgres(['fsync=off'])
  opened.push(() => postgres.stop())
  // Both servers are attacked at the same time, since most of the time is spent on waiting for slow clients.
  const [onSqlite, onPostgres] = await Promise.all([attacked(''), attacked(postgres.url)])
  engines = { sqlite: onSqlite, postgres: onPostgres }
}, 300_000)
afterAll(async () => {
  for (const close of opened.reverse()) await close()
})

describe.each(['sqlite', 'postgres'] as const)(
  `${inputs} hostile inputs to a server on %s (XUSHI_TEST_SEED=${seed})`,
  (engine) => {
    it('are answered without one 5xx, let nobody pass, and all who overstay are hung up on', () => {
      const { outcome } = engines[engine]
      expect(outcome.faults).toEqual([])
      expect(outcome.sent).toBe(inputs)
    })

    it('leave no socket open, and less than 20 MB behind', () => {
      const { before, after } = engines[engine]
      expect(after.openSockets).toBeLessThanOrEqual(before.openSockets)
      // Resident memory levels off only after thousands of inputs, which `npm run faults -- hostile` measures.
      expect((after.used - before.used) / 1e6).toBeLessThan(20)
    })

    it('leave server and walls at work, and a ledger that verifies', async () => {
      const { server, wall } = engines[engine]
      expect(server.alive()).toBe(true)
      const item = {
        indicator: 'zhaoqing-5g-base-stations',
        region: '441200',
        period: '2024-M09',
        value: 7_812,
      }
      const posted = await callApi<{ sequence: number }>(server, '/api/observations', { items: [item] })
      expect(posted.status).toBe(201)
      await expect.poll(() => wall.heard).toContain(posted.body.sequence)
      expect([wall.moves(), wall.faults]).toEqual([0, []])
      const ledger = verifyLedger(server.data, engine === 'postgres' ? postgres.url : '')
      expect(ledger.passed, ledger.output).toBe(true)
    })

    it.each(longBatches)('let others be answered beside $name', async (batch) => {
      const { status, took, others } = await besideLongBatch(engines[engine].server, batch)
      expect(status).toBe(batch.status)
      // A server that did nothing else meanwhile would keep all callers waiting; `npm run faults -- hostile` holds each to 200 ms.
      expect(percentile(others, 0.5)).toBeLessThan(Math.max(200, took / 3))
    })
  },
)
