import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dispute } from '#server/contract/disputes.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let disputer: Record<string, string>
let reader: Record<string, string>
beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  await server.person('disputer', ['reporter', 'reviewer'], {
    organisations: ['zhaoqing-fagai'],
    regions: ['441200'],
  })
  await server.person('reader', ['reader'])
  disputer = await by(server, 'disputer')
  reader = await by(server, 'reader')
  await approve(server, [stations(6_900, '441200', '08'), stations(7_000, '441200', '09')])
})
afterAll(() => desk.server.stop())

const words = { reason: '漏计二期站址', method: '按铁塔公司台账逐站核对' }
const raise = (value: number, month: string, who = disputer, more: object = {}) =>
  ask(desk.server, 'POST /api/disputes', who, { ...stations(value, '441200', month), ...words, ...more })
const end = (id: string, way: string, who: Record<string, string>, body?: object) =>
  ask(desk.server, `POST /api/disputes/${id}/${way}`, who, body)
const listed = async (who: Record<string, string>, query = ''): Promise<Dispute[]> =>
  (await ask(desk.server, `GET /api/disputes${query}`, who)).body.disputes
const ofSeries = '?indicator=zhaoqing-5g-base-stations&region=441200'
const why = async () =>
  (await ask(desk.server, 'GET /api/targets/zhaoqing-2024-5g-base-stations/why', reader)).body
const rings = async (who: Record<string, string>, kind: string) =>
  (await ask(desk.server, 'GET /api/bell', who)).body.rings.filter(
    (ring: { kind: string }) => ring.kind === kind,
  )

describe('disputes (W-14)', () => {
  it('refuses one on what the own organisation reported, without a standing value, with the same value, or without a method', async () => {
    expect(await raise(7_050, '09', desk.reporter)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await raise(7_050, '07')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await raise(7_000, '09')).toMatchObject({ status: 422, body: { code: 'bad-value' } })
    expect(await raise(7_050, '09', disputer, { method: '无' })).toMatchObject({
      status: 422,
      body: { code: 'reason-needed' },
    })
    expect(await raise(7_050, '09', disputer, { region: '440100' })).toMatchObject({ status: 403 })
    expect(await listed(reader, ofSeries)).toEqual([])
  })

  it('shows both values beside the light while the approved one stands, names nobody to other readers, and rings for the reviewer', async () => {
    const { id } = (await raise(7_050, '09')).body
    expect(await raise(7_060, '09')).toMatchObject({ status: 409 })
    const [told] = await listed(reader, ofSeries)
    expect(told).toMatchObject({
      ...{ id, value: 7_000, disputed: 7_050, state: 'open', ...words },
      ...{ organisationName: '肇庆市发展和改革局', actorName: null, transitions: [] },
    })
    expect(await why()).toMatchObject({
      row: { value: 7_000 },
      disputes: [{ period: '2024-M09', disputed: 7_050, ...words }],
    })
    expect(await listed(desk.reviewer)).toMatchObject([
      { id, actorName: 'disputer', transitions: ['accept', 'reject'] },
    ])
    expect(await rings(desk.reviewer, 'disputed')).toMatchObject([{ count: 1, actorName: 'disputer' }])
    // Who reported the figure hears of it too, and whoever disputes it does not.
    const target = 'zhaoqing-2024-5g-base-stations'
    expect(await rings(desk.reporter, 'questioned')).toMatchObject([
      { count: 1, actorName: 'disputer', target },
    ])
    expect(await rings(disputer, 'questioned')).toEqual([])
  })

  it('lets nobody decide on the own dispute, and nobody but its author withdraw it', async () => {
    const [{ id }] = (await listed(disputer)) as [Dispute]
    const own = await end(id, 'acceptance', disputer)
    expect(own).toMatchObject({ status: 403, body: { code: 'own-entry' } })
    expect((await end(id, 'withdrawal', desk.reporter)).status).toBe(403)
    expect((await end('999999', 'acceptance', desk.reviewer)).status).toBe(404)
  })

  it('tells the reason of a rejection back, and leaves the approved value', async () => {
    const [{ id }] = (await listed(desk.reviewer)) as [Dispute]
    expect(await end(id, 'rejection', desk.reviewer, { reason: '否' })).toMatchObject({ status: 422 })
    const reason = '台账含未开通的站'
    expect((await end(id, 'rejection', desk.reviewer, { reason })).status).toBe(200)
    expect((await end(id, 'acceptance', desk.reviewer)).status).toBe(409)
    expect((await listed(reader, ofSeries))[0]).toMatchObject({ state: 'rejected', decisionReason: reason })
    expect(await why()).not.toHaveProperty('disputes')
    const [ring] = await rings(disputer, 'settled')
    expect(ring).toMatchObject({
      target: 'zhaoqing-2024-5g-base-stations',
      cells: [{ reason: `不采纳：${reason}` }],
    })
    expect(await rings(desk.reviewer, 'disputed')).toEqual([])
  })

  it('makes of an accepted one a correction by whoever disputes, which another person approves', async () => {
    const { id } = (await raise(7_080, '09')).body
    expect((await end(id, 'acceptance', desk.reviewer)).status).toBe(200)
    expect(await why()).toMatchObject({ row: { value: 7_000, pendingReview: true } })
    const { items } = (await ask(desk.server, 'GET /api/review', desk.reviewer)).body
    expect(items).toMatchObject([
      { observation: { value: 7_080, correction: 'error', actor: 'person:disputer', revision: 2 } },
    ])
    expect(items[0].observation.note).toBe('异议：漏计二期站址；取数方法：按铁塔公司台账逐站核对')
    const approvals = { items: [{ ...stations(0, '441200', '09'), revision: 2, value: undefined }] }
    const own = await ask(desk.server, 'POST /api/review/approvals', disputer, approvals)
    expect(own).toMatchObject({ status: 403, body: { code: 'own-entry' } })
    expect((await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, approvals)).status).toBe(200)
    expect(await why()).toMatchObject({ row: { value: 7_080, correction: 'error' } })
  })

  it('is refused where the approved value has changed since, or another waits, and withdrawn by its author', async () => {
    const { id } = (await raise(6_950, '08')).body
    const correct = (value: number) =>
      ask(desk.server, 'POST /api/observations', desk.reporter, {
        items: [{ ...stations(value, '441200', '08'), note: '补登漏报的五座站址' }],
      })
    await correct(6_905)
    expect(await end(id, 'acceptance', desk.reviewer)).toMatchObject({ status: 409 })
    const revision = { ...stations(0, '441200', '08'), revision: 2, value: undefined }
    await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, { items: [revision] })
    expect(await end(id, 'acceptance', desk.reviewer)).toMatchObject({ status: 412 })
    expect((await end(id, 'withdrawal', disputer)).status).toBe(200)
    expect((await listed(reader, ofSeries))[0]).toMatchObject({ state: 'withdrawn' })
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
