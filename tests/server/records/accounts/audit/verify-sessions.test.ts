import { eq, sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '#server/db/store.ts'
import { tellEarlierSessions } from '#server/records/accounts/audit/verify-sessions.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { setUpFactor } from '#tests/support/callers/second-factor.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../../db/run-sql.ts'

type Headers = Record<string, string>
let server: TestServer
let admin: Headers
let people = 0
beforeAll(async () => {
  server = await startTestServer()
  await server.person('reporter', ['reader'])
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

const sessionsOf = ({ db, tables: { session } }: Reader, person: string) =>
  Promise.resolve(db.select().from(session).where(eq(session.person, person)))

async function endElsewhere(own: Headers, elsewhere: Headers): Promise<unknown> {
  const { sessions } = (await ask(server, 'GET /api/session/others', own)).body as {
    sessions: { id: string; current: boolean }[]
  }
  const { id } = sessions.find(({ current }) => current)!
  return ask(server, `DELETE /api/session/others/${id}`, elsewhere)
}

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

  const ends: readonly (readonly [string, (own: Headers, name: string) => Promise<unknown>])[] = [
    ['was signed out', (own) => ask(server, 'DELETE /api/session', own)],
    ['was ended from elsewhere', async (own, name) => endElsewhere(own, await by(server, name))],
    [
      'ended with a new password',
      async (_, name) => {
        const change = { current: testPassword, next: 'three blue herons' }
        return ask(server, 'PUT /api/session/password', await by(server, name), change)
      },
    ],
    ['ended with new one-time codes', async (_, name) => setUpFactor(server, await by(server, name))],
    ['ended with a reset', (_, name) => ask(server, `POST /api/people/${name}/password`, admin)],
    [
      'ended with its account',
      (_, name) => ask(server, `PATCH /api/people/${name}`, admin, { disabled: true }),
    ],
  ]
  it.each(ends)('finds a session put back that %s', async (_, end) => {
    const name = `li${people++}`
    await server.person(name, ['reader'])
    const own = await by(server, name)
    const [row] = await sessionsOf(server.deps.store.reader, name)
    await end(own, name)
    expect((await ask(server, 'GET /api/session', own)).status).toBe(401)
    const verified = await rolledBack(server.deps.store, async (writer) => {
      await writer.db.insert(writer.tables.session).values(row!)
      return verifyLedger(writer, { most: 9 })
    })
    const faults = 'sound' in verified && !verified.sound ? [verified, ...(verified.others ?? [])] : []
    expect(faults.map(({ fault }) => fault)).toContain(
      `人员 ${name} 于 ${row!.createdAt} 的登录已经退出，却还在`,
    )
  })

  it('finds the sessions of a log that was emptied, which the next start does not take for those of an earlier release', async () => {
    const found = await rolledBack(server.deps.store, async (writer) => {
      await writer.db.delete(writer.tables.auditEntry)
      await tellEarlierSessions(writer, server.clock.now())
      return verifyLedger(writer)
    })
    expect(found).toMatchObject({
      sound: false,
      fault: expect.stringContaining('的登录在审计日志中没有记录') as string,
    })
  })

  it('finds sessions sound that were begun by signing in, also after the clock was set back', async () => {
    server.clock.set('2024-10-31T08:00:00.000+08:00')
    const late = await by(server, 'admin')
    expect((await ask(server, 'GET /api/session', late)).status).toBe(200)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
