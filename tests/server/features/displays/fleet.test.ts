import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Display, DisplayReport } from '#server/contract/displays.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
let url: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  url = await server.listen()
})
afterAll(() => server.stop())

const report = (more: Partial<DisplayReport> = {}): DisplayReport => ({
  ...{ type: 'report', scope: '441200', scene: 'alerts', build: 'ab12', width: 1920, height: 1080 },
  ...{ paintedAgo: 1_500, memoryBytes: 96_000_000, heldUp: 12 },
  ...more,
})

async function paired(name: string): Promise<{ id: string; cookie: string }> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const { body } = await ask(server, 'POST /api/displays', admin, { code, name, scope: '441200' })
  return { id: String(body.id), cookie: `xushi_display=${pairing.cookies[0]!.value}` }
}
async function lineOf(headers: Record<string, string>, protocol = '2') {
  const line = await openLive<Protocol2Message>(url, { scope: '441200', protocol }, headers)
  await line.next('hello')
  await line.next('snapshot')
  return line
}
function say({ socket }: { readonly socket: WebSocket }, told: DisplayReport): void {
  socket.send(JSON.stringify(told))
}
async function fleetOf(id: string): Promise<Display> {
  const { displays } = (await ask(server, 'GET /api/displays', admin)).body
  return (displays as Display[]).find((one) => one.id === id)!
}
const act = (id: string, body: object) => ask(server, `POST /api/displays/${id}/acts`, admin, body)

describe('the fleet', () => {
  it('is told by its displays, what comes too soon or from anybody else is ignored, and shows since when they are connected', async () => {
    const hall = await paired('一楼大厅')
    expect(await fleetOf(hall.id)).toMatchObject({ number: 1, state: null, ghost: false, connections: [] })
    const line = await lineOf({ cookie: hall.cookie })
    const now = server.clock.now()
    say(line, report())
    say(line, report({ scene: 'today' }))
    await expect.poll(async () => (await fleetOf(hall.id)).state).not.toBeNull()
    const { state, online, connections } = await fleetOf(hall.id)
    expect(state).toMatchObject({ scene: 'alerts', width: 1920, memoryBytes: 96_000_000, outdated: false })
    expect(Date.parse(state!.toldAt) - Date.parse(state!.paintedAt)).toBe(1_500)
    expect(online).toBe(true)
    expect(connections).toEqual([{ from: now, to: server.clock.now() }])

    const person = await lineOf(admin)
    say(person, report({ scene: 'overview' }))
    expect((await fleetOf(hall.id)).state).toMatchObject({ scene: 'alerts' })
    say(line, report({ scene: 'x'.repeat(41) }))
    expect((await line.closed).code).toBe(1008)
    person.close()
  })

  it('shows its number or reloads where it is asked to, and says so of one that is off', async () => {
    const room = await paired('会议室')
    const line = await lineOf({ cookie: room.cookie })
    expect((await act(room.id, { act: 'identify' })).status).toBe(204)
    const { number } = await fleetOf(room.id)
    expect(await line.next('act')).toEqual({ type: 'act', act: 'identify', name: '会议室', number })
    await act(room.id, { act: 'reload' })
    expect(await line.next('act')).toMatchObject({ act: 'reload' })
    line.close()
    await line.closed
    server.clock.advance(3 * 60_000)
    await expect
      .poll(async () => (await act(room.id, { act: 'identify' })).body)
      .toMatchObject({
        ...{ status: 409, code: 'conflict' },
        detail: expect.stringContaining('“会议室”不在线') as string,
      })
    expect((await act(room.id, { act: 'dance' })).status).toBe(400)
    expect((await act('none', { act: 'reload' })).status).toBe(404)
  })

  it('reloads a display that runs another build than its pages are', async () => {
    const webRoot = mkdtempSync(join(tmpdir(), 'xushi-web-'))
    writeFileSync(join(webRoot, 'index.html'), '<meta name="xushi-build" content="0123456789abcdef">')
    const first = { server, admin, url }
    server = await startTestServer({ webRoot })
    admin = await by(server, 'admin')
    url = await server.listen()
    const [old, current] = [await paired('旧版'), await paired('新版')]
    const [line, other] = [await lineOf({ cookie: old.cookie }), await lineOf({ cookie: current.cookie })]
    say(line, report())
    say(other, report({ build: '0123456789abcdef' }))
    expect(await line.next('act')).toMatchObject({ act: 'reload' })
    expect((await fleetOf(old.id)).state).toMatchObject({ outdated: true })
    expect((await fleetOf(current.id)).state).toMatchObject({ outdated: false })
    for (const one of [line, other]) one.close()
    await server.stop()
    rmSync(webRoot, { recursive: true })
    ;({ server, admin, url } = first)
  })

  it('marks a display that was not seen for thirty days', async () => {
    const store = await paired('仓库')
    server.clock.advance(29 * 86_400_000)
    admin = await by(server, 'admin')
    expect(await fleetOf(store.id)).toMatchObject({ ghost: false, online: false })
    server.clock.advance(86_400_000)
    admin = await by(server, 'admin')
    expect(await fleetOf(store.id)).toMatchObject({ ghost: true, online: false })
  })
})
