import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cutRevoked } from '#server/access/cut-revoked-sockets.ts'
import { createCredentialCache } from '#server/access/credentials/credential-cache.ts'
import { endSessions } from '#server/records/accounts/audit/end-sessions.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openLive, type LiveClient } from '#tests/support/callers/live-client.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

const cut = { code: 4401, reason: 'signed-out' }

let server: TestServer
let admin: { cookie: string }
stopSeconds()
beforeEach(async () => {
  server = await startTestServer()
  admin = { cookie: await server.signIn('admin') }
  await server.person('wang', ['reader'])
})
afterEach(() => server.stop())

async function watching(headers: Record<string, string>): Promise<LiveClient> {
  const client = await openLive(await server.listen(), { scope: '441200', at: '2024-10-31' }, headers)
  await client.next('hello')
  await client.next('snapshot')
  return client
}

const signedIn = async (name: string) => ({ cookie: await server.signIn(name) })

/** An approval is made, which every client must hear. */
async function expectNextChange(...clients: LiveClient[]): Promise<void> {
  const sequence = await approve(server, [stations(7_000)])
  for (const client of clients) expect(await client.next('change')).toMatchObject({ sequence })
}

/** A wall that is paired: its id and its headers. */
async function pairedWall(name = '大厅'): Promise<{ id: string; headers: { cookie: string } }> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const { body } = await ask(server, 'POST /api/displays', admin, { code, name })
  return {
    id: (body as { id: string }).id,
    headers: { cookie: `xushi_display=${pairing.cookies[0]?.value}` },
  }
}

describe('cutRevokedSockets', () => {
  it('cuts a wall that is revoked, and no other', async () => {
    const [revoked, kept] = [await pairedWall('东墙'), await pairedWall('西墙')]
    const [wall, other] = [await watching(revoked.headers), await watching(kept.headers)]
    expect(server.deps.hub.present()).toEqual(new Set([`display:${revoked.id}`, `display:${kept.id}`]))
    await ask(server, `DELETE /api/displays/${revoked.id}`, admin)
    expect(server.deps.hub.present()).toEqual(new Set([`display:${kept.id}`]))
    expect(await wall.closed).toEqual(cut)
    await expectNextChange(other)
  })

  it('cuts every socket of a person who is disabled, and nobody else', async () => {
    const clients = [await watching(await signedIn('wang')), await watching(await signedIn('wang'))]
    const other = await watching(admin)
    await ask(server, 'PATCH /api/people/wang', admin, { disabled: true })
    for (const client of clients) expect(await client.closed).toEqual(cut)
    await expectNextChange(other)
  })

  it('cuts every socket of a person whose password an administrator sets anew', async () => {
    const client = await watching(await signedIn('wang'))
    expect(await ask(server, 'POST /api/people/wang/password', admin)).toMatchObject({ status: 200 })
    expect(await client.closed).toEqual(cut)
  })

  it('leaves the session that changes the own password, and cuts the others', async () => {
    const [here, elsewhere] = [await signedIn('wang'), await signedIn('wang')]
    const [client, other] = [await watching(here), await watching(elsewhere)]
    const change = { current: testPassword, next: 'another-horse-battery' }
    expect(await ask(server, 'PUT /api/session/password', here, change)).toMatchObject({ status: 204 })
    expect(await other.closed).toEqual(cut)
    await expectNextChange(client)
  })

  it('cuts no socket of a person who gets another role and may still watch', async () => {
    const client = await watching(await signedIn('wang'))
    await ask(server, 'PATCH /api/people/wang', admin, { roles: ['auditor'] })
    await expectNextChange(client)
  })
})

describe('cutRevoked', () => {
  it('cuts sockets of sessions that ended and of tokens that were revoked without a word on the ledger', async () => {
    const [reader, program, other] = [
      await watching(await signedIn('wang')),
      await watching(byToken),
      await watching(admin),
    ]
    await server.deps.store.write(async (writer) => {
      await endSessions(writer, { person: 'wang' }, { at: server.clock.now(), why: '' })
      await writer.db.update(writer.tables.token).set({ revokedAt: server.clock.now() })
    })
    expect(server.deps.hub.figures().sockets).toBe(3)
    await cutRevoked({ ...server.deps, credentials: createCredentialCache(server.deps.clock) })
    expect(await reader.closed).toEqual(cut)
    expect(await program.closed).toEqual(cut)
    expect(server.deps.hub.figures().sockets).toBe(1)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
  })

  it('is done every few seconds', async () => {
    const client = await watching(await signedIn('wang'))
    const end = { at: server.clock.now(), why: '' }
    await server.deps.store.write((writer) => endSessions(writer, { person: 'wang' }, end))
    await secondsPass(5)
    expect(await client.closed).toEqual(cut)
    expect(server.deps.hub.figures().sockets).toBe(0)
  })
})
