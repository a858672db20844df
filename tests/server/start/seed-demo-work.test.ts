import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoMeetings } from '#seeds/demo/demo-meetings.ts'
import { demoInstructions as instructions, demoOrders as orders } from '#seeds/demo/demo-orders.ts'
import { demoPeople as people } from '#seeds/demo/demo-people.ts'
import { demoYear } from '#seeds/demo/demo-year.ts'
import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import { seedDemo } from '#server/db/observations/seed-observations.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { seedDemoWork } from '#server/start/seed-demo-work.ts'
import { rightsOf, type Actor } from '#server/access/actor.ts'
import { openItem } from '#server/features/action-items/open-item.ts'
import { storedSteps } from '#server/records/kinds/action-items.ts'
import { reasoned } from '#server/features/action-items/steps.ts'
import { takeStep } from '#server/features/action-items/take-step.ts'
import { listItems } from '#server/features/action-items/read-items.ts'
import { conveneMeeting } from '#server/features/meetings/convene-meeting.ts'
import { freezeMeeting } from '#server/features/meetings/freeze-meeting.ts'
import { holdMeeting } from '#server/features/meetings/hold-meeting.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  const { store, catalogue } = server.deps
  await seedDemo(store, demoYear(catalogue.current().catalogue))
})
afterEach(() => server.stop())

const seed = (meetings = demoMeetings) =>
  seedDemoWork(server.deps, { instructions, orders, meetings, people })
const person = people.find(({ roles }) => roles.includes('secretary'))!
const secretary: Actor = {
  kind: 'person',
  id: `person:${person.name}`,
  ...person,
  rights: rightsOf(person.roles),
  demo: true,
}
const picture = async (id: string) =>
  (await ask(server, `GET /api/meetings/${id}/snapshots/1`, byToken)).body as MeetingSnapshot

describe('seedDemoWork', () => {
  it('holds three meetings, of which each speaks of what was ordered before it, and says that all of it is a demonstration', async () => {
    await seed()
    const { body } = await ask(server, 'GET /api/meetings', byToken)
    expect(body.meetings.map(({ id, date, state }: Record<string, string>) => [id, date, state])).toEqual([
      ['weekly-3', '2024-10-18', 'closed'],
      ['weekly-2', '2024-10-11', 'closed'],
      ['weekly-1', '2024-09-27', 'closed'],
    ])
    const keys = async (id: string) =>
      (await picture(id)).items.map(({ key }) => key.replace('zhaoqing-2024-', ''))
    const red = ['red.new-it-key-projects', 'red.video-services', 'red.bridge-warning-systems']
    const silent = 'overdue-report.elderly-homes-monitored'
    expect(await keys('weekly-1')).toEqual([
      ...red,
      silent,
      'unlikely.appeal-dispatch-speed',
      'unlikely.enterprises-transforming',
      'unlikely.rural-ecommerce-trainees',
      'unlikely.appeal-handling-timeliness',
      'unlikely.forest-tending',
      'unlikely.frequent-appeal-items',
    ])
    const contradicted = 'contradiction.new-it-key-projects'
    expect(await keys('weekly-2')).toEqual([...red, silent, contradicted, 'order-extension.2024-1'])
    expect(await keys('weekly-3')).toEqual([
      ...red,
      silent,
      'order-extended.2024-1',
      'order-due.2024-2',
      'added.5g-base-stations',
    ])
    expect((await picture('weekly-1')).orders).toEqual([])
    const third = await picture('weekly-3')
    expect(third.orders!.map(({ id, demo }) => [id, demo])).toEqual([
      ['2024-1', true],
      ['2024-2', true],
    ])
    const { items } = await listItems(server.deps, secretary)
    expect([...new Set(items.map(({ demoDay }) => demoDay))]).toEqual(['2024-10-31'])
    expect([third.demo, third.narratives![0]!.answer?.judgement]).toEqual([true, 'at-risk'])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('goes on with a meeting after the demonstration’s day, whose orders are reckoned and given by the meeting’s day (J-7, X-1)', async () => {
    server.clock.set('2024-11-29T09:00:00.000+08:00')
    await seed()
    const date = '2024-11-07'
    const draft = { series: 'weekly', title: '2024年第45周调度会', date, at: date, scopes: ['441200'] }
    const { id } = await conveneMeeting(server.deps, secretary, draft)
    await freezeMeeting(server.deps, secretary, id, {})
    const { ordersOn, orders: told } = await picture(id)
    // The open orders were due on 25 October and 4 November, nine and three working days before.
    const open = told!.filter(({ endedOn }) => endedOn === null)
    expect([ordersOn, open.map(({ due, left, colour }) => [due, left, colour])]).toEqual([
      date,
      [
        ['2024-10-25', -9, 'red'],
        ['2024-11-04', -3, 'red'],
      ],
    ])
    expect((await picture('weekly-3')).ordersOn).toBe('2024-10-18')
    await holdMeeting(server.deps, secretary, id)
    const order = {
      order: '逐周报进展',
      organisation: 'zhaoqing-gongxin',
      meeting: id,
      assign: true,
      days: 10,
    }
    const given = await openItem(server.deps, secretary, order)
    const { step } = (await storedSteps(server.deps.store.reader, given.id))[1]!
    expect(step).toMatchObject({ action: 'assign', on: date, due: '2024-11-21' })
    // Later steps have no earlier date.
    await takeStep(server.deps, secretary, {
      id: given.id,
      basedOn: undefined,
      ...reasoned('withdraw', { reason: '重复立项' }),
    })
    expect((await storedSteps(server.deps.store.reader, given.id))[2]!.step.on).toBe(date)
  })

  it('adds nothing where there is anything of the kind, and holds no meeting of targets that there are not', async () => {
    await seed(demoMeetings.map((meeting) => ({ ...meeting, scopes: ['440100'] })))
    expect((await ask(server, 'GET /api/meetings', byToken)).body.meetings).toEqual([])
    const { sequence } = server.deps.store.head()
    await seed()
    expect(server.deps.store.head().sequence).toBe(sequence)
  })
})
