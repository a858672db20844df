import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remindJob } from '#server/features/action-items/messages/remind-job.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { draft, openOrderDesk, type OrderDesk } from '../order-desk.ts'
import { openRemindingDesk, type RemindingDesk } from '../reminding-desk.ts'

let reminding: RemindingDesk
let desk: OrderDesk
beforeEach(async () => {
  // 25 September 2024 is a Wednesday, a week before the holidays of National Day.
  reminding = await openRemindingDesk('2024-09-25T10:00:00.000+08:00', remindJob)
  desk = reminding.desk
})
afterEach(async () => {
  expect(await reminding.stop()).toEqual([])
})

const morning = (day: string) => reminding.remindAt(`2024-${day}T08:31:00.000+08:00`)

/** The messages delivered since the last call, without those of people's steps. */
const told = async () =>
  (await reminding.told())
    .filter(({ event }) => event === 'action-item.reminded')
    .map(({ parties, text }) => `${parties.join('+')}：${text.replace(/^.*”/, '')}`)

const days = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => `${month}-${String(from + place).padStart(2, '0')}`)
const term = '（期限2024年10月14日）'

describe('remindJob', () => {
  it('tells each of due, overdue and unanswered exactly once, over holidays and worked weekends', async () => {
    await desk.as('secretary', 'POST /api/action-items', { ...draft, assign: true })
    // A signature after two working days is in time; the third is Sunday 29 September, which is worked.
    const byDay: Record<string, string[]> = {}
    for (const day of [...days('09', 26, 30), ...days('10', 1, 12)]) {
      await morning(day)
      const messages = await told()
      if (messages.length > 0) byDay[day] = messages
    }
    expect(byDay).toEqual({
      '09-29': [`owner：${term}超过时限未签收，请尽快办理。`],
      // The working days since are 30 September, 8 and 9 October; no message goes out on the seven holidays.
      '10-09': [`secretary：${term}催办后仍未签收，报请协调。`],
      '10-10': [`owner：${term}将到期，请抓紧办理并反馈。`],
      // Saturday 12 October is worked.
      '10-12': [`leader：${term}催办后仍未签收，报请协调。`],
    })

    await desk.act('owner', 'acknowledge')
    await desk.act('owner', 'report', { text: '已开工12座' })
    await morning('10-15')
    expect(await told()).toEqual([`owner+secretary：${term}已逾期，请立即反馈。`])
    await desk.act('owner', 'request-extension', { until: '2024-10-25', reason: '设备晚到' })
    await morning('10-16')
    await morning('10-17')
    expect(await told()).toEqual([])
    await morning('10-18')
    expect(await told()).toEqual([`leader：${term}已逾期，仍未办结，报请协调。`])
    await desk.act('secretary', 'grant')
    // The new due date has reminders of its own.
    await desk.act('owner', 'report', { text: '设备已到' })
    await morning('10-22')
    expect(await told()).toEqual(['owner：（期限2024年10月25日）将到期，请抓紧办理并反馈。'])
    await desk.act('owner', 'report', { text: '全部建成', done: true })
    await morning('10-25')
    await morning('10-28')
    expect(await told()).toEqual(['secretary：（期限2024年10月25日）超过时限未复核，请尽快办理。'])
    await desk.act('secretary', 'close', { reason: '已核实' })
    for (const day of days('11', 1, 8)) await morning(day)
    expect(await told()).toEqual([])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('tells nothing on a day of rest, not even that a term ended on the last day before it', async () => {
    const order = { ...draft, assign: true, due: '2024-09-27' }
    expect((await desk.as('secretary', 'POST /api/action-items', order)).status).toBe(201)
    await desk.act('owner', 'acknowledge')
    // The term ends on Friday; Sunday is worked.
    await morning('09-27')
    expect(await told()).toHaveLength(1)
    await morning('09-28')
    expect(await told()).toEqual([])
    await morning('09-29')
    expect(await told()).toEqual(['owner+secretary：（期限2024年9月27日）已逾期，请立即反馈。'])
  })

  it('makes up for days on which it did not run, and shows what it did in the course of the item', async () => {
    await desk.as('secretary', 'POST /api/action-items', { ...draft, assign: true })
    await morning('10-21')
    expect((await told()).map((message) => message.slice(0, message.indexOf('：')))).toEqual([
      'owner+secretary',
      'leader',
      'owner',
      'secretary',
      'leader',
    ])
    const { body } = await desk.as('owner', 'GET /api/action-items/2024-1')
    expect(body).toMatchObject({ colour: 'red', standing: '逾期 5 个工作日，15 个工作日未签收' })
    expect(body.steps.slice(2).map(({ by, on, text }: Record<string, string>) => [by, on, text])).toEqual([
      ['系统', '2024-10-21', '逾期，告知责任单位、督办秘书'],
      ['系统', '2024-10-21', '逾期，告知领导'],
      ['系统', '2024-10-21', '超过时限未答复，告知责任单位'],
      ['系统', '2024-10-21', '超过时限未答复，告知督办秘书'],
      ['系统', '2024-10-21', '超过时限未答复，告知领导'],
    ])
  })

  it('writes nothing to the outbox where nobody is to be told elsewhere; the page tells all the same', async () => {
    const quiet = await openOrderDesk({ at: '2024-10-31T10:00:00.000+08:00' })
    await quiet.as('secretary', 'POST /api/action-items', { ...draft, due: '2024-11-01', assign: true })
    await remindJob(quiet.server.deps).run(AbortSignal.timeout(10_000))
    const { body } = await quiet.as('owner', 'GET /api/action-items')
    expect(body.items).toMatchObject([{ colour: 'blue', standing: '还有 1 个工作日，待签收' }])
    expect(await quiet.server.outbox.state()).toMatchObject({ waiting: 0, givenUp: 0 })
    await quiet.stop()
  })
})

describe('the steps of an item', () => {
  it('are told, by the transaction that stores them, to those whom they concern', async () => {
    await desk.as('secretary', 'POST /api/action-items', { ...draft, assign: true })
    await desk.act('owner', 'acknowledge')
    await desk.act('owner', 'request-extension', { until: '2024-10-25', reason: '设备晚到' })
    await told()
    await desk.as('leader', `POST /api/targets/${draft.targets[0]}/instructions`, { text: '请抓紧' })
    await told()
    const bodies = reminding.receiver.heard.map(
      ({ body }) => body as { title: string; parties: string[]; organisation: string },
    )
    expect(bodies.map(({ title, parties, organisation }) => [title, parties, organisation])).toEqual([
      ['督办〔2024〕1号交办', ['owner'], 'zhaoqing-gongxin'],
      ['督办〔2024〕1号申请延期', ['secretary'], 'zhaoqing-gongxin'],
      ['新批示：5G基站累计开通数', ['secretary'], null],
    ])
    expect(bodies[1]).toMatchObject({
      event: 'action-item.extension-requested',
      text: `督办〔2024〕1号“${draft.order}”申请延期至2024年10月25日，请批复：设备晚到`,
      item: '2024-1',
      demo: false,
    })
  })
})
