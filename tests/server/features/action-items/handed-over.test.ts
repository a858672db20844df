import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { draft, openOrderDesk, type OrderDesk, type Who } from './order-desk.ts'

let desk: OrderDesk
const notices = { webhook: 'http://127.0.0.1:9/notices', mail: null }
beforeEach(async () => {
  desk = await openOrderDesk({ notices })
})
afterEach(() => desk.stop())

const target = draft.targets[0]!
const convene = async (date: string) => {
  const meeting = { series: 'weekly', title: `${date}调度会`, date, at: date, scopes: ['441200'] }
  expect((await desk.as('secretary', 'POST /api/meetings', meeting)).status).toBe(201)
}
const agenda = async (who: Who, id: string) =>
  (await desk.as(who, `GET /api/meetings/${id}/agenda`)).body as MeetingAgenda
/** The titles and receivers of the messages so far. */
const told = async () => {
  const { reader } = desk.server.deps.store
  const rows = await reader.db.select().from(reader.tables.outbox)
  return rows.map(({ payload }) => JSON.parse(payload) as { title: string; parties: string[] })
}

describe('an order that was opened and not handed over', () => {
  it('is not there for the organisations that it concerns, whatever they ask for, and they are told nothing when it is called off', async () => {
    await desk.give({ assign: false, collaborators: ['zhaoqing-minzheng'] })
    for (const who of ['owner', 'other'] as const) {
      expect((await desk.list(who)).items, who).toEqual([])
      const single = await desk.as(who, 'GET /api/action-items/2024-1')
      const missing = await desk.as(who, 'GET /api/action-items/2024-9')
      // The answer equals that of an unknown order, except for its number.
      expect([single.status, single.body.detail]).toEqual([
        404,
        missing.body.detail.replace('2024-9', '2024-1'),
      ])
      expect((await desk.as(who, `GET /api/targets/${target}/instructions`)).body.items, who).toEqual([])
      expect((await desk.act(who, 'acknowledge')).status, who).toBe(404)
      const evidence = `/api/action-items/2024-1/evidence/${'0'.repeat(64)}`
      expect((await desk.as(who, `GET ${evidence}`)).body.detail, who).toContain('没有这件督办')
    }
    for (const who of ['secretary', 'leader', 'auditor'] as const)
      expect((await desk.list(who)).items, who).toHaveLength(1)
    await desk.act('secretary', 'withdraw', { reason: '重复立项' })
    expect((await desk.list('owner')).items).toEqual([])
    expect(await told()).toEqual([])
  })

  it('is in no picture of a meeting, which everybody reads, before it is handed over (J-14)', async () => {
    await convene('2024-10-31')
    await desk.give({ assign: false, meeting: 'weekly-1' })
    const orders = async () => (await agenda('owner', 'weekly-1')).orders
    expect(await orders()).toEqual([])
    await desk.act('secretary', 'assign')
    expect(await orders()).toMatchObject([{ id: '2024-1', due: '2024-11-14' }])
  })

  it('stands beside the agenda of each meeting that it concerns, for those who may know of it, until the meeting ends (J-14)', async () => {
    await convene('2024-10-31')
    const take = (id: string, step: string) => desk.as('secretary', `POST /api/meetings/${id}/${step}`, {})
    for (const step of ['freeze', 'hold']) await take('weekly-1', step)
    // The order is on none of the meeting's targets, and of an organisation that leads none of them: only the meeting links them.
    const unlinked = { assign: false, targets: [], organisation: 'qingyuan-gongxin' }
    await desk.give({ ...unlinked, meeting: 'weekly-1' })
    await desk.give(unlinked)
    const waiting = [
      {
        id: '2024-1',
        sentence:
          '督办〔2024〕1号“加快5G基站建设，11月底前补齐缺口”2024年10月31日立项，尚未交办。责任单位：市工业和信息化局。',
      },
    ]
    expect((await agenda('secretary', 'weekly-1')).toHandOver).toEqual(waiting)
    await take('weekly-1', 'close')
    expect((await agenda('secretary', 'weekly-1')).toHandOver).toBeUndefined()

    desk.clock.set('2024-11-07T09:00:00.000+08:00')
    await convene('2024-11-07')
    for (const who of ['secretary', 'leader', 'auditor'] as const)
      expect((await agenda(who, 'weekly-2')).toHandOver, who).toEqual(waiting)
    for (const who of ['owner', 'other'] as const)
      expect((await agenda(who, 'weekly-2')).toHandOver, who).toBeUndefined()
    await take('weekly-2', 'freeze')
    const { toHandOver, orders } = await agenda('secretary', 'weekly-2')
    expect([toHandOver, orders]).toEqual([waiting, []])
    const picture = await desk.as('secretary', 'GET /api/meetings/weekly-2/snapshots/1')
    expect(JSON.stringify(picture.body)).not.toContain('督办〔2024〕1号')
    await desk.act('secretary', 'assign')
    expect((await agenda('secretary', 'weekly-2')).toHandOver).toEqual([])
  })

  it('shows the proposed term until it is handed over, with a due date on a working day', async () => {
    await desk.give({ assign: false, due: '2024-11-16' })
    await desk.give({ assign: false })
    const { items } = await desk.list('secretary')
    expect(items.map(({ id, due, proposed }) => [id, due, proposed])).toEqual([
      ['2024-1', null, { days: null, due: '2024-11-18' }],
      ['2024-2', null, { days: 10, due: null }],
    ])
    await desk.act('secretary', 'assign')
    expect(await desk.read('owner')).toMatchObject({ due: '2024-11-18', proposed: null })
    expect((await told()).map(({ title, parties }) => [title, parties])).toEqual([
      ['督办〔2024〕1号交办', ['owner']],
    ])
  })
})

describe('an order that is handed over to another organisation', () => {
  it('takes nobody of the former one along, unless a person is named', async () => {
    await desk.give({ person: '李四' })
    expect(await desk.read()).toMatchObject({ organisation: 'zhaoqing-gongxin', person: '李四' })
    await desk.act('secretary', 'assign', { due: '2024-11-29' })
    expect(await desk.read()).toMatchObject({ organisation: 'zhaoqing-gongxin', person: '李四' })
    await desk.act('secretary', 'assign', { organisation: 'zhaoqing-minzheng' })
    expect(await desk.read()).toMatchObject({ organisation: 'zhaoqing-minzheng', person: null })
    await desk.act('secretary', 'assign', { organisation: 'zhaoqing-gongxin', person: '王五' })
    expect(await desk.read()).toMatchObject({ organisation: 'zhaoqing-gongxin', person: '王五' })
  })
})

describe('an order to an organisation where nobody can sign (X-8)', () => {
  const finance = 'zhaoqing-caizheng'
  const reporter = (name: string, organisation: string) =>
    desk.server.person(name, ['reporter'], { organisations: [organisation], regions: ['441200'] })
  const disable = async (name: string) =>
    ask(desk.server, `PATCH /api/people/${name}`, await by(desk.server, 'admin'), { disabled: true })
  const openingBasis = async (query = '', who: Who = 'secretary') =>
    desk.as(who, `GET /api/action-items/filing${query}`)

  it('is known before it is given, by the list of who can sign for which organisation', async () => {
    await reporter('second', 'zhaoqing-gongxin')
    await reporter('third', finance)
    await reporter('gone', 'zhaoqing-keji')
    await disable('gone')
    const { body } = await openingBasis()
    expect(body.on).toBe('2024-10-31')
    expect(body.signers).toEqual([
      { organisation: 'zhaoqing-gongxin', people: ['owner', 'second'] },
      { organisation: finance, people: ['third'] },
      { organisation: 'zhaoqing-minzheng', people: ['other'] },
    ])
    expect((await openingBasis('?meeting=weekly-9')).body.code).toBe('bad-item')
  })

  it('is given all the same, says so wherever it stands, and is with whoever comes to report for the organisation', async () => {
    const filed = await desk.give({ organisation: finance })
    expect(filed).toMatchObject({ status: 201, body: { id: '2024-1', nobodySigns: true } })
    expect((await desk.give()).body.nobodySigns).toBe(false)
    expect((await desk.list('secretary')).items.map(({ id, nobodySigns }) => [id, nobodySigns])).toEqual([
      ['2024-1', true],
      ['2024-2', false],
    ])
    await reporter('newcomer', finance)
    expect(await desk.read()).toMatchObject({ nobodySigns: false, state: 'assigned' })
    const newcomer = await desk.as('newcomer' as Who, 'GET /api/action-items')
    expect(newcomer.body.items).toMatchObject([{ id: '2024-1', transitions: ['acknowledge'] }])
    expect((await desk.as('newcomer' as Who, 'POST /api/action-items/2024-1/acknowledge', {})).status).toBe(
      200,
    )
  })

  it('is marked once the last who could sign is gone, unless it has ended', async () => {
    await reporter('last', finance)
    await desk.give({ organisation: finance })
    await desk.give({ organisation: finance })
    await desk.act('secretary', 'withdraw', { reason: '重复立项' })
    await disable('last')
    expect((await desk.list('secretary')).items.map(({ id, nobodySigns }) => [id, nobodySigns])).toEqual([
      ['2024-2', true],
      ['2024-1', false],
    ])
  })
})
