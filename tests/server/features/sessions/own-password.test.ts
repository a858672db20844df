import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#server/access/actor.ts'
import { formerPasswords, noteFormerPassword } from '#server/features/people/queries.ts'
import { newPasswordOf, resetWithin } from '#server/features/people/reset-password.ts'
import { unlockPerson } from '#server/features/people/unlock-person.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { hashAtLeastCost } from '#tests/support/callers/staff.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const liNa = { name: 'li.na', displayName: '李娜', roles: ['reader'], organisations: [], regions: [] }

/** A person signs in with this password. @returns the cookie of the session, and what it asks */
async function enter(name: string, password: string) {
  const cookie = { cookie: await server.signIn(name, password) }
  return {
    cookie,
    given: async () => (await ask(server, 'GET /api/session', cookie)).body.passwordGiven,
    boards: () => ask(server, 'GET /api/boards', cookie),
    change: (current: string, next: string) =>
      ask(server, 'PUT /api/session/password', cookie, { current, next }),
  }
}

describe('a password that somebody else chose', () => {
  it('opens nothing but the way to another one, which the refusal names', async () => {
    const { password } = (await ask(server, 'POST /api/people', admin, liNa)).body
    const li = await enter('li.na', password)
    expect(await li.given()).toEqual({ at: '2024-10-31T10:00:00.000+08:00', by: 'admin', isFirst: true })
    const refused = await li.boards()
    expect(refused).toMatchObject({ status: 403, body: { code: 'password-change-required' } })
    expect(refused.body.detail).toContain('PUT /api/session/password')
    // Whoever saw the password could else bind a phone of their own.
    const factor = await ask(server, 'POST /api/session/second-factor', li.cookie, { current: password })
    expect(factor.status).toBe(403)
    expect(await li.change(password, 'three blue herons')).toMatchObject({ status: 204 })
    expect(await li.given()).toBeUndefined()
    expect(await li.boards()).toMatchObject({ status: 200 })
    const again = await enter('li.na', 'three blue herons')
    expect(await again.boards()).toMatchObject({ status: 200 })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('says after a reset who gave it and when', async () => {
    await server.person('wang', ['reader'])
    server.clock.advance(60_000)
    const { password, person } = (await ask(server, 'POST /api/people/wang/password', admin)).body
    expect(person).toMatchObject({ passwordGivenAt: '2024-10-31T10:01:00.000+08:00' })
    const wang = await enter('wang', password)
    expect(await wang.given()).toEqual({ at: '2024-10-31T10:01:00.000+08:00', by: 'admin', isFirst: false })
    expect((await wang.boards()).body.code).toBe('password-change-required')
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is found by verification if the duty to change it was taken away in the database', async () => {
    await ask(server, 'POST /api/people', admin, liNa)
    const { tables } = server.deps.store.reader
    await server.deps.store.write((writer) => writer.db.update(tables.person).set({ passwordGivenAt: null }))
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({
      sound: false,
      fault: '人员 li.na 被改动：密码是否须改',
    })
  })
})

describe('passwords that were used', () => {
  it('are refused while they are among the last five before the present one', async () => {
    await server.person('wang', ['reader'])
    const words = ['red', 'orange', 'yellow', 'green', 'indigo', 'violet'].map(
      (word) => `${word} quiet herons`,
    )
    const hashes = await Promise.all(words.map(hashAtLeastCost))
    await server.deps.store.write(async (writer) => {
      for (const [place, passwordHash] of hashes.entries())
        await noteFormerPassword(writer, { id: 'wang', passwordHash }, `2024-10-0${place + 1}`)
    })
    const wang = await enter('wang', testPassword)
    // A right password counts as no failed attempt, even if the new password is refused repeatedly.
    for (const former of [testPassword, ...words.slice(1)])
      expect(await wang.change(testPassword, former)).toMatchObject({
        status: 422,
        body: { code: 'weak-password' },
      })
    expect(await wang.change(testPassword, words[0]!)).toMatchObject({ status: 204 })
    const kept = await formerPasswords(server.deps.store.reader, 'wang')
    expect(kept).toHaveLength(5)
    expect(kept).not.toContain(hashes[1])
  })

  it('include the one that a reset replaced', async () => {
    await server.person('wang', ['reader'])
    const { password } = (await ask(server, 'POST /api/people/wang/password', admin)).body
    const wang = await enter('wang', password)
    expect(await wang.change(password, testPassword)).toMatchObject({
      status: 422,
      body: { code: 'weak-password' },
    })
  })
})

describe('the operator at the machine', () => {
  it('lifts a lock and leaves the password, or gives a new one, both told by the ledger', async () => {
    await server.person('wang', ['reader'])
    for (let time = 0; time < 5; time += 1) await server.signIn('wang', 'not the password').catch(() => {})
    await expect(server.signIn('wang')).rejects.toThrow('429')
    server.clock.advance(1_000)
    await unlockPerson(server.deps, systemActor, 'wang')
    await server.signIn('wang')
    const made = await newPasswordOf(server.clock, systemActor)
    await server.deps.store.write((writer) => resetWithin(writer, systemActor, 'wang', made))
    const wang = await enter('wang', made.password)
    expect(await wang.given()).toMatchObject({ by: '系统', isFirst: false })
    const { db, tables } = server.deps.store.reader
    const told = (await db.select().from(tables.ledger)).slice(-2)
    expect(
      told.map(({ actor, kind, payload }) => [actor, kind, (JSON.parse(payload) as { by?: string }).by]),
    ).toEqual([
      ['system', 'person.unlocked', undefined],
      ['system', 'person.password', 'operator'],
    ])
    await expect(unlockPerson(server.deps, systemActor, 'nobody')).rejects.toThrow(
      '没有登录名为“nobody”的人员',
    )
  })
})
