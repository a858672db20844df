import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingNotes } from '#server/contract/meeting-notes.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
const meeting = '/api/meetings/weekly-1'
const page = 'zhaoqing-2024-5g-base-stations'
beforeEach(async () => {
  server = await startTestServer()
  secretary = await conveneOverRedStations(server)
  await ask(server, `POST ${meeting}/freeze`, secretary, {})
})
afterEach(() => server.stop())

const hold = () => ask(server, `POST ${meeting}/hold`, secretary)
const write = (version: number, text: object, of = page, who = secretary) =>
  ask(
    server,
    `PUT ${meeting}/notes/${of}`,
    { ...who, 'if-match': `"${version}"` },
    { note: '', decision: '', ...text },
  )
const notes = async () => ((await ask(server, `GET ${meeting}/notes`, byToken)).body as MeetingNotes).notes

describe('PUT /api/meetings/:id/notes/:page', () => {
  it('keeps what is noted and decided while the meeting is held, and nothing before or after', async () => {
    expect((await write(0, { note: '提前' })).body).toMatchObject({
      code: 'conflict',
      detail: '会议“第43周调度会”已定格，还没有开会。开会那天请先点“开会”，再记录。',
    })
    await hold()
    expect(await write(0, { note: '站址尚缺12处' })).toMatchObject({ status: 200, body: { version: 1 } })
    await write(1, { note: '站址尚缺12处', decision: '市自然资源局11月15日前落实\n<b>&</b> 🙂' })
    await write(0, { note: '会议由常务副市长主持' }, 'general')
    expect(await notes()).toEqual([
      {
        page,
        version: 2,
        note: '站址尚缺12处',
        decision: '市自然资源局11月15日前落实\n<b>&</b> 🙂',
        editedBy: 'secretary',
        editedAt: '2024-10-31T10:00:00.000+08:00',
      },
      expect.objectContaining({ page: 'general', version: 1, note: '会议由常务副市长主持' }),
    ])
    await ask(server, `POST ${meeting}/close`, secretary)
    expect(await write(2, { note: '事后补记' })).toMatchObject({
      status: 409,
      body: { detail: '会议“第43周调度会”已结束，记录不再改动；还要办的，请列入下一次会议。' },
    })
    expect(await notes()).toHaveLength(2)
  })

  it('keeps recorder and attendees while the meeting is held, and refuses the second of two who write them', async () => {
    const attend = (version: number, attendees: string) =>
      ask(
        server,
        `PUT ${meeting}/attendance`,
        { ...secretary, 'if-match': `"${version}"` },
        { recorder: ' 李秘书 ', attendees },
      )
    const told = async () =>
      ((await ask(server, `GET ${meeting}/notes`, byToken)).body as MeetingNotes).attendance
    expect((await attend(0, '提前')).status).toBe(409)
    expect(await told()).toBeNull()
    await hold()
    expect(await attend(0, '主持：常务副市长\n列席：各区')).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
    expect((await attend(0, '另一份')).status).toBe(412)
    const kept = { version: 1, recorder: '李秘书', attendees: '主持：常务副市长\n列席：各区' }
    expect(await told()).toEqual(kept)
    await ask(server, `POST ${meeting}/close`, secretary)
    expect((await attend(1, '事后补记')).status).toBe(409)
    expect(await told()).toEqual(kept)
  })

  it('is refused to the slower of two who write on one page', async () => {
    await hold()
    const answers = await Promise.all([write(0, { note: '甲' }), write(0, { note: '乙' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const [kept, ...none] = await notes()
    expect(none).toEqual([])
    expect(kept!.note).toBe(answers[0].status === 200 ? '甲' : '乙')
  })

  it.each([
    ['zhuhai-2025-5g-base-stations', {}, 422, '不在会议的范围内'],
    [page, { note: '长'.repeat(4_001) }, 400, '记录至多 4000 个字符'],
    [page, { decision: 'a\u0008' }, 400, '议定事项含有看不见的控制字符'],
    [page, { decision: '同\u200b意' }, 400, '议定事项含有看不见的控制字符'],
  ])('refuses %s %#', async (of, text, status, detail) => {
    await hold()
    const refused = await write(0, text, of)
    expect(refused.status).toBe(status)
    expect(refused.body.detail).toContain(detail)
  })
})

describe('GET /api/meetings/:id/notes', () => {
  it('is refused for an unknown meeting', async () => {
    expect((await ask(server, 'GET /api/meetings/weekly-9/notes', byToken)).status).toBe(404)
  })
})
