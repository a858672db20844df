import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await approve(desk.server, [stations(6_900, '441200', '07'), stations(7_000, '441200', '08')])
})
afterAll(() => desk.server.stop())

const post = (query: string, headers: Record<string, string>, body: object) =>
  ask(desk.server, `POST /api/observations${query}`, headers, body)

describe('POST /api/observations?check=true', () => {
  it('answers what a post of the same batch answers after it, and stores nothing', async () => {
    for (const [headers, batch] of [
      [byToken, { items: [stations(7_050), stations(1_200, '441202')] }],
      [desk.reporter, { items: [stations(7_060)], submit: false }],
      [desk.reporter, { items: [{ ...stations(7_070), note: '新增站点验收集中在九月，已逐站核对' }] }],
    ] as const) {
      const { sequence } = desk.server.deps.store.head()
      const checked = await post('?check=true', headers, batch)
      expect(desk.server.deps.store.head().sequence).toBe(sequence)
      const { findings, sequence: known, ...told } = checked.body
      expect([checked.status, known, findings]).toEqual([200, sequence, expect.any(Array)])
      const stored = await post('?check=false', headers, batch)
      const { sequence: after, ...answered } = stored.body
      expect([stored.status, after]).toEqual([201, sequence + batch.items.length])
      expect(told).toEqual(answered)
    }
  })

  it('tells the findings of a value that a reason explains', async () => {
    const slip = { ...stations(70_000), note: '九月并入了三家运营商的全部站点，已逐站核对' }
    const checked = await post('?check=true', desk.reporter, { items: [slip] })
    expect(checked.status).toBe(200)
    expect(checked.body.findings[0]).toMatchObject({
      index: 0,
      severity: 'query',
      message: expect.any(String),
    })
  })

  it.each([
    ['a slip without an explanation', { items: [stations(70_000)] }],
    ['a value that cannot be true', { items: [stations(-5), stations(7_000.5)] }],
    ['a period that has not ended', { items: [stations(7_000, '441200', '12')] }],
    ['an edit of what is no longer newest', { items: [{ ...stations(7_100), basedOn: 0 }] }],
    ['an unknown indicator', { items: [{ ...stations(7_100), indicator: 'none' }] }],
    ['a batch that has no items', { items: [] }],
  ])('refuses %s as the post does', async (_what, batch) => {
    const [checked, posted] = [
      await post('?check=true', desk.reporter, batch),
      await post('', desk.reporter, batch),
    ]
    const { instance: _one, ...told } = checked.body
    const { instance: _other, ...answered } = posted.body
    expect([checked.status, told]).toEqual([posted.status, answered])
    expect(checked.status).toBeGreaterThanOrEqual(400)
  })

  it('keeps no Idempotency-Key: the post under it stores', async () => {
    const keyed = { ...byToken, 'idempotency-key': 'checked-first' }
    const batch = { items: [stations(7_200)] }
    expect((await post('?check=true', keyed, batch)).status).toBe(200)
    expect((await post('', keyed, batch)).status).toBe(201)
  })

  it('checks a batch of hundreds', async () => {
    const items = Array.from({ length: 300 }, (_, place) => ({
      indicator: 'zhaoqing-5g-base-stations',
      region: '441200',
      period: `${1_000 + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
      value: 1,
    }))
    const { sequence } = desk.server.deps.store.head()
    const { status, body } = await post('?check=true', byToken, { items })
    expect([status, body.accepted.length]).toEqual([200, 300])
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
  })
})
