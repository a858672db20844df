import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../db/run-sql.ts'

it('verifyLedger finds a reason of correction that was put beside a value', async () => {
  const server = await startTestServer()
  await approve(server, [stations(6_900, '441200', '06')])
  const verified = await rolledBack(server.deps.store, async (writer) => {
    await runSql(writer, sql`update observation set correction = 'final' where period = '2024-M06'`)
    return verifyLedger(writer)
  })
  expect(verified).toMatchObject({ sound: false, fault: expect.stringMatching(/被改动：correction$/) })
  await server.stop()
})
