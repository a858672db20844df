import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  await approve(server, [
    stations(7_000, '441200', '07'),
    { ...stations(7_010, '441200', '08'), status: 'P' },
    stations(7_020, '441200', '09'),
  ])
})
afterAll(() => desk.server.stop())

const enter = (value: number, month: string, more: object = {}) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(value, '441200', month), note: '与铁塔公司台账核对，补登三座', ...more }],
    submit: true,
  })
const approval = (month: string, revision: number) => {
  const { indicator, region, period } = stations(0, '441200', month)
  return ask(desk.server, 'POST /api/review/approvals', desk.reviewer, {
    items: [{ indicator, region, period, revision }],
  })
}
const newest = async (month: string) => {
  const { indicator, region, period } = stations(0, '441200', month)
  const query = `indicator=${indicator}&region=${region}&from=${period}&to=${period}`
  return (await ask(desk.server, `GET /api/observations?${query}`, desk.reviewer)).body.observations[0]
}

describe('POST /api/observations, for a correction (W-13)', () => {
  it('keeps the reason that is told, an error by default, and that of the correction it replaces while that waits', async () => {
    expect(await newest('07')).not.toHaveProperty('correction')
    await enter(7_003, '07')
    expect(await newest('07')).toMatchObject({ revision: 2, correction: 'error' })
    await enter(7_004, '07', { correction: 'method' })
    await enter(7_005, '07')
    expect(await newest('07')).toMatchObject({ revision: 4, value: 7_005, correction: 'method' })
    expect((await approval('07', 4)).status).toBe(200)
  })

  it('takes the settled value in place of a provisional one for final, and refuses a final value that is provisional', async () => {
    const both = await enter(7_011, '08', { correction: 'final', status: 'P' })
    expect(both).toMatchObject({ status: 422, body: { errors: [{ field: 'correction', code: 'bad-item' }] } })
    await enter(7_012, '08')
    expect(await newest('08')).toMatchObject({ status: 'A', correction: 'final' })
  })

  it('tells no reason of a first value', async () => {
    await enter(6_990, '06', { correction: 'error' })
    expect(await newest('06')).not.toHaveProperty('correction')
  })

  it('is told on the board, in the history of the cell, to programs and on the ledger, which verifies', async () => {
    await enter(7_025, '09', { correction: 'method' })
    expect((await approval('09', 2)).status).toBe(200)
    const { body: board } = await ask(desk.server, 'GET /api/board?scope=441200', desk.reviewer)
    const row = board.targets.find(
      ({ indicator }: { indicator: string }) => indicator === 'zhaoqing-5g-base-stations',
    )
    expect(row).toMatchObject({ value: 7_025, status: 'A', correction: 'method' })
    const { indicator, region, period } = stations(0, '441200', '09')
    const place = `indicator=${indicator}&region=${region}&period=${period}`
    const { body: history } = await ask(desk.server, `GET /api/observations/history?${place}`, desk.reviewer)
    expect(history.acts.map((one: { correction?: string }) => one.correction)).toEqual([
      undefined,
      'method',
      undefined,
    ])
    const csv = await desk.server.app.inject({
      url: `/sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/${indicator}.${region}`,
      headers: { ...byToken, accept: 'application/vnd.sdmx.data+csv;version=2.1.0' },
    })
    expect(csv.statusCode, csv.body).toBe(200)
    expect(csv.body).toContain('REVISION_REASON')
    expect(csv.body).toMatch(/2024-M09.*,method,/)
    const { store } = desk.server.deps
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
  })
})
