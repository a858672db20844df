import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoYear } from '#seeds/demo/demo-year.ts'
import { remindJob } from '#server/features/action-items/messages/remind-job.ts'
import type { MeetingChanges } from '#server/contract/meeting-changes.ts'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { seedDemo } from '#server/db/observations/seed-observations.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve } from '#tests/support/given/approve.ts'
import { openOrderDesk, type OrderDesk, type Who } from '../action-items/order-desk.ts'

/** The desk in the demonstration's year, on the day before the first of three weekly meetings. */
let desk: OrderDesk
const projects = 'zhaoqing-2024-new-it-key-projects'
const homes = 'zhaoqing-2024-elderly-homes-monitored'
const videos = 'zhaoqing-2024-video-services'
beforeEach(async () => {
  desk = await openOrderDesk({ at: '2024-09-26T09:00:00.000+08:00' })
  const { store, catalogue } = desk.server.deps
  await seedDemo(store, demoYear(catalogue.current().catalogue))
})
afterEach(() => desk.stop())

const setDay = (day: string) => desk.clock.set(`2024-${day}T09:00:00.000+08:00`)
const done = async (who: Who, request: string, body: object = {}, headers?: Record<string, string>) => {
  const answer = await desk.as(who, request, body, headers)
  expect(answer.status, `${request}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}
const take = (id: string, step: string) => done('secretary', `POST /api/meetings/${id}/${step}`)
const convene = async (date: string) => {
  const meeting = { series: 'weekly', title: `${date}调度会`, date, at: date, scopes: ['441200'] }
  return ((await done('secretary', 'POST /api/meetings', meeting)) as { id: string }).id
}
const agenda = async (id: string) =>
  (await desk.as('leader', `GET /api/meetings/${id}/agenda`)).body as MeetingAgenda
const keys = async (id: string) =>
  (await agenda(id)).items.map(({ key }) => key.replace('zhaoqing-2024-', ''))
const order = (meeting: string, target: string, organisation: string, days: number, more: object = {}) =>
  done('secretary', 'POST /api/action-items', {
    order: '补齐差距，逐周报进展',
    organisation,
    targets: [target],
    meeting,
    days,
    assign: true,
    ...more,
  })
const act = (who: Who, item: string, action: string, body: object = {}) =>
  done(who, `POST /api/action-items/${item}/${action}`, body)
const morning = async (day: string) => {
  setDay(day)
  await remindJob(desk.server.deps).run(AbortSignal.timeout(10_000))
}

describe('three weekly meetings', () => {
  it('each speak of exactly what the data and the orders of that day call for', async () => {
    const first = await convene('2024-09-27')
    await done('secretary', `POST /api/meetings/${first}/narratives`, {
      targets: [projects],
      due: '2024-09-26',
    })
    const said = { cause: '用地批复晚', measures: '专班驻点', coordination: '', judgement: 'able' }
    await done('owner', `PUT /api/meetings/${first}/narratives/${projects}`, said, { 'if-match': '"1"' })
    setDay('09-27')
    const red = ['red.new-it-key-projects', 'red.video-services', 'red.bridge-warning-systems']
    // The demonstration has no values of homes after July; the organisation's judgement contradicts a red light.
    expect(await keys(first)).toEqual([
      ...red,
      'overdue-report.elderly-homes-monitored',
      'unlikely.appeal-dispatch-speed',
      'unlikely.enterprises-transforming',
      'unlikely.rural-ecommerce-trainees',
      'unlikely.appeal-handling-timeliness',
      'unlikely.forest-tending',
      'unlikely.frequent-appeal-items',
      'contradiction.new-it-key-projects',
    ])
    await take(first, 'freeze')
    const frozen = await agenda(first)

    // A revision is approved after the freezing: August's projects are all finished.
    await approve(desk.server, [
      { indicator: 'zhaoqing-new-it-key-projects', region: '441200', period: '2024-M08', value: 15 },
    ])
    expect(await agenda(first)).toEqual(frozen)
    const { changes } = (await desk.as('leader', `GET /api/meetings/${first}/changes`)).body as MeetingChanges
    expect(changes.map(({ target, light, lightNow }) => [target, light, lightNow])).toEqual([
      [projects, 'far-behind', 'met'],
    ])
    await take(first, 'hold')
    const note = { note: '民政局：台账口径不一', decision: '10月18日前补报' }
    await done('secretary', `PUT /api/meetings/${first}/notes/${homes}`, note, { 'if-match': '"0"' })
    await order(first, homes, 'zhaoqing-minzheng', 7)
    await order(first, videos, 'zhaoqing-gongxin', 12)
    await order(first, projects, 'zhaoqing-gongxin', 12)
    await take(first, 'close')

    // The first order is never signed; the second gets an extension; the third is answered and closed.
    setDay('09-29')
    for (const item of ['2024-2', '2024-3']) await act('owner', item, 'acknowledge')
    setDay('10-08')
    await act('owner', '2024-2', 'report', { text: '已逐项走访' })
    await act('owner', '2024-3', 'report', { text: '15个项目均已开工', done: true })
    await act('secretary', '2024-3', 'close', { reason: '已核实' })
    setDay('10-10')
    await act('owner', '2024-2', 'request-extension', { until: '2024-10-25', reason: '设备晚到' })

    setDay('10-11')
    const second = await convene('2024-10-11')
    expect(await keys(second)).toEqual([
      'red.video-services',
      'red.bridge-warning-systems',
      'overdue-report.elderly-homes-monitored',
      'light-revised.new-it-key-projects',
      'newly-met.new-it-key-projects',
      'order-unanswered.2024-1',
      'order-extension.2024-2',
    ])
    const { orders } = await agenda(second)
    expect(orders!.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['2024-1', 'assigned', 'unanswered'],
      ['2024-2', 'in-progress', 'extension'],
      // An order closed since the last meeting is listed without an item.
      ['2024-3', 'closed', null],
    ])
    for (const step of ['freeze', 'hold']) await take(second, step)
    await done('leader', `POST /api/targets/${homes}/instructions`, { text: '请民政局本周补报。' })
    const { instructions } = await desk.list('secretary')
    const [written] = instructions as { id: string }[]
    await order(second, homes, 'zhaoqing-minzheng', 20, { instruction: written!.id })
    await take(second, 'close')
    // The step is taken on the meeting's day after its snapshot, so that only the next meeting has it.
    await act('secretary', '2024-2', 'grant')
    setDay('10-12')
    await act('owner', '2024-2', 'report', { text: '设备已到货' })
    await act('other', '2024-4', 'acknowledge')
    await act('other', '2024-4', 'report', { text: '正在核对台账' })
    // 13 October is a Sunday; the first order, due on the twelfth, is reported to each person in turn.
    for (const day of ['10-14', '10-15', '10-17', '10-18']) await morning(day)
    const escalated = (await desk.as('secretary', 'GET /api/action-items/2024-1')).body
    expect(escalated.due).toBe('2024-10-12')
    expect(escalated.steps.slice(2).map(({ on, text }: Record<string, string>) => [on, text])).toEqual([
      ['2024-10-14', '逾期，告知责任单位、督办秘书'],
      ['2024-10-14', '超过时限未答复，告知责任单位'],
      ['2024-10-14', '超过时限未答复，告知督办秘书'],
      ['2024-10-15', '超过时限未答复，告知领导'],
      ['2024-10-17', '逾期，告知领导'],
    ])

    const third = await convene('2024-10-18')
    expect(await keys(third)).toEqual([
      'red.video-services',
      'red.bridge-warning-systems',
      'overdue-report.elderly-homes-monitored',
      'order-overdue.2024-1',
      'order-extended.2024-2',
    ])
    const now = await agenda(third)
    expect(now.comparedWith).toEqual({ id: second, at: '2024-10-11' })
    expect(now.items[0]!.figures).toMatchObject({ meetings: 3, lastLight: 'far-behind' })
    for (const step of ['freeze', 'hold', 'close']) await take(third, step)
    expect((await agenda(third)).items.map(({ key }) => key)).toEqual(now.items.map(({ key }) => key))
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
