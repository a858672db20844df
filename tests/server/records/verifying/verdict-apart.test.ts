import { sql } from 'drizzle-orm'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { VerificationState } from '#server/contract/audit.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../db/run-sql.ts'

let server: TestServer
afterEach(() => server.stop())

const path = '/api/audit/verifications'

/** The state once no verification is under way. */
async function ended(auditor: Record<string, string>): Promise<VerificationState> {
  const givenUpAt = performance.now() + 80_000
  for (;;) {
    const state: VerificationState = (await ask(server, `GET ${path}`, auditor)).body
    if (!state.running) return state
    if (performance.now() > givenUpAt) throw new Error(`Still under way: ${JSON.stringify(state)}`)
    await pause(100)
  }
}

it('a verification of everything is done apart by the command, comes to its verdict with every fault, and is noted in the audit log', async () => {
  server = await startTestServer()
  await server.person('shen', ['auditor'])
  await approve(server, [stations(6_900, '441200', '05')])
  const auditor = await by(server, 'shen')
  const { store } = server.deps
  expect((await ask(server, `GET ${path}`, auditor)).body).toEqual({ running: null, ended: null, last: null })
  await store.write(async (writer) => {
    await runSql(writer, sql`update observation set value = '7000'`)
    await runSql(writer, sql`update person set roles = '["auditor","reader"]' where id = 'shen'`)
    await runSql(writer, sql`update ledger set actor = 'person:other' where sequence = 2`)
  })
  await ask(server, `POST ${path}`, auditor)
  const { ended: found, last } = await ended(auditor)
  expect(found).toMatchObject({ byName: 'shen', problem: null })
  const { faults } = found!.verdict!
  expect(faults).toEqual([
    { sequence: 2, fault: '内容与哈希不符' },
    { sequence: expect.any(Number), fault: expect.stringMatching(/2024-M05\/1 被改动：value$/) },
    { sequence: expect.any(Number), fault: '人员 shen 被改动：角色' },
  ])
  const inThisProcess = await verifyLedger(store.reader, { most: 100 })
  expect(inThisProcess).toEqual({ sound: false, ...faults[0], others: faults.slice(1) })
  expect(last).toMatchObject({ result: 'unsound', subject: expect.stringMatching(/^3 处：第 2 号：/) })
}, 90_000)
