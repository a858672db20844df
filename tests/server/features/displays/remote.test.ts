import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { RemoteDisplay } from '#server/contract/remote.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
let [leader, other]: Record<string, string>[] = []
let url: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  await server.person('remote', ['remote'])
  await server.person('secretary', ['secretary'])
  leader = await by(server, 'remote')
  other = await by(server, 'secretary')
  url = await server.listen()
})
afterAll(() => server.stop())

const stations = 'zhaoqing-2024-5g-base-stations'
const overview = { scope: '441200', scene: 'overview', target: null }

async function connected(name: string) {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const { body } = await ask(server, 'POST /api/displays', admin, { code, name, scope: '441200' })
  const cookie = `xushi_display=${pairing.cookies[0]!.value}`
  const line = await openLive<Protocol2Message>(url, { scope: '441200', protocol: '2' }, { cookie })
  await line.next('hello')
  await line.next('snapshot')
  return { id: String(body.id), cookie, line }
}
const lead = (id: string, as: Record<string, string> | undefined, body: object = overview) =>
  ask(server, `PUT /api/displays/${id}/lead`, as, body)
const seenBy = async (as: Record<string, string> | undefined, id: string) =>
  ((await ask(server, 'GET /api/remote', as)).body.displays as RemoteDisplay[]).find((one) => one.id === id)

it('a remote has a display show one of its boards and one target, until it gives it back', async () => {
  const { id, line, cookie } = await connected('一楼大厅')
  expect((await lead(id, leader, { ...overview, scene: 'target', target: stations })).status).toBe(200)
  expect((await line.next('lead')).lead).toMatchObject({ scene: 'target', target: stations })
  const late = await openLive<Protocol2Message>(url, { scope: '441200', protocol: '2' }, { cookie })
  await late.next('hello')
  await late.next('snapshot')
  expect((await late.next('lead')).lead).toMatchObject({ target: stations })
  expect(await seenBy(leader, id)).toMatchObject({ scopes: ['441200'], lead: { own: true } })
  expect((await lead(id, leader, { ...overview, scope: '441202' })).status).toBe(200)
  await ask(server, `DELETE /api/displays/${id}/lead`, leader)
  expect((await line.next('lead')).lead).toMatchObject({ scope: '441202' })
  expect((await line.next('lead')).lead).toBeNull()
  for (const one of [line, late]) one.close()
})

it('the last of two remotes has a display, and the other sees who', async () => {
  const { id, line } = await connected('会议室')
  expect((await lead(id, leader)).body).toEqual({ from: null })
  expect((await lead(id, other, { ...overview, scene: 'alerts' })).body).toEqual({ from: 'remote' })
  expect((await line.next('lead')).lead).toMatchObject({ scene: 'overview' })
  expect((await line.next('lead')).lead).toMatchObject({ scene: 'alerts' })
  const plain = { at: null, asOf: null, hold: false, mark: null, filter: null }
  expect((await seenBy(leader, id))!.lead).toMatchObject({ own: false, scene: 'alerts', ...plain })
  // Who lost it cannot give it back.
  await ask(server, `DELETE /api/displays/${id}/lead`, leader)
  expect((await seenBy(other, id))!.lead).toMatchObject({ own: true })
  line.close()
})

it('a display goes back by itself ten minutes after the last command, and where its remote is lost', async () => {
  const { id, line } = await connected('走廊')
  line.close()
  const isLed = async () => (await seenBy(leader, id))!.lead !== null
  await lead(id, leader)
  for (let half = 0; half < 19; half += 1) {
    server.clock.advance(30_000)
    await ask(server, 'POST /api/remote', leader)
  }
  expect(await isLed()).toBe(true)
  server.clock.advance(31_000)
  expect(await isLed()).toBe(false)

  const again = await connected('走廊西头')
  again.line.close()
  await lead(again.id, leader)
  server.clock.advance(44_000)
  expect((await seenBy(leader, again.id))!.lead).not.toBeNull()
  server.clock.advance(2_000)
  expect((await seenBy(leader, again.id))!.lead).toBeNull()
})

it('a remote shows another day, and what was known then, marks a figure, narrows to an alert and holds the picture for hours', async () => {
  const { id, line } = await connected('北墙')
  const wanted = {
    ...{ scope: '441200', scene: 'alerts', target: null, at: '2024-10-31', asOf: '2024-09-30' },
    ...{ hold: true, mark: stations, filter: 'far-behind' },
  }
  for (const asOf of ['2024-11-01', '2024-09-31'])
    expect(await lead(id, leader, { ...wanted, asOf })).toMatchObject({
      ...{ status: 400, body: { code: 'bad-request', detail: expect.stringContaining(asOf) } },
    })
  await lead(id, leader, wanted)
  expect((await line.next('lead')).lead).toMatchObject({ ...wanted, byName: 'remote' })
  const minutes = async (count: number) => {
    for (let half = 0; half < 2 * count; half += 1) {
      server.clock.advance(30_000)
      await ask(server, 'POST /api/remote', leader)
    }
  }
  await minutes(30)
  expect((await seenBy(leader, id))!.lead).toMatchObject(wanted)
  server.clock.advance(46_000)
  expect((await seenBy(leader, id))!.lead).toBeNull()
  line.close()
})

it('refuses other boards and targets, a display that is off, and whoever does not steer', async () => {
  const { id, line } = await connected('南墙')
  for (const [body, status] of [
    [{ ...overview, scope: '440000' }, 403],
    [{ ...overview, target: 'gone' }, 400],
    [{ ...overview, scene: 'yesterday' }, 400],
    [{ ...overview, mark: 'gone' }, 400],
    [{ ...overview, at: '2024-02-30' }, 400],
    [{ ...overview, filter: 'all' }, 400],
  ] as const)
    expect((await lead(id, leader, body)).status, JSON.stringify(body)).toBe(status)
  expect((await lead(id, admin)).status).toBe(403)
  expect((await lead('none', leader)).status).toBe(404)
  expect((await ask(server, 'POST /api/observations', leader, { items: [], submit: true })).status).toBe(403)
  line.close()
  await line.closed
  server.clock.advance(3 * 60_000)
  await expect
    .poll(async () => (await lead(id, leader)).body)
    .toMatchObject({ code: 'conflict', detail: '“南墙”不在线，没有照办。' })
})
