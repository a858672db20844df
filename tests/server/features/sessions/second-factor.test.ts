import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updatePerson } from '#server/features/people/queries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by, type Asked } from '#tests/support/callers/ask.ts'
import { codeNow, setUpFactor } from '#tests/support/callers/second-factor.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let cookie: Record<string, string>
const accountRules = { secondFactorFor: ['auditor'] as const, passwordDays: 0 }
beforeEach(async () => {
  server = await startTestServer({ accountRules })
  await server.person('lin', ['reporter'])
  cookie = await by(server, 'lin')
})
afterEach(() => server.stop())

const signIn = (code?: string, name = 'lin'): Promise<Asked> =>
  ask(server, 'POST /api/session', {}, { name, password: testPassword, ...(code !== undefined && { code }) })
const codeOf = ({ body }: Asked) => body?.code as string | undefined
const session = async (headers = cookie) => (await ask(server, 'GET /api/session', headers)).body
const rowOf = async (id = 'lin') => {
  const { db, tables } = server.deps.store.reader
  return (await db.select().from(tables.person)).find((row) => row.id === id)!
}

describe('one-time codes (动态口令)', () => {
  it('are asked for after the password, and each is taken once', async () => {
    const { secret } = await setUpFactor(server, cookie)
    expect([codeOf(await signIn()), codeOf(await signIn('  '))]).toEqual([
      'second-factor-required',
      'second-factor-required',
    ])
    server.clock.advance(30_000)
    expect((await signIn(codeNow(server, secret))).status).toBe(204)
    expect(codeOf(await signIn(codeNow(server, secret)))).toBe('wrong-code')
    // An earlier code is refused too, although its time is not over.
    expect(codeOf(await signIn(codeNow(server, secret, -1)))).toBe('wrong-code')
    expect((await signIn(codeNow(server, secret, 1))).status).toBe(204)
    server.clock.advance(30_000)
    // The code of the step that begins now was taken before.
    expect(codeOf(await signIn(codeNow(server, secret)))).toBe('wrong-code')
  })

  it('are not told whether they are right to who has the wrong password, and guesses are counted like passwords', async () => {
    const { secret } = await setUpFactor(server, cookie)
    server.clock.advance(60_000)
    const wrong = { name: 'lin', password: 'not-the-password', code: codeNow(server, secret) }
    expect(codeOf(await ask(server, 'POST /api/session', {}, wrong))).toBe('wrong-name-or-password')
    const outcomes = []
    for (let guess = 0; guess < 5; guess++) outcomes.push(codeOf(await signIn('000000')))
    expect(outcomes).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'locked-out'])
    expect(codeOf(await signIn(codeNow(server, secret)))).toBe('locked-out')
  })

  it('give way to recovery codes, each of which is taken once, as it is typed', async () => {
    const { recoveryCodes } = await setUpFactor(server, cookie)
    const [first, second] = recoveryCodes as [string, string]
    expect((await signIn(first)).status).toBe(204)
    expect(codeOf(await signIn(first))).toBe('wrong-code')
    expect((await signIn(` ${second.replaceAll('-', ' ').toUpperCase()}`)).status).toBe(204)
    expect((await session()).secondFactor).toMatchObject({ codesLeft: 6, demanded: false })
    const stored = JSON.stringify(await rowOf())
    for (const code of recoveryCodes) expect(stored).not.toContain(code)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('are kept sealed, and what another hand changes of them is found', async () => {
    const { secret } = await setUpFactor(server, cookie)
    const { secondFactor } = await rowOf()
    expect(secondFactor).toMatch(/^sealed:1:/)
    expect(secondFactor).not.toContain(secret)
    const { store } = server.deps
    const change = (row: { secondFactor?: null; recoveryCodes?: string }) =>
      store.write((writer) => updatePerson(writer, 'lin', row))
    await change({ recoveryCodes: '["0000"]' })
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: false })
    await change({ secondFactor: null })
    const { fault } = (await verifyLedger(store.reader)) as { fault?: string }
    expect(fault).toContain('动态口令')
  })

  it('need the password and a right code to be set up, once, and end the other sessions', async () => {
    const path = 'PUT /api/session/second-factor'
    const { secret } = (await ask(server, 'POST /api/session/second-factor', cookie)).body
    const other = await by(server, 'lin')
    const setUp = { password: testPassword, secret, code: codeNow(server, secret) }
    expect(codeOf(await ask(server, path, cookie, { ...setUp, password: 'no' }))).toBe(
      'wrong-name-or-password',
    )
    expect(codeOf(await ask(server, path, cookie, { ...setUp, code: '123' }))).toBe('wrong-code')
    expect(codeOf(await ask(server, path, cookie, { ...setUp, secret: 'A' }))).toBe('bad-request')
    expect((await ask(server, path, cookie, setUp)).status).toBe(200)
    expect((await ask(server, 'GET /api/boards', other)).status).toBe(401)
    expect(codeOf(await ask(server, path, cookie, setUp))).toBe('conflict')
  })

  it('are ended by their owner with a code, and by the security administrator', async () => {
    const { recoveryCodes } = await setUpFactor(server, cookie)
    const end = (code: string) =>
      ask(server, 'DELETE /api/session/second-factor', cookie, { password: testPassword, code })
    expect(codeOf(await end('000000'))).toBe('wrong-code')
    expect((await end(recoveryCodes[0]!)).status).toBe(204)
    expect((await signIn()).status).toBe(204)
    await setUpFactor(server, cookie)
    const admin = await by(server, 'admin')
    const { body } = await ask(server, 'DELETE /api/people/lin/second-factor', admin)
    expect(body).toMatchObject({ id: 'lin', secondFactorAt: null })
    expect((await ask(server, 'GET /api/boards', cookie)).status).toBe(401)
    expect((await signIn()).status).toBe(204)
  })

  it('come before anything else where a role demands them', async () => {
    await server.person('he', ['auditor'])
    const auditor = await by(server, 'he')
    expect(await session(auditor)).toMatchObject({
      mustFirst: 'set-up-second-factor',
      secondFactor: { since: null, demanded: true },
    })
    expect((await ask(server, 'GET /api/audit', auditor)).body).toMatchObject({
      status: 403,
      code: 'second-factor-setup-required',
    })
    await setUpFactor(server, auditor)
    expect((await ask(server, 'GET /api/audit', auditor)).status).toBe(200)
    expect((await session(auditor)).mustFirst).toBeUndefined()
    expect((await session()).mustFirst).toBeUndefined()
  })
})

describe('a password that has been used for as long as the office allows', () => {
  it('is changed at the next sign-in, and never during a session', async () => {
    await server.stop()
    server = await startTestServer({ accountRules: { secondFactorFor: [], passwordDays: 90 } })
    await server.person('lin', ['reporter'])
    server.clock.advance(90 * 86_400_000 - 3_600_000)
    cookie = await by(server, 'lin')
    server.clock.advance(2 * 3_600_000)
    expect((await session()).mustFirst).toBeUndefined()
    const next = await by(server, 'lin')
    expect((await session(next)).mustFirst).toBe('renew-password')
    expect(codeOf(await ask(server, 'GET /api/boards', next))).toBe('password-change-required')
    const change = { current: testPassword, next: 'another-horse-battery' }
    expect((await ask(server, 'PUT /api/session/password', next, change)).status).toBe(204)
    expect((await ask(server, 'GET /api/boards', next)).status).toBe(200)
  })
})
