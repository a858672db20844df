import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DisplayProfile, ProfileContent } from '#server/contract/display-profiles.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
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

const city = { scope: '441200', scene: 'alerts', seconds: 30, target: null } as const
const county = { scope: '441202', scene: 'overview', seconds: 20, target: null } as const
const stations = { ...city, scene: 'target', target: 'zhaoqing-2024-5g-base-stations' } as const
const night = { from: '19:00', to: '07:30', percent: 40 }
const content = (name: string, more: Partial<ProfileContent> = {}): ProfileContent => ({
  ...{ name, at: null, turns: [city, county], density: 'room', ground: 'light', dimming: night },
  ...more,
})
const keep = (payload: object) => ask(server, 'POST /api/display-profiles', admin, payload)
const kept = async (name: string, more: Partial<ProfileContent> = {}): Promise<DisplayProfile> => {
  const { status, body } = await keep(content(name, more))
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

/** A paired wall with the rest of its settings. */
async function paired(name: string, more: object): Promise<{ id: string; cookie: string }> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const { status, body } = await ask(server, 'POST /api/displays', admin, { code, name, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: String(body.id), cookie: `xushi_display=${pairing.cookies[0]!.value}` }
}
const shownOn = async (cookie: string) =>
  ((await ask(server, 'GET /api/session', { cookie })).body as { display: unknown }).display
const statusOf = async (path: string, cookie: string) =>
  (await server.app.inject({ url: path, headers: { cookie } })).statusCode
async function lineOf(cookie: string, scope: string) {
  const line = await openLive<Protocol2Message>(url, { scope, protocol: '2' }, { cookie })
  await line.next('hello')
  await line.next('snapshot')
  return line
}

describe('a profile', () => {
  it('is shown by its displays, whose boards alone they read, and a change reaches their sockets at once', async () => {
    const profile = await kept('大厅日常')
    const hall = await paired('一楼大厅', { profile: profile.id })
    const { turns, density, ground, dimming } = profile
    const shown = { scope: '441200', at: null, scenes: turns, density, ground, dimming }
    expect(await shownOn(hall.cookie)).toEqual(shown)
    expect(await statusOf('/api/board?scope=441200', hall.cookie)).toBe(200)
    expect(await statusOf('/api/board?scope=440000', hall.cookie)).toBe(403)
    const [line, below] = [await lineOf(hall.cookie, '441200'), await lineOf(hall.cookie, '441202')]

    // The county is no board of the profile any more, so its line ends, and the display may not read it again.
    const only = content('大厅日常', { turns: [{ ...county, scope: '441203' }], ground: 'dark' })
    await ask(server, `PUT /api/display-profiles/${profile.id}`, admin, only)
    const told = { scope: '441203', at: null, scenes: only.turns, density, ground: 'dark', dimming }
    expect(await line.next('show')).toEqual({ type: 'show', scene: null, target: null, ...told })
    expect(await below.next('show')).toMatchObject({ scope: '441203' })
    expect(await below.closed).toEqual({ code: 1012, reason: 'restart 0' })
    expect(await statusOf('/api/board?scope=441202', hall.cookie)).toBe(403)
    expect(await statusOf('/api/board?scope=441203', hall.cookie)).toBe(200)
    expect((await verifyLedger(server.deps.store.reader)).sound).toBe(true)
    line.close()
  })

  it('is given to a display and taken from it, which then goes on with its own settings', async () => {
    const profile = await kept('会议室')
    const wall = await paired('西墙', { scope: '441200', at: '2024-10-31' })
    const own = await shownOn(wall.cookie)
    const line = await lineOf(wall.cookie, '441200')
    const change = (to: object) => ask(server, `PUT /api/displays/${wall.id}`, admin, to)
    expect((await change({ profile: profile.id })).body).toMatchObject({
      ...{ profile: profile.id, scope: '441200', at: '2024-10-31' },
    })
    expect(await line.next('show')).toMatchObject({ at: null, ground: 'light', scenes: profile.turns })
    await change({ profile: null })
    expect(await line.next('show')).toMatchObject({ at: '2024-10-31', ground: 'dark', dimming: null })
    expect(await shownOn(wall.cookie)).toEqual(own)
    line.close()

    const bare = await paired('南墙', { profile: profile.id })
    const { body } = await ask(server, `PUT /api/displays/${bare.id}`, admin, { profile: null })
    expect(body).toMatchObject({ code: 'bad-request', detail: '请先为这块大屏选看板。' })
  })

  it('cannot be deleted while displays use it, which are named', async () => {
    const profile = await kept('走廊')
    const wall = await paired('走廊东头', { profile: profile.id })
    const remove = () => ask(server, `DELETE /api/display-profiles/${profile.id}`, admin)
    const refused = await remove()
    expect(refused.body).toMatchObject({ status: 409, code: 'conflict' })
    expect(refused.body.detail).toContain('“走廊东头”正在使用这个方案')
    await ask(server, `DELETE /api/displays/${wall.id}`, admin)
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
    const { profiles } = (await ask(server, 'GET /api/display-profiles', admin)).body
    expect((profiles as DisplayProfile[]).map(({ name }) => name)).not.toContain('走廊')
  })

  it('leaves as a file and comes back from it under another name', async () => {
    const profile = await kept('对外接待', { turns: [stations, county] })
    const { body: file } = await ask(server, `GET /api/display-profiles/${profile.id}/file`, admin)
    expect(file).toEqual({
      ...{ format: 'xushi-display-profile', version: 1 },
      profile: content('对外接待', { turns: [stations, county] }),
    })
    const bring = (sent: object) => ask(server, 'POST /api/display-profiles/file', admin, sent)
    expect((await bring(file)).body).toMatchObject({ code: 'conflict' })
    const renamed = { ...file, profile: { ...(file.profile as object), name: '对外接待二' } }
    expect((await bring(renamed)).status).toBe(201)
    for (const [bad, said] of [
      [{ ...file, format: 'another' }, '文件格式'],
      [{ ...renamed, profile: { ...content('坏的'), turns: [{ ...city, seconds: 1 }] } }, '停留秒数'],
      [
        { ...renamed, profile: content('坏的', { turns: [city, { ...city, scope: '999999' }] }) },
        '第 2 个画面',
      ],
      [{ ...renamed, profile: content('坏的', { turns: [{ ...stations, target: 'gone' }] }) }, '目标 gone'],
    ] as const) {
      const { status, body } = await bring(bad)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(body)).toContain(said)
    }
  })

  it.each([
    ['没有这一天', { at: '2024-02-30' }],
    ['没有长度', { dimming: { ...night, to: night.from } }],
    [
      '最多 6 块看板',
      { turns: ['02', '03', '04', '23', '24', '25', '26'].map((end) => ({ ...city, scope: `4412${end}` })) },
    ],
    ['已有展示方案叫“一楼”', { name: '一 楼' }],
  ])('is refused where %s', async (said, more) => {
    await keep(content('一楼'))
    const { status, body } = await keep(content('新方案', more))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body.detail).toContain(said)
  })
})
