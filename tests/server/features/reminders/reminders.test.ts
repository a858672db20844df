import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bell } from '#server/contract/bell.ts'
import type { Filings } from '#server/contract/filings.ts'
import type { Chases, FilingStatus, TimelinessMatrix } from '#server/contract/timeliness.ts'
import { filingRemindJob } from '#server/features/reminders/remind-job.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import type { OrderDesk } from '../action-items/order-desk.ts'
import { openRemindingDesk, type RemindingDesk } from '../action-items/reminding-desk.ts'

let reminding: RemindingDesk
let desk: OrderDesk
beforeEach(async () => {
  reminding = await openRemindingDesk('2024-09-02T10:00:00.000+08:00', filingRemindJob)
  desk = reminding.desk
})
afterEach(async () => {
  expect(await reminding.stop()).toEqual([])
})

/** The messages delivered since the last call: their receivers and titles. */
const told = async () =>
  (await reminding.told()).map(
    ({ people, parties, title }) => `${people.join()} ${parties.join('+')} ${title}`,
  )

const chase = async (filings: readonly string[], at: string) =>
  (await desk.as('secretary', 'POST /api/timeliness/chases', { filings, at })).body as Chases
const outcomes = ({ outcomes: all }: Chases) => all.map(({ outcome, people }) => [outcome, ...people])
const civil = 'zhaoqing-minzheng-2024-M08'
const filingRings = ({ rings }: Bell) => rings.filter((ring) => 'filing' in ring)

describe('POST /api/timeliness/chases', () => {
  it('chases each person who answers for a filing once a day, and says where there is nobody', async () => {
    desk.clock.set('2024-09-20T10:00:00.000+08:00')
    const at = '2024-09-20'
    const matrix = async () =>
      (await desk.as('secretary', `GET /api/timeliness?at=${at}&periods=1`)).body as TimelinessMatrix
    const filings = [civil, 'zhaoqing-nongye-2024-M08', 'zhaoqing-minzheng-2031-M08']
    expect(outcomes(await chase(filings, at))).toEqual([['told', 'other'], ['nobody'], ['nothing-open']])
    expect(outcomes(await chase([civil, civil], at))).toEqual([['already']])
    // A person who was added since is told alone.
    const place = { organisations: ['zhaoqing-minzheng'], regions: ['441200'] }
    await desk.server.person('newcomer', ['reporter'], place)
    expect(outcomes(await chase([civil], at))).toEqual([['told', 'newcomer']])
    desk.clock.set('2024-09-21T10:00:00.000+08:00')
    expect(outcomes(await chase([civil], at))).toEqual([['told', 'newcomer', 'other']])
    expect(await told()).toEqual([
      'other owner 催报：肇庆市民政局2024年8月',
      'newcomer owner 催报：肇庆市民政局2024年8月',
      'newcomer,other owner 催报：肇庆市民政局2024年8月',
    ])

    const chased = { on: '2024-09-21', byName: 'secretary', times: 3 }
    const own = (await matrix()).units.find(({ organisation }) => organisation === 'zhaoqing-minzheng')!
    expect(own.standings).toMatchObject([{ promptness: 'missing', chased }])
    const { body } = await desk.as('other', `GET /api/filings?at=${at}`)
    const listed = (body as Filings).filings.filter((one) => one.chased !== null)
    expect(listed.map((one) => [one.id, one.chased])).toEqual([[civil, chased]])
    const status = (await desk.as('leader', `GET /api/timeliness/filings/${civil}?at=${at}`))
      .body as FilingStatus
    expect(status.people.sort()).toEqual(['newcomer', 'other'])
    expect(status.reminders.map(({ byName, people }) => [byName, ...people])).toEqual([
      ['secretary', 'newcomer', 'other'],
      ['secretary', 'newcomer'],
      ['secretary', 'other'],
    ])
    const bell = (await desk.as('other', 'GET /api/bell')).body as Bell
    expect(filingRings(bell).map(({ kind, filing, actorName }) => [kind, filing, actorName])).toEqual([
      ['chased', civil, 'secretary'],
      ['chased', civil, 'secretary'],
    ])
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is a reviewer’s in the regions that they review, and nobody’s after the period is closed', async () => {
    desk.clock.set('2024-09-20T10:00:00.000+08:00')
    const asked = { filings: [civil], at: '2024-09-20' }
    const chaseBy = async (who: string) =>
      outcomes(
        (await ask(desk.server, 'POST /api/timeliness/chases', await by(desk.server, who), asked)).body,
      )
    await desk.server.person('here', ['reviewer'], { regions: ['441200'] })
    await desk.server.person('elsewhere', ['reviewer'], { regions: ['441802'] })
    expect(await chaseBy('elsewhere')).toEqual([['not-covered']])
    expect(await chaseBy('here')).toEqual([['told', 'other']])
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M08/closure', admin, { reason: '补报期限已过' })
    expect(outcomes(await chase([civil], '2024-09-20'))).toEqual([['nothing-open']])
  })
})

async function morning(day: string, hour = '08:51'): Promise<string[]> {
  await reminding.remindAt(`2024-${day}T${hour}:00.000+08:00`)
  return (await told()).filter((one) => one.startsWith('other'))
}

describe('filingRemindJob (D-4, D-5)', () => {
  it('reminds of all filings together, by the rhythm, never within five days, over holidays', async () => {
    const byDay: Record<string, string[]> = {}
    for (let day = Date.parse('2024-09-02'); day <= Date.parse('2024-10-25'); day += 86_400_000) {
      const name = new Date(day).toISOString().slice(5, 10)
      const messages = [...(await morning(name)), ...(await morning(name, '22:00'))]
      if (messages.length > 0) byDay[name] = messages
    }
    const late = (count: number) => `other owner+secretary 填报提醒：${count} 张填报单待报`
    const soon = 'other owner 填报提醒：1 张填报单待报'
    expect(byDay).toEqual({
      // January to July are long overdue; August is due on the 9th.
      '09-02': [late(8)],
      // The day before August's due date is a Sunday; the Friday before is four days after the 2nd. The other seven have
      // reached a further 30 days after their deadlines.
      '09-09': [late(8)],
      // August is one day late on the 10th and seven on the 16th, five days after the last message.
      '09-14': [soon],
      '09-19': [soon],
      // September is due on 14 October; the 7th and the six days before it are days of rest, so that the 30th tells of it.
      '09-30': [soon],
      // All but May, August and September have reached a further 30 days.
      '10-08': [late(6)],
      // The 14th is the last day for September; May and August are told with it.
      '10-14': [late(3)],
      '10-21': [soon],
    })
  })

  it('leaves out who does not want to be reminded, and who was just chased', async () => {
    await desk.as('other', 'PUT /api/bell', { off: ['due'] })
    expect(await morning('09-02')).toEqual([])
    // No message goes out at night, even to people who want it.
    await desk.as('other', 'PUT /api/bell', { off: [] })
    expect(await morning('09-02', '22:00')).toEqual([])
    desk.clock.set('2024-09-03T07:00:00.000+08:00')
    expect(outcomes(await chase(['zhaoqing-minzheng-2024-M07'], '2024-09-03'))).toEqual([['told', 'other']])
    expect(await told()).toEqual(['other owner 催报：肇庆市民政局2024年7月'])
    expect(await morning('09-03')).toEqual([])
    expect(await morning('09-09')).toHaveLength(1)
    const bell = (await desk.as('other', 'GET /api/bell')).body as Bell
    expect(filingRings(bell).map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['due', '系统'],
      ['chased', 'secretary'],
    ])
  })
})
