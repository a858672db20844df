import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openWall, type Wall } from '#tests/instances/wall.ts'
import { callApi } from '#tests/support/api-call.ts'
import { setup as buildWeb } from '#tests/support/built-web.ts'
import { verifyLedger } from '#tests/support/ledger-command.ts'
import { startPostgres, type PostgresServer } from '#tests/support/postgres-server.ts'
import { startServer, type ServerProcess } from '#tests/support/server-process.ts'
import { assault, type Assault } from './hostile-input/assault.ts'
import { hostileInputs } from './hostile-input/hostile-inputs.ts'
import { inspected, memoryOf, type Memory } from './hostile-input/memory-of.ts'
import { victimOf } from './hostile-input/victim-of.ts'

const inputs = 2_000
const abreast = 64
const seed = Number(process.env['XUSHI_TEST_SEED'] ?? Date.now() % 1_000_000)

let postgres: PostgresServer
beforeAll(async () => {
  buildWeb()
  postgres = await startPostgres(['fsync=off'])
})
afterAll(() => postgres.stop())

describe.each(['sqlite', 'postgres'])(
  `${inputs} hostile inputs to a server on %s (XUSHI_TEST_SEED=${seed})`,
  (engine) => {
    const opened: (() => unknown)[] = []
    let server: ServerProcess
    let wall: Wall
    let before: Memory
    let after: Memory
    let outcome: Assault

    beforeAll(async () => {
      const databaseUrl = engine === 'postgres' ? postgres.url : ''
      server = await startServer({ demo: true, node: inspected, databaseUrl })
      opened.push(() => server.stop())
      wall = openWall([server.url], '441200', '2024-10-31')
      opened.unshift(() => wall.close())
      await vi.waitUntil(() => wall.ready(), { timeout: 10_000 })
      const victim = await victimOf(server)
      before = await memoryOf(server)
      outcome = await assault(server.port, hostileInputs(seed, inputs, victim), { abreast, patience: 20_000 })
      after = await memoryOf(server)
    }, 240_000)
    afterAll(async () => {
      for (const close of opened) await close()
    })

    it('are answered without one 5xx, let nobody pass, and all who overstay are hung up on', () => {
      expect(outcome.faults).toEqual([])
      expect(outcome.sent).toBe(inputs)
    })

    it('leave no socket open', () => {
      expect(after.openSockets).toBeLessThanOrEqual(before.openSockets)
    })

    it('leave server and walls at work, and a ledger that verifies', async () => {
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
  },
)
