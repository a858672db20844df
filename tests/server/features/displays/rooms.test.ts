import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import type { RemoteDisplay } from '#server/contract/remote.ts'
import type { MeetingOnWall } from '#server/contract/wall-meeting.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
let admin: Record<string, string>
let url: string
beforeEach(async () => {
  server = await startTestServer()
  secretary = await conveneOverRedStations(server)
  admin = await by(server, 'admin')
  url = await server.listen()
})
afterEach(() => server.stop())

const stations = 'zhaoqing-2024-5g-base-stations'
const meeting = '/api/meetings/weekly-1'

async function connected(name: string, scope = '441200') {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const { body } = await ask(server, 'POST /api/displays', admin, { code, name, scope })
  const cookie = `xushi_display=${pairing.cookies[0]!.value}`
  const line = await openLive<Protocol2Message>(url, { scope, protocol: '2' }, { cookie })
  await line.next('hello')
  await line.next('snapshot')
  return { id: String(body.id), headers: { cookie }, line }
}
const follow = (id: string, to: string | null, as = secretary) =>
  ask(server, `PUT /api/displays/${id}/meeting`, as, { meeting: to })
const turnTo = (page: string) => ask(server, `PUT ${meeting}/open-page`, secretary, { page })
const seen = async (id: string) =>
  ((await ask(server, 'GET /api/remote', secretary)).body.displays as RemoteDisplay[]).find(
    (one) => one.id === id,
  )!

describe('a display that follows the room of a meeting', () => {
  it('shows the open item from the opening until the end, and then its profile, whoever directed it', async () => {
    const { id, line, headers } = await connected('二楼会议室')
    await ask(server, `POST ${meeting}/freeze`, secretary, {})
    expect((await follow(id, 'weekly-1')).status).toBe(204)
    expect((await seen(id)).meeting).toEqual({ id: 'weekly-1', title: '第43周调度会', held: false })
    await ask(server, `POST ${meeting}/hold`, secretary, {})
    const opened = {
      scope: '441200',
      scene: 'meeting',
      at: '2024-10-24',
      byName: '第43周调度会',
      meeting: true,
    }
    expect((await line.next('lead')).lead).toMatchObject({ ...opened, target: null })
    expect((await turnTo(stations)).status).toBe(204)
    expect((await line.next('lead')).lead).toMatchObject({ ...opened, target: stations })
    // The scene 会议 is not among its scenes; it sees the meeting that it follows, and no other.
    const onWall = async () =>
      (await ask(server, 'GET /api/meetings/on-wall?scope=441200', headers)).body as MeetingOnWall
    expect((await onWall()).held).toMatchObject({ title: '第43周调度会', under: { target: stations } })
    await turnTo('general')
    expect((await line.next('lead')).lead).toMatchObject({ ...opened, target: null })

    // A remote has it meanwhile; the end of the meeting takes it back from both.
    const wanted = { scope: '441200', scene: 'alerts', target: null, hold: true }
    const taken = await ask(server, `PUT /api/displays/${id}/lead`, secretary, wanted)
    expect(taken.body).toEqual({ from: null })
    expect((await line.next('lead')).lead).toMatchObject({ scene: 'alerts' })
    expect((await seen(id)).meeting?.held).toBe(true)
    await ask(server, `DELETE /api/displays/${id}/lead`, secretary)
    expect((await line.next('lead')).lead).toMatchObject({ scene: 'meeting' })
    await ask(server, `PUT /api/displays/${id}/lead`, secretary, wanted)
    expect((await line.next('lead')).lead).toMatchObject({ scene: 'alerts' })
    await ask(server, `POST ${meeting}/close`, secretary, {})
    expect((await line.next('lead')).lead).toBeNull()
    expect(await seen(id)).toMatchObject({ lead: null, meeting: null })
    expect((await onWall()).closed).toBe(true)
    line.close()
  })

  it('goes back by itself twelve hours after an opening that nobody ends, and when it is to follow none', async () => {
    const { id, line } = await connected('三楼')
    await ask(server, `POST ${meeting}/freeze`, secretary, {})
    await ask(server, `POST ${meeting}/hold`, secretary, {})
    await follow(id, 'weekly-1')
    expect((await line.next('lead')).lead).toMatchObject({ scene: 'meeting' })
    await follow(id, null)
    expect((await line.next('lead')).lead).toBeNull()
    await follow(id, 'weekly-1')
    expect((await line.next('lead')).lead).toMatchObject({ scene: 'meeting' })
    line.close()
    server.clock.advance(12 * 3_600_000 + 1_000)
    secretary = await by(server, 'secretary')
    expect((await seen(id)).meeting).toMatchObject({ id: 'weekly-1', held: false })
  })

  it('must show targets of the meeting, which must not be over; only who convenes decides', async () => {
    const near = await connected('一楼')
    const far = await connected('外地', '440400')
    expect((await follow(far.id, 'weekly-1')).body).toMatchObject({
      ...{ code: 'conflict' },
      detail: '“外地”的看板里没有“第43周调度会”的目标，不能跟随。请先给它换看板或方案。',
    })
    expect((await follow(near.id, 'weekly-9')).status).toBe(404)
    expect((await follow('gone', 'weekly-1')).status).toBe(404)
    expect((await follow(near.id, 'weekly-1', admin)).status).toBe(403)
    expect(
      (await ask(server, 'PUT /api/meetings/weekly-9/open-page', secretary, { page: stations })).status,
    ).toBe(404)
    await ask(server, `POST ${meeting}/cancel`, secretary, { reason: '改期，另行通知' })
    expect((await follow(near.id, 'weekly-1')).body.detail).toBe('“第43周调度会”已经结束，大屏不能再跟随。')
    for (const { line } of [near, far]) line.close()
  })
})
