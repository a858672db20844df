import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingOnWall } from '#server/contract/wall-meeting.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
const meeting = '/api/meetings/weekly-1'
const stations = 'zhaoqing-2024-5g-base-stations'
beforeEach(async () => {
  server = await startTestServer()
  secretary = await conveneOverRedStations(server)
})
afterEach(() => server.stop())

const act = (turn: string) => ask(server, `POST ${meeting}/${turn}`, secretary, {})
const hold = () => ask(server, `POST ${meeting}/hold`, secretary)
const write = (page: string, decision: string) =>
  ask(
    server,
    `PUT ${meeting}/notes/${page}`,
    { ...secretary, 'if-match': '"0"' },
    { note: '主管处室说明', decision },
  )
const onWall = async (headers: Record<string, string> = byToken, scope = '441200') =>
  (await ask(server, `GET /api/meetings/on-wall?scope=${scope}`, headers)).body as MeetingOnWall
async function wallWith(scene: string): Promise<Record<string, string>> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const shown = { code, name: `大厅 ${scene}`, scope: '441200', scenes: [{ scene, seconds: 20 }] }
  expect((await ask(server, 'POST /api/displays', await by(server, 'admin'), shown)).status).toBe(201)
  return { cookie: `xushi_display=${pairing.cookies[0]?.value}` }
}

describe('GET /api/meetings/on-wall', () => {
  it('tells the next meeting by day and name, with its agenda once that is frozen, and none on another board', async () => {
    const ahead = { title: '第43周调度会', date: '2024-10-25', agenda: null }
    expect((await onWall()).next).toBeNull()
    server.clock.set('2024-10-25T08:00:00.000+08:00')
    expect(await onWall()).toEqual({ closed: false, held: null, next: ahead })
    await act('freeze')
    const { next } = await onWall()
    expect(next?.agenda?.lines).toContainEqual({ target: stations, name: '5G基站累计开通数', kinds: ['red'] })
    expect(await onWall(byToken, '440400')).toEqual({ closed: false, held: null, next: null })
    expect((await ask(server, 'GET /api/meetings/on-wall?scope=nowhere', byToken)).status).toBe(404)
  })

  it('follows a meeting that is held: what was written last and what was decided, without who wrote it', async () => {
    await act('freeze')
    await hold()
    const begun = await onWall()
    expect(begun.held).toMatchObject({ title: '第43周调度会', at: '2024-10-24', under: null, decisions: [] })
    expect(begun.next).toBeNull()
    server.clock.set('2024-10-31T10:05:00.000+08:00')
    await write(stations, '市自然资源局11月15日前落实站址 ')
    server.clock.set('2024-10-31T10:06:00.000+08:00')
    await write('general', '下次会议11月7日召开')
    const wall = await wallWith('meeting')
    const told = await onWall(wall)
    expect(told.held?.under).toEqual({ target: stations, at: '2024-10-31T10:05:00.000+08:00' })
    expect(told.held?.decisions).toEqual([
      { target: null, name: '综合', decision: '下次会议11月7日召开', at: '2024-10-31T10:06:00.000+08:00' },
      {
        target: stations,
        name: '5G基站累计开通数',
        decision: '市自然资源局11月15日前落实站址',
        at: '2024-10-31T10:05:00.000+08:00',
      },
    ])
    expect(JSON.stringify(told)).not.toMatch(/secretary|主管处室/)
    server.clock.set('2024-10-31T22:00:01.000+08:00')
    expect((await onWall(wall)).held).toBeNull()
  })

  it('says nothing once it is closed, and nothing to walls without that scene or tokens of single boards', async () => {
    await act('freeze')
    await hold()
    const nothing = { closed: true, held: null, next: null }
    expect(await onWall(await wallWith('overview'))).toEqual(nothing)
    const admin = await by(server, 'admin')
    const made = await ask(server, 'POST /api/tokens', admin, { name: 'portal', rights: ['read:441200'] })
    expect(await onWall({ authorization: `Bearer ${made.body.secret}` })).toEqual(nothing)
    await ask(server, `POST ${meeting}/close`, secretary)
    expect(await onWall()).toEqual({ closed: false, held: null, next: null })
  })
})
