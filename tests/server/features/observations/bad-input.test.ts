import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

/** A valid value of an indicator without decimals, which is collected in 441200 and its counties. */
const sound = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', value: 7_000 }
const items = (...changes: object[]) => ({ items: changes.map((change) => ({ ...sound, ...change })) })
const post = (payload: object, headers: Record<string, string> = byToken) =>
  ask(desk.server, 'POST /api/observations', headers, payload)
const stored = async () =>
  (
    await ask(
      desk.server,
      'GET /api/observations?indicator=zhaoqing-5g-base-stations&includeHistory=true',
      desk.reporter,
    )
  ).body.observations

describe('POST /api/observations, bad input', () => {
  it.each([
    ['an unknown indicator', { indicator: 'nothing' }, 'unknown-indicator', 'indicator'],
    ['an unknown region', { region: '999999' }, 'unknown-region', 'region'],
    ['a region it is not collected for', { region: '440000' }, 'region-not-collected', 'region'],
    ['a text that is no period', { period: '2024-13' }, 'bad-period', 'period'],
    ['a period of another frequency', { period: '2024-Q3' }, 'wrong-frequency', 'period'],
    ['a period not yet ended', { period: '2024-M11' }, 'period-not-ended', 'period'],
    ['a number with a comma', { value: '12,34' }, 'bad-value', 'value'],
    ['an exponent', { value: '1e999' }, 'bad-value', 'value'],
    ['NaN', { value: 'NaN' }, 'bad-value', 'value'],
    ['16 digits', { value: '1234567890123456' }, 'bad-value', 'value'],
    ['an empty text', { value: '' }, 'bad-value', 'value'],
    ['more decimals than the indicator has', { value: '7000.5' }, 'bad-value', 'value'],
    ['a negative count', { value: -1 }, 'bad-value', 'value'],
    ['no value and no reason', { value: null }, 'reason-needed', 'reason'],
    ['a value and a reason for none', { reason: 'not-due' }, 'bad-item', 'reason'],
    ['a value of the status missing', { status: 'M' }, 'bad-item', 'status'],
  ])('refuses %s with 422 and stores nothing of the batch', async (_, change, code, field) => {
    const answer = await post(items({ period: '2024-M08' }, change))
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ index: 1, field }] } })
    expect(await stored()).toEqual([])
  })

  it('refuses a JSON number beyond all bounds', async () => {
    const answer = await desk.server.app.inject({
      method: 'POST',
      url: '/api/observations',
      headers: { ...byToken, 'content-type': 'application/json' },
      payload: JSON.stringify(items({})).replace('7000', '1e999'),
    })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'bad-value'])
  })

  it('tells every fault of every item at once', async () => {
    const { body } = await post(items({ period: '2024-Q3', value: '12,34' }, {}, { indicator: 'nothing' }))
    expect(body.code).toBe('bad-item')
    expect(body.errors.map(({ index, field }: { index: number; field: string }) => [index, field])).toEqual([
      [0, 'period'],
      [0, 'value'],
      [2, 'indicator'],
    ])
  })

  it('refuses the same cell twice in one batch', async () => {
    expect(await post(items({}, { period: '2024-09' }))).toMatchObject({
      status: 422,
      body: { code: 'duplicate-cell', errors: [{ index: 1 }] },
    })
  })
  it('refuses what is not its schema', async () => {
    for (const payload of [
      {},
      { items: [] },
      { items: [{ ...sound, more: 1 }] },
      { items: [{ ...sound, value: true }] },
    ]) {
      expect((await post(payload)).status).toBe(400)
    }
  })
})
