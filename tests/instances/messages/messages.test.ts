import { expect, describe, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { openMailServer } from '#tests/support/callers/mail-server.ts'
import { openReceiver } from '#tests/support/callers/receiver.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer } from '#tests/support/servers/test-server.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { startTelling } from './telling-processes.ts'

/** Two months and a kill at every second look: the long form, by `npm run long -- messages`. */
const isLong = process.env['MESSAGES'] === 'long'
/** When a process is killed: while it looks, or as soon as a mail has come. */
type Kill = 'looking' | 'delivering'

const begun = '2024-09-02T07:00:00.000+08:00'
/** Eight filings are overdue from the start; August is due on 9 September. The hours before 8 and from 18 o'clock bring nothing. */
const ofTheFirstDays = [
  '09-02T09:00 owner@example.gov.cn 8 张填报单待报',
  '09-03T09:00 reviewer@example.gov.cn 1 项待审核',
  '09-04T08:50 owner@example.gov.cn 退回 1 项',
  '09-05T08:50 owner@example.gov.cn 督办〔2024〕1号交办',
  '09-06T08:50 leader@example.gov.cn 亮灯变化',
  '09-06T08:50 owner@example.gov.cn 亮灯变化',
  '09-09T09:00 owner@example.gov.cn 8 张填报单待报',
]

/** A server whose clock moves, with two processes that tell its people, and what came to the sinks. */
async function run(kills: (round: number) => Kill | undefined, days: number) {
  let onTaken = () => {}
  const mails = await openMailServer(() => onTaken())
  const receiver = await openReceiver()
  const database = await createTestDatabase()
  const server = await startTestServer({ database, clock: testClock(begun) })
  await server.person('secretary', ['secretary'])
  await server.person('owner', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  await server.person('leader', ['reader'], { regions: ['441200'] })
  const wants = { fromHour: 8, untilHour: 18, workingDays: true, off: ['stalled', 'unreviewed'] }
  for (const who of ['secretary', 'owner', 'reviewer', 'leader']) {
    const addresses = { mail: `${who}@example.gov.cn`, ...(who === 'owner' && { webhook: receiver.url }) }
    const answer = await ask(server, 'PUT /api/bell/delivery', await by(server, who), {
      ...wants,
      ...addresses,
    })
    expect(answer.status).toBe(200)
  }
  await ask(server, 'PUT /api/watches/zhaoqing-2024-5g-base-stations', await by(server, 'leader'))
  const telling = await startTelling(database.place.databaseUrl, { smtp: mails.smtp, begun })
  let round = 0
  const came: string[] = []

  /** Both processes look; one of them may be killed and is replaced. */
  async function look(at: string): Promise<void> {
    server.clock.set(at)
    const kill = kills(round)
    round += 1
    if (kill === 'delivering')
      onTaken = () => {
        onTaken = () => {}
        telling.kill()
      }
    const done = telling.at(at)
    if (kill === 'looking') telling.kill()
    await done
    onTaken = () => {}
    // Messages of one look are delivered side by side, in any order.
    const told = new Map(mails.taken.map((mail) => [mail.id, mail]))
    const fresh = [...told.values()].slice(came.length)
    const worded = fresh.map(({ to, subject }) => `${to.join()} ${subject.replace('序时提醒：', '')}`)
    came.push(...worded.sort().map((words) => `${at.slice(5, 16)} ${words}`))
  }

  const cell = { ...stations(0, '441200', '08'), revision: 1 }
  const { indicator, region, period, revision } = cell
  for (let day = 0; day < days; day += 1) {
    const on = new Date(Date.parse('2024-09-02') + day * 86_400_000).toISOString().slice(0, 10)
    server.clock.set(`${on}T08:10:00.000+08:00`)
    if (day === 1)
      await ask(server, 'POST /api/observations', await by(server, 'owner'), {
        items: [stations(6_900, region, '08')],
      })
    if (day === 2) {
      const items = [{ indicator, region, period, revision, reason: '与台账不符' }]
      await ask(server, 'POST /api/review/returns', await by(server, 'reviewer'), { items })
    }
    if (day === 3)
      await ask(server, 'POST /api/action-items', await by(server, 'secretary'), {
        ...{ order: '加快5G基站建设', organisation: 'zhaoqing-gongxin', assign: true },
      })
    if (day === 4) await approve(server, [stations(8_100, region, '07')])
    for (const hour of ['08:50', '09:00', '20:00']) await look(`${on}T${hour}:00.000+08:00`)
  }
  await telling.stop()
  const sound = await verifyLedger(server.deps.store.reader)
  const result = {
    came,
    mails: [...mails.taken],
    posted: receiver.heard.map(({ id }) => id),
    sound: sound.sound,
  }
  await server.stop()
  await Promise.all([mails.close(), receiver.close()])
  return result
}

const kills = ['looking', 'delivering'] as const
const everySecond = (round: number) => (round % 2 === 0 ? kills[(round / 2) % 2] : undefined)

describe('messages of two instances to people', () => {
  it('come once each, also where processes are killed while they look or deliver, and begin anew', async () => {
    const { came, mails, posted, sound } = await run(everySecond, isLong ? 61 : 8)
    expect(came.slice(0, ofTheFirstDays.length)).toEqual(ofTheFirstDays)
    if (isLong) expect(came).toEqual((await run(() => undefined, 61)).came)
    // What came again, since its process died between delivery and mark, came under the same id; no two say the same.
    const told = new Map(mails.map(({ id, to, text }) => [id, `${to.join()} ${text}`]))
    expect(told.size).toBe(came.length)
    expect(new Set(told.values()).size).toBe(told.size)
    expect(new Set(posted).size).toBe(came.filter((one) => one.includes('owner@')).length)
    expect(sound).toBe(true)
    process.stdout.write(
      `${came.length} messages; ${mails.length - told.size} of them came again under the same id\n`,
    )
  }, 600_000)
})
