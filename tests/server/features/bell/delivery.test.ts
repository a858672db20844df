import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, DeliveryChange } from '#server/contract/delivery.ts'
import { personWays } from '#server/features/bell/delivery/person-ways.ts'
import { tellPeople } from '#server/features/bell/delivery/tell-people.ts'
import { followLights } from '#server/features/watching/follow-lights.ts'
import { filingRemindJob } from '#server/features/reminders/remind-job.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { openMailServer, type MailServer } from '#tests/support/callers/mail-server.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openOrderDesk, type OrderDesk, type Who } from '../action-items/order-desk.ts'

let mails: MailServer
let receiver: Receiver
let desk: OrderDesk
const usual = { fromHour: 8, untilHour: 18, workingDays: true, off: [] as string[] }
/** Thursday, 31 October 2024. */
const begun = '2024-10-31T10:00:00.000+08:00'

beforeEach(async () => {
  ;[mails, receiver] = [await openMailServer(), await openReceiver()]
  desk = await openOrderDesk({ at: begun })
  await desk.server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  await look(begun)
})
afterEach(async () => {
  await desk.stop()
  await Promise.all([mails.close(), receiver.close()])
})

const fail = (fault: unknown) => {
  throw fault
}

/** The clock moves, and two new processes at once look at what is to be told and deliver it, as after a restart. */
async function look(at: string): Promise<string[]> {
  desk.clock.set(at)
  const { deps } = desk.server
  await followLights({ ...deps, report: fail }).look()
  if (at.slice(11, 16) === '08:50') await filingRemindJob(deps).run(AbortSignal.timeout(10_000))
  const people = () => tellPeople({ ...deps, report: fail })
  await Promise.all([people().look(), people().look()])
  const mail = { smtp: mails.smtp, from: 'xushi@example.gov.cn' }
  const ways = personWays({ ...deps, mail })
  const outbox = outboxDelivery(ways, { ...deps, report: fail })
  await outbox.look()
  await outbox.stop()
  return told()
}

let heard = 0
/** The mails since the last call. */
function told(): string[] {
  const fresh = mails.taken.slice(heard)
  heard = mails.taken.length
  return fresh.map(({ to, subject }) => `${to.join()} ${subject.replace('序时提醒：', '')}`)
}
beforeEach(() => {
  heard = 0
})

const wants = async (who: Who | 'reviewer', change: Partial<DeliveryChange> & { webhook?: string } = {}) => {
  const settings = { mail: `${who}@example.gov.cn`, ...usual, ...change }
  return ask(desk.server, 'PUT /api/bell/delivery', await by(desk.server, who), settings)
}

async function handIn(...items: object[]): Promise<void> {
  await desk.as('owner', 'POST /api/observations', { items: items as never })
}
async function giveBack(region: string, month: string, reason: string): Promise<void> {
  const { indicator, period } = stations(0, region, month)
  const items = [{ indicator, region, period, revision: 1, reason }]
  await ask(desk.server, 'POST /api/review/returns', await by(desk.server, 'reviewer'), { items })
}

describe('tellPeople (D-15)', () => {
  it('tells at once of returned figures, orders and turned lights, within the hours of a person, each once', async () => {
    expect((await wants('owner', { webhook: `${receiver.url}?key=s3cret` })).status).toBe(200)
    await handIn(stations(6_900, '441200', '09'), stations(2_000, '441202', '09'))
    expect(await look('2024-10-31T10:05:00.000+08:00')).toEqual([])
    await giveBack('441200', '09', '与台账不符')
    await desk.give()
    expect(await look('2024-10-31T10:07:00.000+08:00')).toEqual([
      'owner@example.gov.cn 督办〔2024〕1号交办等 2 条',
    ])
    expect(mails.taken[0]!.text).toContain(
      '· 退回 1 项：2024年9月 · 肇庆市工业和信息化局（reviewer）\n  5G基站累计开通数（肇庆市）：与台账不符',
    )
    // After hours nothing is sent, and what came meanwhile comes in the morning; a working Saturday does not follow.
    await giveBack('441202', '09', '口径不符')
    await approve(desk.server, [stations(8_100)])
    expect(await look('2024-10-31T18:00:00.000+08:00')).toEqual([])
    expect(await look('2024-11-01T07:59:00.000+08:00')).toEqual([])
    expect(await look('2024-11-01T08:00:00.000+08:00')).toEqual(['owner@example.gov.cn 亮灯变化等 2 条'])
    expect(await look('2024-11-01T08:01:00.000+08:00')).toEqual([])
    expect(receiver.heard.map(({ body }) => (body as { kinds: string[] }).kinds)).toEqual([
      ['ordered', 'returned'],
      ['turned', 'returned'],
    ])
    expect(new Set(mails.taken.map(({ id }) => id)).size).toBe(2)
  })

  it('gathers the rest, at most once in five days and not what was read, and passes what is switched off', async () => {
    await wants('reviewer', { off: ['stalled'] })
    await handIn(stations(6_900, '441200', '09'))
    expect(await look('2024-10-31T10:05:00.000+08:00')).toEqual(['reviewer@example.gov.cn 1 项待审核'])
    await handIn(stations(2_000, '441202', '09'))
    for (const day of ['11-01', '11-04']) expect(await look(`2024-${day}T09:00:00.000+08:00`)).toEqual([])
    expect(await look('2024-11-05T08:50:00.000+08:00')).toEqual([])
    expect(await look('2024-11-05T09:00:00.000+08:00')).toEqual(['reviewer@example.gov.cn 2 项待审核'])
    await handIn(stations(300, '441203', '09'))
    const own = await by(desk.server, 'reviewer')
    await ask(desk.server, 'PUT /api/bell', own, { readTo: 1_000_000 })
    expect(await look('2024-11-11T09:00:00.000+08:00')).toEqual([])
    await handIn(stations(301, '441204', '09'))
    await wants('reviewer', { off: ['waiting', 'stalled'] })
    expect(await look('2024-11-12T09:00:00.000+08:00')).toEqual([])
    await wants('reviewer', { off: ['stalled'] })
    expect(await look('2024-11-12T09:01:00.000+08:00')).toEqual(['reviewer@example.gov.cn 4 项待审核'])
  })

  it('tells the next one of what nobody answers, or nobody is left to answer (D-14)', async () => {
    for (const who of ['owner', 'reviewer', 'secretary'] as const) await wants(who)
    const gone = await ask(desk.server, 'PATCH /api/people/owner', await by(desk.server, 'admin'), {
      disabled: true,
    })
    expect(gone.status).toBe(200)
    await desk.server.person('late', ['reporter'], {
      organisations: ['zhaoqing-nongye'],
      regions: ['441200'],
    })
    await approve(desk.server, [stations(8_100)])
    await desk.give()
    // Nobody of the owner is left: the secretary hears of order and light, and the reviewers of the open filings.
    expect(await look('2024-11-01T08:50:00.000+08:00')).toEqual(['secretary@example.gov.cn 亮灯变化'])
    const morning = await look('2024-11-01T09:00:00.000+08:00')
    expect(morning.map((one) => one.replace(/ \d+/, ' …')).toSorted()).toEqual([
      'reviewer@example.gov.cn … 张填报单逾期未报',
      'secretary@example.gov.cn … 张填报单逾期未报',
    ])
    for (const day of ['02', '03', '04', '05'])
      for (const hour of ['08:50', '09:00'])
        expect(await look(`2024-11-${day}T${hour}:00.000+08:00`)).toEqual([])
  })

  it('delivers nothing to an address that was taken away meanwhile, and begins anew with a new one', async () => {
    await wants('owner')
    await handIn(stations(6_900, '441200', '09'))
    await giveBack('441200', '09', '与台账不符')
    await wants('owner', { mail: null })
    expect(await look('2024-10-31T10:05:00.000+08:00')).toEqual([])
    await wants('owner')
    expect(await look('2024-10-31T10:06:00.000+08:00')).toEqual([])
  })
})

describe('PUT /api/bell/delivery', () => {
  it('keeps addresses and hours for the caller alone, and tells no more of an address than its host', async () => {
    const { body } = await wants('owner', { webhook: 'https://example.com/hook?key=s3cret', off: ['due'] })
    expect(body as Delivery).toMatchObject({
      ...{ mail: 'owner@example.gov.cn', webhookHost: 'example.com', off: ['due'], mails: true },
      ...{ fromHour: 8, untilHour: 18, workingDays: true },
      atOnce: ['returned', 'revoked', 'asked', 'chased', 'ordered', 'narrative', 'turned'],
    })
    const kept = await wants('owner', { untilHour: 20 })
    expect(kept.body).toMatchObject({ webhookHost: 'example.com', untilHour: 20 })
    expect((await desk.as('other', 'GET /api/bell/delivery')).body).toMatchObject({
      mail: null,
      webhookHost: null,
    })
  })

  it('refuses hours that never come, addresses within and what is no address', async () => {
    expect((await wants('owner', { fromHour: 18, untilHour: 8 })).status).toBe(400)
    expect((await wants('owner', { webhook: 'http://10.0.0.1/' })).body.detail).toContain(
      'XUSHI_OUTGOING_HOSTS',
    )
    expect((await wants('owner', { webhook: 'http://a:b@example.com/' })).status).toBe(400)
    expect((await wants('owner', { mail: 'owner@a.cn, other@b.cn' })).status).toBe(400)
  })
})
