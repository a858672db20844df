import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie } from '#server/access/credentials/credential.ts'
import { hashOfSecret } from '#server/access/secret.ts'
import type { Display } from '#server/contract/displays.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'
import type { Person } from '#server/contract/people.ts'
import type { ReviewItem } from '#server/contract/review.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { later } from '#server/clock.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import { openStore } from '#server/db/open-store.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { projectBoard } from '#server/judging/board.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import {
  fillWithSchema,
  releasedSchemas,
  runBefore,
  schemasBetween,
} from '#tests/support/databases/released-database.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

const now = '2026-12-01T09:00:00.000+08:00'

const oldSecret = 'secret-of-a-session-from-before-the-upgrade'
const oldHeaders = { cookie: `${sessionCookie}=${oldSecret}` }

/**
 * A session of the reporter is stored as the earlier program did, without address, browser and activity: that of the last sign-in of its
 * audit log, where it kept one.
 */
async function leaveSession(schema: string, database: TestDatabase): Promise<void> {
  const [signIn] =
    schema >= '0022'
      ? await runBefore(
          database,
          "select at from audit_entry where kind = 'sign-in' and actor = 'person:reporter' order by sequence desc limit 1",
        )
      : []
  const at = signIn?.['at'] ?? '2026-11-30T22:00:00.000+08:00'
  // The kept databases were made on several days; the session lasts until after the upgrade.
  const ends = at < '2026-11-30T21:00' ? '2026-12-01T10:00:00.000+08:00' : later(at, 12 * 3_600_000)
  await runBefore(
    database,
    `insert into session (secret_hash, person, created_at, expires_at)
      values ('${hashOfSecret(oldSecret)}', 'reporter', '${at}', '${ends}')`,
  )
}

const rules = { twoPersons: true, threeAdministrators: true, idleMinutes: 30, empty: true }

async function series(server: TestServer): Promise<[period: string, value: number | null][]> {
  const { body } = await ask(
    server,
    'GET /api/observations?indicator=zhaoqing-5g-base-stations&region=441200',
    byToken,
  )
  return body.observations.map(({ period, value }: ObservationRecord) => [period, value])
}

describe.each(releasedSchemas)('a database of schema %s', (schema) => {
  /** The number of shares in the database: from 0004 on it holds one, with numerator and denominator. */
  const shares = schema >= '0004' ? 1 : 0
  /** The number of passwords that people chose themselves: from 0022 on reporter and reviewer must. */
  const passwords = schema >= '0022' ? 2 : 0
  let database: TestDatabase
  let server: TestServer | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    await fillWithSchema(schema, database)
  })
  afterAll(() => server?.stop() ?? database.drop())

  it('opens, with its ledger sound and its board as it was', async () => {
    const store = await openStore(database.place, testClock(now))
    try {
      expect(await verifyLedger(store.reader)).toMatchObject({
        sound: true,
        entries: 115 + shares + passwords,
        revisions: 103 + shares,
      })
      // Decisions that were columns of their revisions are rows: May, June, July, and all published figures.
      const { decision } = store.reader.tables
      const decided = await Promise.resolve(
        store.reader.db.select().from(decision).orderBy(decision.sequence),
      )
      const reported = decided.filter(
        ({ indicator, actor }) => indicator === 'zhaoqing-5g-base-stations' && actor !== 'system',
      )
      expect(reported.map(({ period, level, verdict }) => [period, level, verdict])).toEqual([
        ['2024-M05', 1, 'approved'],
        ['2024-M06', 1, 'approved'],
        ['2024-M07', 1, 'returned'],
      ])
      expect(
        decided.filter(({ actor }) => actor === 'system').every(({ verdict }) => verdict === 'approved'),
      ).toBe(true)
      const asOf = store.head().sequence
      // Records of kinds that are newer than the database count from its beginning, as at any start.
      await seedCatalogue(store, shipped)
      const index = await (await openCatalogue(store)).asOf(asOf)
      const board = await projectBoard({ reader: store.reader, index, at: '2024-10-31', asOf }, '441200')
      const row = board.targets.find(({ indicator }) => indicator === 'zhaoqing-5g-base-stations')
      // 6,930 of the 8,000 that the city's plan for 2024 asks for; July was returned, August waits.
      expect(row).toMatchObject({ period: '2024-M06', value: 6930, targetValue: 8000, completion: 0.86625 })
      expect(row).toMatchObject({ light: 'overdue', overdueDays: 17, pendingReview: true })
      expect(board.summary).toMatchObject({ overdue: 20, unjudged: 1 })
    } finally {
      await store.close()
    }
  })

  it('goes on under the strictest rules with its single administrator: people, token, session and series', async () => {
    await leaveSession(schema, database)
    server = await startTestServer({ ...rules, database, clock: testClock(now) })
    expect((await ask(server, 'GET /api/session', oldHeaders)).body).toMatchObject({ name: 'reporter' })
    const admin = { cookie: await server.signIn('admin', testPassword) }
    const { people } = (await ask(server, 'GET /api/people', admin)).body
    expect(people.map(({ id, roles }: Person) => [id, roles])).toEqual([
      ['admin', ['administrator']],
      ['reporter', ['reporter']],
      ['reviewer', ['reviewer']],
    ])
    const { displays } = (await ask(server, 'GET /api/displays', admin)).body
    // A display also keeps the board chosen for it from 0004 on.
    const shown = shares === 1 ? '441200' : null
    expect(
      displays.map(({ name, revokedAt, scope, at }: Display) => [name, revokedAt !== null, scope, at]),
    ).toEqual([
      ['已撤', true, shown, null],
      ['大厅', false, shown, null],
    ])
    expect(await series(server)).toEqual([
      ['2024-M05', 6900],
      ['2024-M06', 6930],
    ])

    const wanted = { displayName: '新审核员', roles: ['reviewer'], organisations: [], regions: ['441200'] }
    const { password } = (await ask(server, 'POST /api/people', admin, { name: 'newcomer', ...wanted })).body
    const reviewer = { cookie: await server.signIn('newcomer', password) }
    const change = { current: password, next: testPassword }
    expect((await ask(server, 'PUT /api/session/password', reviewer, change)).status).toBe(204)
    const { items } = (await ask(server, 'GET /api/review', reviewer)).body
    const waiting = items.map(({ observation }: ReviewItem) => observation)
    const isMainAreas = ({ indicator }: ObservationRecord) => indicator === 'zhaoqing-5g-main-areas'
    expect(waiting.filter(isMainAreas)).toMatchObject(
      shares === 1 ? [{ value: 95.1807228915663, numerator: 158, denominator: 166, bound: null }] : [],
    )

    // Nobody else could confirm a reset, so the only administrator does it alone.
    expect((await ask(server, 'POST /api/people/reporter/password', admin)).status).toBe(200)
    expect((await ask(server, 'GET /api/session', oldHeaders)).status).toBe(401)

    const { periods } = (await ask(server, 'GET /api/periods?at=2024-05-31', admin)).body
    expect(periods[0]).toMatchObject({ period: '2024-M05', closure: { reason: null } })

    const refused = await ask(server, 'POST /api/observations', byToken, {
      items: [stations(6_910, '441200', '05')],
    })
    expect(refused.body).toMatchObject({ code: 'period-closed' })
    await approve(server, [stations(7_050, '441200', '10')])
    expect((await series(server)).at(-1)).toEqual(['2024-M10', 7050])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({
      sound: true,
      revisions: 104 + shares,
    })
  })
})

describe.each(schemasBetween)('a database of schema %s, between two releases', (schema) => {
  it('goes on under the strictest rules with its ledger sound, and locks out nobody', async () => {
    const database = await createTestDatabase()
    await fillWithSchema(schema, database)
    // A sign-in tells of its secret from 0032 on, so that no session can be made up.
    const isMadeUp = schema < '0032'
    if (isMadeUp) await leaveSession(schema, database)
    const server = await startTestServer({ ...rules, database, clock: testClock(now) })
    try {
      const reporter = isMadeUp
        ? oldHeaders
        : { cookie: await server.signIn('reporter', `${testPassword}-of-mine`) }
      expect((await ask(server, 'GET /api/session', reporter)).body).toMatchObject({ name: 'reporter' })
      expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true, revisions: 104 })
      expect(await series(server)).toEqual([
        ['2024-M05', 6900],
        ['2024-M06', 6930],
      ])
      const admin = { cookie: await server.signIn('admin', testPassword) }
      expect((await ask(server, 'POST /api/people/reporter/password', admin)).status).toBe(200)
      expect((await ask(server, 'GET /api/session', reporter)).status).toBe(401)
      expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
    } finally {
      await server.stop()
    }
  })
})
