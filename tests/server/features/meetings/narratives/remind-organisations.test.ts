import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { narrativeRemindJob } from '#server/features/meetings/narratives/remind-organisations.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import type { OrderDesk } from '../../action-items/order-desk.ts'
import { openRemindingDesk, type RemindingDesk } from '../../action-items/reminding-desk.ts'

let reminding: RemindingDesk
let desk: OrderDesk
const targets = ['zhaoqing-2024-5g-base-stations', 'zhaoqing-2024-new-it-key-projects']
beforeEach(async () => {
  reminding = await openRemindingDesk('2024-09-26T10:00:00.000+08:00', narrativeRemindJob)
  desk = reminding.desk
  const draft = {
    series: 'weekly',
    title: '第41周调度会',
    date: '2024-10-11',
    at: '2024-09-26',
    scopes: ['441200'],
  }
  await desk.as('secretary', 'POST /api/meetings', draft)
})
afterEach(async () => {
  expect(await reminding.stop()).toEqual([])
})

const request = (of: readonly string[], due: string) =>
  desk.as('secretary', 'POST /api/meetings/weekly-1/narratives', { targets: of, due })

async function morning(day: string): Promise<string[]> {
  await reminding.remindAt(`2024-${day}T08:41:00.000+08:00`)
  return told()
}

/** The messages delivered since the last call. */
const told = async () =>
  (await reminding.told()).map(
    ({ parties, text }) => `${parties.join('+')}：${text.slice(text.indexOf('说明') + 2)}`,
  )

const bothTargets = '“5G基站累计开通数”、“新一代信息技术工程类市重点项目数”'

describe('narrativeRemindJob (J-10)', () => {
  it('tells an organisation once that it is asked, once that the day is near, and once that it has passed, over holidays', async () => {
    await request(targets, '2024-10-09')
    await request(targets, '2024-10-09')
    expect(await told()).toEqual([
      `owner：${bothTargets}，请在2024年10月9日以前在“会前说明”里答复：原因不超过 300 字，措施不超过 300 字，需协调事项不超过 200 字，并作出研判。`,
    ])
    const byDay: Record<string, string[]> = {}
    // A Sunday that is worked, a holiday, the days around the due date, and a day after the meeting.
    for (const day of ['09-29', '10-01', '10-08', '10-09', '10-10', '10-12']) {
      const messages = await morning(day)
      if (messages.length > 0) byDay[day] = messages
    }
    expect(byDay).toEqual({
      // Offices rest from 1 to 7 October, so that the working day before the ninth is the eighth.
      '10-08': [`owner：${bothTargets}，尚未答复，请在2024年10月9日以前答复。`],
      '10-10': [`owner+secretary：${bothTargets}，尚未答复，期限2024年10月9日已过，请立即答复。`],
    })
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('tells nothing of what was answered, nor of a meeting that is frozen', async () => {
    await request(targets, '2024-10-09')
    await told()
    const answer = { cause: '站址协调慢', measures: '逐站挂图', coordination: '', judgement: 'at-risk' }
    const put = await desk.as('owner', `PUT /api/meetings/weekly-1/narratives/${targets[0]}`, answer, {
      'if-match': '"1"',
    })
    expect(put.status).toBe(200)
    expect(await morning('10-08')).toEqual([
      'owner：“新一代信息技术工程类市重点项目数”，尚未答复，请在2024年10月9日以前答复。',
    ])
    await desk.as('secretary', 'POST /api/meetings/weekly-1/freeze', {})
    expect(await morning('10-10')).toEqual([])
  })

  it('tells an organisation that was asked that the meeting is cancelled, and nothing after that', async () => {
    await request(targets, '2024-10-09')
    await told()
    const path = 'POST /api/meetings/weekly-1'
    expect((await desk.as('secretary', `${path}/cancel`, { reason: ' ' })).body.code).toBe('reason-needed')
    const cancelled = await desk.as('secretary', `${path}/cancel`, { reason: '会议改期' })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelledFor: '会议改期', transitions: [] })
    expect(await told()).toEqual([`owner：${bothTargets}。`])
    expect(await morning('10-08')).toEqual([])
    expect((await desk.as('owner', 'GET /api/narratives')).body.narratives).toEqual([])
    for (const [act, body] of [
      ['cancel', { reason: '再取消一次' }],
      ['freeze', {}],
      ['hold', undefined],
    ] as const) {
      const refused = await desk.as('secretary', `${path}/${act}`, body)
      expect([refused.status, refused.body.detail], act).toEqual([
        409,
        '会议“第41周调度会”已取消，不再筹备；要开会，请另筹备一次。',
      ])
    }
    const order = { order: '加快基站建设', organisation: 'zhaoqing-gongxin', meeting: 'weekly-1' }
    expect((await desk.as('secretary', 'POST /api/action-items', order)).body.detail).toContain('已取消')
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
