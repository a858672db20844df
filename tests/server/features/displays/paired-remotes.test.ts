import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { RemoteDisplay, Remotes } from '#server/contract/remote.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let [admin, secretary]: Record<string, string>[] = []
let url: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  await server.person('secretary', ['secretary'])
  await server.person('auditor', ['auditor'])
  secretary = await by(server, 'secretary')
  url = await server.listen()
})
afterAll(() => server.stop())

const overview = { scope: '441200', scene: 'overview', target: null }
const pairing = (query = '') => server.app.inject({ method: 'POST', url: `/api/displays/pairing${query}` })
const lead = (id: string, as: Record<string, string> | undefined, body: object = overview) =>
  ask(server, `PUT /api/displays/${id}/lead`, as, body)

async function connected(name: string) {
  const asked = await pairing()
  const { code } = asked.json<{ code: string }>()
  const { body } = await ask(server, 'POST /api/displays', admin, { code, name, scope: '441200' })
  const cookie = `xushi_display=${asked.cookies[0]!.value}`
  const line = await openLive<Protocol2Message>(url, { scope: '441200', protocol: '2' }, { cookie })
  await line.next('hello')
  await line.next('snapshot')
  return { id: String(body.id), line }
}

describe('a phone that a secretary pairs by its code', () => {
  it('directs the displays that it is narrowed to, reads their boards alone, and is revoked at once', async () => {
    const [east, west] = [await connected('东厅'), await connected('西厅')]
    const asked = await pairing('?remote=true')
    const phone = { cookie: `xushi_display=${asked.cookies[0]!.value}` }
    const { code } = asked.json<{ code: string }>()
    const state = () => ask(server, 'GET /api/displays/pairing', phone)
    expect((await state()).body).toEqual({ state: 'waiting', remote: true })
    expect((await ask(server, 'GET /api/remote', phone)).status).toBe(401)
    const made = await ask(server, 'POST /api/remotes', secretary, {
      ...{ code, name: '会议室平板', displays: [east.id] },
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await state()).body).toMatchObject({ state: 'confirmed', remote: true })
    expect((await ask(server, 'GET /api/session', phone)).body).toMatchObject({
      ...{ kind: 'remote', displayName: '会议室平板', rights: ['read', 'steer'] },
    })
    const { displays } = (await ask(server, 'GET /api/remote', phone)).body as { displays: RemoteDisplay[] }
    expect(displays.map(({ name }) => name)).toEqual(['东厅'])
    expect((await lead(east.id, phone)).status).toBe(200)
    expect((await lead(west.id, phone)).status).toBe(404)
    expect((await east.line.next('lead')).lead).toMatchObject({ byName: '会议室平板' })
    for (const [request, status] of [
      ['GET /api/board?scope=441200', 200],
      ['GET /api/board?scope=440000', 403],
      ['GET /api/catalogue', 200],
      ['GET /api/remotes', 403],
      ['GET /api/displays', 403],
    ] as const)
      expect((await ask(server, request, phone)).status, request).toBe(status)

    // A secretary widens it to every display, then narrows it to another: what it directs no more goes back.
    const { id } = made.body as { id: string }
    const change = (as: typeof admin | undefined, to: object) => ask(server, `PUT /api/remotes/${id}`, as, to)
    expect((await change(secretary, { displays: null })).body).toMatchObject({
      displays: null,
      leads: ['东厅'],
    })
    expect((await lead(west.id, phone)).status).toBe(200)
    await change(admin, { displays: [west.id], name: '西厅平板' })
    expect((await east.line.next('lead')).lead).toBeNull()
    const listed = (await ask(server, 'GET /api/remotes', secretary)).body as Remotes
    expect(listed.remotes).toMatchObject([
      {
        ...{ name: '西厅平板', displays: [west.id], leads: ['西厅'], confirmedBy: 'person:secretary' },
        lastSeenAt: server.clock.now(),
      },
    ])
    expect((await west.line.next('lead')).lead).toMatchObject({ byName: '会议室平板' })
    expect((await ask(server, `DELETE /api/remotes/${id}`, secretary)).status).toBe(204)
    expect((await west.line.next('lead')).lead).toBeNull()
    const refused = await ask(server, 'GET /api/remote', phone)
    expect(refused.status).toBe(401)
    expect(refused.body.detail).toMatch(/^遥控器“西厅平板”的配对已于 .* 撤销。请秘书在“遥控器”页重新配对。$/)
    expect((await state()).body).toEqual({ state: 'expired' })
    for (const { line } of [east, west]) line.close()
  })

  it('is told from a wall, and takes no name that others have', async () => {
    await connected('南厅')
    const wall = (await pairing()).json<{ code: string }>().code
    const phone = (await pairing('?remote=true')).json<{ code: string }>().code
    const remote = (as: typeof admin | undefined, more: object) =>
      ask(server, 'POST /api/remotes', as, { code: phone, name: '手机', displays: null, ...more })
    const asWall = await ask(server, 'POST /api/displays', admin, { code: phone, name: '新屏' })
    expect(asWall.body.detail).toContain('遥控器的配对码')
    expect((await remote(secretary, { code: wall })).body.detail).toContain('大屏的配对码')
    expect((await remote(secretary, { name: '南厅' })).body.detail).toContain('已有大屏叫“南厅”')
    expect((await remote(secretary, { displays: ['gone'] })).status).toBe(400)
    expect((await remote(secretary, { code: '00000000' })).status).toBe(404)
    expect((await remote(await by(server, 'auditor'), {})).status).toBe(403)
    expect((await ask(server, 'PUT /api/remotes/gone', secretary, { name: '又来' })).status).toBe(404)
    const { id } = (await remote(secretary, {})).body as { id: string }
    for (const request of [`PUT /api/displays/${id}`, `DELETE /api/displays/${id}`])
      expect((await ask(server, request, admin, { name: '大厅' })).status, request).toBe(404)
    const { displays } = (await ask(server, 'GET /api/displays', admin)).body as {
      displays: { name: string }[]
    }
    expect(displays.map(({ name }) => name)).not.toContain('手机')
  })

  it('has its commands in the audit log, in words', async () => {
    const { id, line } = await connected('审计厅')
    await lead(id, secretary, { ...overview, filter: 'overdue', hold: true, at: '2024-10-31' })
    await ask(server, `DELETE /api/displays/${id}/lead`, secretary)
    const auditor = await by(server, 'auditor')
    const told = async () => {
      const { body } = await ask(server, 'GET /api/audit?kind=steered', auditor)
      return (body.entries as { subject: string }[]).map(({ subject }) => subject)
    }
    await expect
      .poll(told, { timeout: 5_000 })
      .toEqual(
        expect.arrayContaining([
          '“审计厅”：肇庆市，总览，只看“逾期未报”，基准日 2024-10-31，定住',
          '“审计厅”：交还',
        ]),
      )
    line.close()
  })
})
