import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../../db/run-sql.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.person('reporter', ['reader'])
  await by(server, 'admin')
})
afterAll(() => server.stop())

describe('verifyLedger', () => {
  const tamperings: Readonly<Record<string, readonly [found: string, done: SQL]>> = {
    'a session that was inserted': [
      '人员 admin 于 2024-10-31T10:00:00.001+08:00 的登录在审计日志中没有记录',
      sql`insert into session (secret_hash, person, created_at, expires_at)
        values ('x', 'admin', '2024-10-31T10:00:00.001+08:00', '2024-10-31T22:00:00.001+08:00')`,
    ],
    'a session beside one that was begun by a sign-in': [
      '人员 admin 于 2024-10-31T10:00:00.000+08:00 的登录在审计日志中没有记录',
      sql`insert into session select 'x', person, created_at, expires_at, address, browser, last_active_at
        from session where person = 'admin' limit 1`,
    ],
    'a session whose secret was put in the place of another': [
      '的登录在审计日志中没有记录',
      sql`update session set secret_hash = 'stolen' where person = 'admin'`,
    ],
    'a session that is somebody else’s': [
      '的登录在审计日志中没有记录',
      sql`update session set person = 'reporter' where person = 'admin'`,
    ],
    'a session whose year is written so that it sorts before the log': [
      '不是本系统所记的时间',
      sql`insert into session (secret_hash, person, created_at, expires_at)
        values ('x', 'admin', '+002024-10-31T10:00:00.000+08:00', '2024-10-31T21:00:00.000+08:00')`,
    ],
    'a session that ends too late': [
      '比一天的时限长',
      sql`update session set expires_at = '2099-01-01T00:00:00.000+08:00' where person = 'admin'`,
    ],
  }
  it.each(Object.entries(tamperings))('finds and names %s', async (_, [found, tampering]) => {
    const verified = await rolledBack(server.deps.store, async (writer) => {
      await runSql(writer, tampering)
      return verifyLedger(writer)
    })
    expect(verified).toMatchObject({ sound: false, fault: expect.stringContaining(found) as string })
  })

  it('finds sessions sound that were begun by signing in, also after the clock was set back', async () => {
    server.clock.set('2024-10-31T08:00:00.000+08:00')
    const late = await by(server, 'admin')
    expect((await ask(server, 'GET /api/session', late)).status).toBe(200)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
