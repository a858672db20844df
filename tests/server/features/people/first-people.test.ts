import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionView } from '#server/contract/session.ts'
import { createDemoPeople, createFirstAdministrator } from '#server/features/people/first-people.ts'
import { allPeople } from '#server/features/people/queries.ts'
import { UnfitTokenError } from '#server/features/tokens/store-token.ts'
import { giveToken } from '#tests/support/callers/staff.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ empty: true })
})
afterEach(() => server.stop())

const boards = (headers: Record<string, string>) => server.app.inject({ url: '/api/boards', headers })
const whoAmI = (headers: Record<string, string>) => server.app.inject({ url: '/api/session', headers })

describe('createFirstAdministrator', () => {
  it('returns a random password to print, once', async () => {
    const printed = await createFirstAdministrator(server.deps)
    expect(printed).toMatchObject({ name: 'admin', displayName: '管理员' })
    // OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
    const [person] = await allPeople(server.deps.store.reader)
    expect(person?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const cookie = await server.signIn('admin', printed?.password)
    const { passwordGiven: given, roles } = (await whoAmI({ cookie })).json<SessionView>()
    expect([roles, given?.by, given?.isFirst]).toEqual([['administrator'], '系统', true])
    expect((await boards({ cookie })).json()).toMatchObject({ code: 'password-change-required' })
    expect(await createFirstAdministrator(server.deps)).toBeUndefined()
  })

  it('takes the password that is given, prints nothing, and only ever the first time', async () => {
    expect(await createFirstAdministrator(server.deps, 'given-at-first-start')).toBeUndefined()
    expect(await createFirstAdministrator(server.deps, 'given-at-second-start')).toBeUndefined()
    const cookie = await server.signIn('admin', 'given-at-first-start')
    expect((await boards({ cookie })).statusCode).toBe(200)
    await expect(server.signIn('admin', 'given-at-second-start')).rejects.toThrow('401')
  })
})

describe('createDemoPeople', () => {
  it('flags them as demo, and leaves alone those who are there', async () => {
    const people = [
      { name: 'Tian', displayName: '田', roles: ['reporter' as const], organisations: [], regions: [] },
    ]
    const [printed] = await createDemoPeople(server.deps, people)
    const cookie = await server.signIn('tian', printed?.password)
    expect((await whoAmI({ cookie })).json()).toMatchObject({ displayName: '田', demo: true })
    expect((await boards({ cookie })).statusCode).toBe(200)
    expect(await createDemoPeople(server.deps, people)).toEqual([])
  })
})

describe('storeToken', () => {
  it('keeps only the hash of the secret', async () => {
    const secret = 'k+/=~exactly-16.'
    await giveToken(server.deps, { name: 'probe', secret, rights: ['read'] })
    const answer = await whoAmI({ authorization: `Bearer ${secret}` })
    expect(answer.json()).toMatchObject({ kind: 'token', name: 'probe', rights: ['read'] })
    const { db, tables } = server.deps.store.reader
    const stored = JSON.stringify([
      await db.select().from(tables.token),
      await db.select().from(tables.ledger),
    ])
    expect(stored).not.toContain(secret)
  })

  it.each([
    ['with a space and "signs" \\ in it', (secret: string) => secret],
    ['令牌令牌令牌令牌令牌令牌令牌令牌', (secret: string) => Buffer.from(secret).toString('latin1')],
    ["clé-d'accès-à-tout", (secret: string) => Buffer.from(secret).toString('latin1')],
    ["clé-d'accès-à-tout", (secret: string) => secret],
  ])('takes %s, however a client writes it into a header', async (secret, written) => {
    await giveToken(server.deps, { name: 'probe', secret, rights: ['read'] })
    const asked = await fetch(`${await server.listen()}/api/session`, {
      headers: { authorization: `Bearer ${written(secret)}` },
    })
    expect(await asked.json()).toMatchObject({ kind: 'token', name: 'probe' })
  })

  it.each([
    'fifteen-letters',
    '令牌令牌令牌令牌令牌令牌令牌令',
    ' a-blank-at-the-beginning',
    'a-line-break-\n-in-it',
  ])('refuses %j', async (secret) => {
    const made = giveToken(server.deps, { name: 'probe', secret, rights: ['read'] })
    await expect(made).rejects.toThrow(UnfitTokenError)
  })
})
