import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeSnapshot } from '#server/records/kinds/evaluations.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../../db/run-sql.ts'

let server: TestServer
let sequence: number
beforeAll(async () => {
  server = await startTestServer()
  const facts = { scheme: 'county', version: 1, name: '县区评价', at: '2024-10-31', asOf: 1, demo: false }
  const snapshot = { id: 'county-2024-10-31-1', body: '{"score":12.5}', facts }
  ;({ sequence } = await server.deps.store.write((writer) => storeSnapshot(writer, 'person:1', snapshot)))
})
afterAll(() => server.stop())

/** The findings of a verification after tampering, which is rolled back. */
const verifyAfter = (tampering: SQL) =>
  rolledBack(server.deps.store, async (writer) => {
    await runSql(writer, tampering)
    return verifyLedger(writer)
  })

describe('verifyLedger', () => {
  it('finds a published evaluation sound that nobody touched', async () => {
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it.each([
    ['altered', sql`update evaluation_snapshot set body = '{"score":99.5}'`],
    ['removed', sql`delete from evaluation_snapshot`],
    ['renamed', sql`update evaluation_snapshot set id = 'county-2024-10-31-2'`],
    ['moved to another entry', sql`update evaluation_snapshot set sequence = 1`],
  ])('finds a published evaluation that was %s', async (_, tampering) => {
    expect(await verifyAfter(tampering)).toMatchObject({ sound: false, sequence })
  })

  it('finds a published evaluation that was slipped in', async () => {
    const forgery = sql`insert into evaluation_snapshot select 'forged', body, 2 from evaluation_snapshot`
    expect(await verifyAfter(forgery)).toMatchObject({ sound: false, sequence: 2 })
  })
})
