import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { later } from '#server/clock.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { secondsPass, stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

stopSeconds()
let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ idleMinutes: 30 })
})
afterEach(() => server.stop())

const minute = 60_000
/**
 * Minutes pass, and the server's writes of each minute are done. Only the wall clock moves, since a socket is lost after
 * 45 s of the monotonic one.
 */
async function pass(minutes: number): Promise<void> {
  server.clock.set(later(server.clock.now(), minutes * minute))
  await secondsPass(60)
  await server.deps.store.write(async () => {})
}
const unattended = { 'xushi-unattended': '1' }
const statusOf = async (headers: Record<string, string>) =>
  (await ask(server, 'GET /api/boards', headers)).status

/** The promise resolves when the server has ended the session. */
const isOver = (headers: Record<string, string>) =>
  expect
    .poll(
      async () => {
        // A look that had begun before the time moved is followed by another.
        await secondsPass(5)
        return statusOf({ ...headers, ...unattended })
      },
      { timeout: 10_000 },
    )
    .toBe(401)

describe('a session in which nobody does anything', () => {
  it('ends after its time, whatever the page asks by itself', async () => {
    const admin = await by(server, 'admin')
    expect((await ask(server, 'GET /api/session', admin)).body.idleMinutes).toBe(30)
    for (let time = 0; time < 6; time += 1) {
      await pass(5)
      expect(await statusOf({ ...admin, ...unattended })).toBe(200)
    }
    // Activity is noted once a minute, and nobody is signed out early.
    await pass(3)
    await isOver(admin)
    expect(await statusOf(admin)).toBe(401)
  })

  it('goes on while something is asked for, to the end of the working day', async () => {
    const admin = await by(server, 'admin')
    for (let time = 0; time < 35; time += 1) {
      await pass(20)
      expect(await statusOf(admin)).toBe(200)
    }
    await pass(20)
    await isOver(admin)
  })

  it('goes on while a wall stands open, which is looked at without being touched', async () => {
    const admin = await by(server, 'admin')
    const wall = await openLive(await server.listen(), { scope: '441200', at: '2024-10-31' }, admin)
    await wall.next('hello')
    for (let time = 0; time < 9; time += 1) await pass(10)
    expect(await statusOf({ ...admin, ...unattended })).toBe(200)
    wall.close()
    await wall.closed
    await pass(1)
    await pass(33)
    await isOver(admin)
  })

  it('is told by the audit log to have ended so', async () => {
    const admin = await by(server, 'admin')
    await server.person('shen', ['auditor'])
    await ask(server, 'DELETE /api/session?because=idle', admin)
    const { entries } = (await ask(server, 'GET /api/audit?kind=sign-out', await by(server, 'shen'))).body
    expect(entries).toMatchObject([
      {
        actor: 'person:admin',
        subject: expect.stringMatching(/^长时间没有操作 · 会话 [0-9a-f]{16}$/) as string,
      },
    ])
  })
})

it('no session ends for want of activity where the setting is off', async () => {
  const patient = await startTestServer()
  try {
    const admin = await by(patient, 'admin')
    patient.clock.advance(11 * 60 * minute)
    const { status, body } = await ask(patient, 'GET /api/session', { ...admin, ...unattended })
    expect([status, body.idleMinutes]).toEqual([200, undefined])
  } finally {
    await patient.stop()
  }
})
