import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import type { NarrativeAddressees, OwnNarratives } from '#server/contract/narratives.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let secretary: Record<string, string>
const meeting = '/api/meetings/weekly-1'
const target = 'zhaoqing-2024-5g-base-stations'
beforeEach(async () => {
  desk = await openDesk()
  secretary = await conveneOverRedStations(desk.server)
})
afterEach(() => desk.server.stop())

const request = (body: object) => ask(desk.server, `POST ${meeting}/narratives`, secretary, body)
const answered = {
  cause: '站址协调缓慢 <b>&</b> 🙂',
  measures: '逐站挂图作战\n每周通报',
  coordination: '',
  judgement: 'able',
}
const answer = (version: number, change: object = {}, who = desk.reporter, of = target) =>
  ask(
    desk.server,
    `PUT ${meeting}/narratives/${of}`,
    { ...who, 'if-match': `"${version}"` },
    { ...answered, ...change },
  )
const own = async (who = desk.reporter) =>
  ((await ask(desk.server, 'GET /api/narratives', who)).body as OwnNarratives).narratives
const agenda = async () => (await ask(desk.server, `GET ${meeting}/agenda`, byToken)).body as MeetingAgenda

describe('POST /api/meetings/:id/narratives', () => {
  it('asks each organisation once, which sees with its light what it is asked', async () => {
    expect(await request({ targets: [target, target], due: '2024-10-24' })).toMatchObject({
      status: 200,
      body: { asked: 1, unasked: [] },
    })
    expect((await request({ targets: [target], due: '2024-10-25' })).body).toEqual({ asked: 0, unasked: [] })
    expect(await own()).toMatchObject([
      {
        meeting: 'weekly-1',
        title: '第43周调度会',
        date: '2024-10-25',
        at: '2024-10-24',
        target,
        organisation: 'zhaoqing-gongxin',
        due: '2024-10-24',
        askedBy: 'secretary',
        askedAt: '2024-10-31T10:00:00.000+08:00',
        version: 1,
        answer: null,
        answeredBy: null,
        row: { light: 'far-behind', name: '5G基站累计开通数' },
      },
    ])
    await desk.server.person('another', ['reporter'], {
      organisations: ['zhaoqing-zhengshu'],
      regions: ['441200'],
    })
    expect(await own(await by(desk.server, 'another'))).toEqual([])
    await desk.server.person('county', ['reporter'], {
      organisations: ['zhaoqing-gongxin'],
      regions: ['441202'],
    })
    expect(await own(await by(desk.server, 'county'))).toEqual([])
  })

  it('asks nobody who could not answer, and says so (J-12)', async () => {
    const { server } = desk
    const regions = async (...bound: string[]) =>
      ask(server, 'PATCH /api/people/reporter', await by(server, 'admin'), { regions: bound })
    expect((await regions('441202')).status).toBe(200)
    expect(await request({ targets: [target], due: '2024-10-24' })).toMatchObject({
      status: 200,
      body: { asked: 0, unasked: ['5G基站累计开通数'] },
    })
    expect((await agenda()).narratives).toEqual([])
    const whom = async () => {
      const { body } = await ask(server, `GET ${meeting}/narratives`, secretary)
      const { targets } = body as NarrativeAddressees
      return targets.find((one) => one.target === target)
    }
    // The secretary sees before anything is sent that nobody could answer.
    expect(await whom()).toEqual({ target, organisationName: null })
    await regions('441200')
    expect(await whom()).toEqual({ target, organisationName: '市工业和信息化局' })
    expect((await request({ targets: [target], due: '2024-10-24' })).body).toEqual({ asked: 1, unasked: [] })
    expect(await own()).toMatchObject([{ target, organisation: 'zhaoqing-gongxin' }])
  })

  it.each([
    [{ targets: [target], due: '2024-02-30' }, 422, '没有这一天：2024-02-30'],
    [{ targets: [target], due: '2024-10-26' }, 422, '答复期限2024-10-26在会议日期2024-10-25之后'],
    [{ targets: ['zhuhai-2025-5g-base-stations'], due: '2024-10-24' }, 422, '不在会议的范围内'],
    [{ targets: [], due: '2024-10-24' }, 400, 'targets 至少 1 项'],
  ])('refuses %j', async (body, status, detail) => {
    const refused = await request(body)
    expect(refused.status).toBe(status)
    expect(refused.body.detail).toContain(detail)
    expect(await own()).toEqual([])
  })
})

describe('the day by which organisations are to answer', () => {
  const next = '/api/meetings/weekly-2'
  const draft = { series: 'weekly', title: '第45周调度会', at: '2024-10-31', scopes: ['441200'] }
  it.each([
    // Today is Thursday, 31 October 2024.
    ['2024-10-31', '2024-10-31'],
    ['2024-11-01', '2024-10-31'],
    ['2024-11-04', '2024-11-01'],
    ['2024-11-06', '2024-11-05'],
  ])('is proposed for a meeting on %s as %s, and none before today is taken', async (date, proposed) => {
    await ask(desk.server, 'POST /api/meetings', secretary, { ...draft, date })
    const { body } = await ask(desk.server, `GET ${next}/narratives`, secretary)
    expect(body).toMatchObject({ earliest: '2024-10-31', proposed })
    const requestBy = (due: string) =>
      ask(desk.server, `POST ${next}/narratives`, secretary, { targets: [target], due })
    expect(await requestBy('2024-10-30')).toMatchObject({
      status: 422,
      body: {
        code: 'bad-item',
        detail: '答复期限2024-10-30已经过去，请改为今天（2024-10-31）或以后。',
      },
    })
    expect(await requestBy(proposed)).toMatchObject({ status: 200, body: { asked: 1 } })
  })

  it('is today where no working day lies before the meeting', async () => {
    desk.server.clock.set('2024-11-02T10:00:00.000+08:00')
    secretary = await by(desk.server, 'secretary')
    await ask(desk.server, 'POST /api/meetings', secretary, { ...draft, date: '2024-11-04' })
    const { body } = await ask(desk.server, `GET ${next}/narratives`, secretary)
    expect(body).toMatchObject({ earliest: '2024-11-02', proposed: '2024-11-02' })
  })

  it('may be any day up to a meeting whose day has passed', async () => {
    const { body } = await ask(desk.server, `GET ${meeting}/narratives`, secretary)
    expect(body).toMatchObject({ earliest: null, proposed: '2024-10-25' })
  })
})

describe('PUT /api/meetings/:id/narratives/:target', () => {
  beforeEach(() => request({ targets: [target], due: '2024-10-24' }))

  it('keeps what the organisation says beside the light; what contradicts it is an item, and frozen with the picture', async () => {
    expect(await answer(1)).toMatchObject({ status: 200, body: { version: 2 }, headers: { etag: '"2"' } })
    const now = await agenda()
    expect(now.items.filter((item) => item.target === target).map(({ kind }) => kind)).toEqual([
      'red',
      'contradiction',
    ])
    expect(now.items.find(({ kind }) => kind === 'contradiction')!.sentence).toMatch(
      /^肇庆市“5G基站累计开通数”牵头单位研判“能完成”，现为严重滞后，/,
    )
    const narrative = { target, answer: answered, answeredBy: 'reporter', askedBy: 'secretary', version: 2 }
    expect(now.narratives).toMatchObject([narrative])
    await answer(2, { judgement: 'needs-help', coordination: '请自然资源局协调站址' })
    expect((await agenda()).items.map(({ kind }) => kind)).not.toContain('contradiction')
    await ask(desk.server, `POST ${meeting}/freeze`, secretary, {})
    expect((await agenda()).narratives).toMatchObject([{ answer: { judgement: 'needs-help' }, version: 3 }])
    expect(await own()).toEqual([])
    expect(await answer(3)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    // Nobody is asked any more after the freeze.
    expect(await request({ targets: [target], due: '2024-10-24' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
  })

  it('is for the organisation that was asked, of what it was asked, and for the faster of two', async () => {
    const { server } = desk
    await server.person('another', ['reporter'], {
      organisations: ['zhaoqing-zhengshu'],
      regions: ['441200'],
    })
    expect(await answer(1, {}, await by(server, 'another'))).toMatchObject({
      status: 403,
      body: { code: 'organisation-not-allowed' },
    })
    expect(await answer(1, {}, secretary)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await answer(0, {}, desk.reporter, 'zhaoqing-2024-new-it-key-projects')).toMatchObject({
      status: 404,
      body: { detail: '这次会议没有请您的单位说明这项目标。' },
    })
    const answers = await Promise.all([answer(1), answer(1)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  it.each([
    [{ cause: '长'.repeat(20_000) }, 400, '原因至多 300 个字符'],
    [{ cause: ' \n ' }, 422, '请写明原因和措施'],
    [{ measures: '' }, 400, '措施不能为空'],
    [{ measures: '逐站\u0007推进' }, 400, '措施含有看不见的控制字符或改变文字方向的符号'],
    [{ coordination: '\u202e反写' }, 400, '需协调事项含有看不见的控制字符或改变文字方向的符号'],
    [{ judgement: 'needs-help' }, 422, '请写明需要谁协调什么'],
    [{ judgement: 'fine' }, 400, 'judgement 只能是 able、at-risk、needs-help'],
  ])('refuses %o', async (change, status, detail) => {
    const refused = await answer(1, change)
    expect(refused.status).toBe(status)
    expect(refused.body.detail).toContain(detail)
    expect(await own()).toMatchObject([{ answer: null, version: 1 }])
  })
})
