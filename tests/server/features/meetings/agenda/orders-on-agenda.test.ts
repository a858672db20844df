import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingAgenda, MeetingSnapshot } from '#server/contract/meetings.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openOrderDesk, type OrderDesk } from '../../action-items/order-desk.ts'

const target = 'zhaoqing-2024-5g-base-stations'
let desk: OrderDesk
beforeEach(async () => {
  // 11 October 2024 is a Friday; Saturday 12 October is worked.
  desk = await openOrderDesk({ at: '2024-10-11T10:00:00.000+08:00' })
  await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
})
afterEach(() => desk.stop())

const convene = async (date: string, change: object = {}) => {
  const meeting = { series: 'weekly', title: `${date}调度会`, date, at: date, scopes: ['441200'], ...change }
  return (await desk.as('secretary', 'POST /api/meetings', meeting)).body.id as string
}
const take = (id: string, step: string, body: object = {}) =>
  desk.as('secretary', `POST /api/meetings/${id}/${step}`, body)
const agenda = async (id: string) =>
  (await desk.as('leader', `GET /api/meetings/${id}/agenda`)).body as MeetingAgenda
const orders = ({ items }: Pick<MeetingAgenda, 'items'>) => items.filter(({ order }) => order)
const setDay = (day: string) => desk.clock.set(`2024-${day}T09:00:00.000+08:00`)
const edit = (id: string, key: string, body: object) =>
  desk.as('secretary', `PUT /api/meetings/${id}/agenda/items/${key}`, body, { 'if-match': '"0"' })

describe('the agenda of a meeting', () => {
  it('speaks of orders by how they stand on its day, and its frozen picture keeps them with what the curve did', async () => {
    const first = await convene('2024-10-11')
    await take(first, 'freeze')
    await desk.give({ meeting: first })

    setDay('10-18')
    const second = await convene('2024-10-18')
    const key = 'order-unanswered.2024-1'
    const now = await agenda(second)
    expect(orders(now)).toMatchObject([
      {
        key,
        kind: 'order-unanswered',
        target,
        order: '2024-1',
        organisation: 'zhaoqing-gongxin',
        figures: null,
        sentence:
          '督办〔2024〕1号“加快5G基站建设，11月底前补齐缺口”6 个工作日未签收，期限2024年10月24日。责任单位：市工业和信息化局。',
      },
    ])
    // The order stands behind all items of the data.
    expect(now.items.at(-1)!.key).toBe(key)
    await edit(second, key, { dropped: null, comment: '请市工信局说明' })
    const reordered = [key, ...now.items.slice(0, -1).map((item) => item.key)]
    await desk.as(
      'secretary',
      `PUT /api/meetings/${second}/agenda/order`,
      { keys: reordered },
      { 'if-match': '"0"' },
    )
    await take(second, 'freeze')
    await desk.act('owner', 'acknowledge')
    await desk.act('owner', 'report', { text: '已开工12座' })
    const { body } = await desk.as('leader', `GET /api/meetings/${second}/snapshots/1`)
    const picture = body as MeetingSnapshot
    expect(picture.items[0]).toMatchObject({ key, comment: '请市工信局说明' })
    expect(picture.orders).toMatchObject([
      {
        id: '2024-1',
        number: '督办〔2024〕1号',
        reason: 'unanswered',
        state: 'assigned',
        colour: 'yellow',
        meeting: first,
        due: '2024-10-24',
        left: 4,
        unanswered: true,
        standing: '还有 4 个工作日，6 个工作日未签收',
        report: null,
        since: [{ target, sentence: expect.stringMatching(/^交办时严重滞后，.*到现在没有新一期数据。$/) }],
        demo: false,
      },
    ])
    const curve = picture.curves!.find((one) => one.target === target)!
    // The order of 11 October is place 10 of a curve that begins with December 2023.
    expect(curve.marks).toEqual([{ place: 10, text: '交办' }])

    setDay('10-25')
    await approve(desk.server, [stations(7_900)])
    const third = await convene('2024-10-25')
    const overdue = await agenda(third)
    expect(orders(overdue).map(({ kind, sentence }) => [kind, /”(.+?)，期限/.exec(sentence)?.[1]])).toEqual([
      ['order-overdue', '逾期 1 个工作日'],
    ])
    await edit(third, 'order-overdue.2024-1', { dropped: '另行专题研究', comment: null })
    expect((await agenda(third)).dropped).toMatchObject([{ order: '2024-1', reason: '另行专题研究' }])
    await take(third, 'freeze')
    const kept = (await desk.as('leader', `GET /api/meetings/${third}/snapshots/1`)).body as MeetingSnapshot
    expect(kept.orders).toMatchObject([
      {
        reason: 'overdue',
        report: { on: '2024-10-18', text: '已开工12座' },
        since: [{ target, sentence: expect.stringContaining('由严重滞后转为达序时') }],
      },
    ])

    await desk.act('owner', 'report', { text: '全部建成', done: true })
    await desk.act('secretary', 'close', { reason: '已核实' })
    await desk.give()
    await desk.as('secretary', 'POST /api/action-items/2024-2/withdraw', { reason: '并入另一件' })
    setDay('10-31')
    const fourth = await convene('2024-10-31')
    expect(orders(await agenda(fourth))).toEqual([])
    // Orders that ended since the last meeting are listed without an item.
    expect((await agenda(fourth)).orders).toMatchObject([
      { state: 'closed', reason: null, endedOn: '2024-10-25', standing: '' },
      {
        state: 'withdrawn',
        since: [{ target, sentence: expect.stringMatching(/到撤销没有新一期数据。$/) }],
      },
    ])
  })

  it('keeps what the secretary made of an item that changes its kind before the freeze, until it is taken back (J-4)', async () => {
    await approve(desk.server, [stations(6_950, '441200', '08')])
    await take(await convene('2024-09-27'), 'freeze')
    await desk.give()
    setDay('10-18')
    const second = await convene('2024-10-18')
    const unanswered = 'order-unanswered.2024-1'
    await edit(second, unanswered, { dropped: null, comment: '请市工信局说明' })
    await edit(second, `red.${target}`, { dropped: '上周已专题研究', comment: '缺口在县区' })
    await approve(desk.server, [stations(7_900)])
    await desk.act('owner', 'acknowledge')
    setDay('10-25')
    const now = await agenda(second)
    const key = `recovered.${target}`
    const expected = {
      key,
      reason: '上周已专题研究',
      comment: '缺口在县区',
      editedBy: 'secretary',
      version: 0,
    }
    expect(now.dropped).toMatchObject([expected])
    const told = orders(now).map((item) => [item.kind, item.comment])
    expect(told).toEqual([['order-due', '请市工信局说明']])

    const answers = await Promise.all([
      edit(second, key, { dropped: null, comment: '缺口在县区' }),
      edit(second, key, { dropped: null, comment: null }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const restored = await agenda(second)
    expect(restored.dropped).toEqual([])
    expect(restored.items.find((item) => item.key === key)).toMatchObject({ version: 1 })
  })

  it('tells of what the secretary closed before its organisation called it done, as its course does', async () => {
    await desk.give()
    await desk.act('owner', 'acknowledge')
    await desk.act('owner', 'report', { text: '已开工12座' })
    await desk.act('secretary', 'close', { reason: '任务并入年度计划' })
    const said = '未经办结反馈，由秘书直接销号'
    const item = await desk.read('owner')
    expect([item.state, item.standing]).toEqual(['closed', said])
    expect(item.steps.at(-1)).toMatchObject({ action: 'close', text: `${said}：任务并入年度计划` })
    setDay('10-18')
    const id = await convene('2024-10-18')
    await take(id, 'freeze')
    const { orders: kept } = (await desk.as('leader', `GET /api/meetings/${id}/snapshots/1`))
      .body as MeetingSnapshot
    expect(kept).toMatchObject([{ state: 'closed', reason: null, standing: said }])
  })

  it('holds the orders of its own targets, of its series and of who answers for them, as they stood on its day', async () => {
    await convene('2024-10-11', { series: 'monthly' })
    await desk.give({ due: '2024-10-14' })
    // An order without a target is found by an organisation that leads one.
    await desk.give({ targets: [], due: '2024-10-15' })
    const other = { organisation: 'qingyuan-gongxin', targets: [], due: '2024-10-15' }
    await desk.give(other)
    await desk.give({ ...other, meeting: 'monthly-1' })
    setDay('10-18')
    const ofCity = await convene('2024-10-18')
    const told = async (id: string) => orders(await agenda(id)).map(({ order }) => order)
    expect(await told(ofCity)).toEqual(['2024-1', '2024-2'])
    expect(await told(await convene('2024-10-18', { scopes: ['441800'] }))).toEqual(['2024-3', '2024-4'])
    await take('monthly-1', 'freeze')
    // The order 2024-4 was given at a meeting of the series, whatever its organisation leads.
    expect(await told(await convene('2024-10-18', { series: 'monthly' }))).toEqual([
      '2024-1',
      '2024-2',
      '2024-4',
    ])
    // No order was overdue yet on the day of the first monthly meeting.
    const frozen = await agenda('monthly-1')
    expect(orders(frozen).map(({ kind, order }) => [kind, order])).toEqual([
      ['order-due', '2024-1'],
      ['order-due', '2024-2'],
      ['order-due', '2024-4'],
    ])
  })

  it('refuses to edit an unknown order or unknown milestones', async () => {
    const id = await convene('2024-10-11')
    for (const key of ['order-due.2024-9', 'milestones-due.zhaoqing-gongxin-2024-02-30'])
      expect(await edit(id, key, { dropped: '不议', comment: null })).toMatchObject({
        status: 422,
        body: { code: 'bad-item' },
      })
  })

  it('speaks of milestones in the month in which they are due, those of one organisation and day as one item', async () => {
    setDay('12-06')
    const id = await convene('2024-12-06')
    const due = (await agenda(id)).items.filter(({ kind }) => kind === 'milestones-due')
    expect(due.length).toBeGreaterThan(1)
    const own = due.find(({ organisation }) => organisation === 'zhaoqing-zhengshu')!
    expect(own).toMatchObject({
      key: 'milestones-due.zhaoqing-zhengshu-2024-12-31',
      target: null,
      figures: null,
    })
    expect(own.sentence).toMatch(
      /等 \d+ 项里程碑还有 25 天到期（2024年12月31日），请说明是否完成。牵头：市政务服务和数据管理局。$/,
    )
    expect(await edit(id, own.key, { dropped: '已书面汇报', comment: null })).toMatchObject({ status: 200 })
  })
})
