import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

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

describe('POST /api/observations', () => {
  it('refuses a parameter that it does not know, and stores nothing', async () => {
    const before = await stored()
    const answer = await ask(desk.server, 'POST /api/observations?dry=true', byToken, items({}))
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } })
    expect(await stored()).toEqual(before)
  })

  it('refuses a closed period', async () => {
    const admin = await by(desk.server, 'admin')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin)
    expect(await post(items({}))).toMatchObject({ status: 422, body: { code: 'period-closed' } })
    await ask(desk.server, 'DELETE /api/periods/2024-M09/closure', admin, { reason: '更正漏报' })
    expect((await post(items({}))).status).toBe(201)
  })

  it('refuses 10,001 items before it looks at any, and takes 10,000', async () => {
    const many = Array.from({ length: 10_001 }, () => ({}))
    expect(await post({ items: many })).toMatchObject({ status: 413, body: { code: 'too-many-items' } })
    const years = Array.from({ length: 10_000 }, (_, place) => ({
      period: `${1100 + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
    }))
    expect((await post(items(...years))).status).toBe(201)
  })
})

describe('POST /api/observations, where the catalogue has changed', () => {
  it('checks by the new version beside the values that were known before', async () => {
    const { store, catalogue } = desk.server.deps
    const earlier = ['03', '04', '05', '06', '07', '08'].map((month, place) => ({
      period: `2024-M${month}`,
      value: 6_000 + 110 * place,
    }))
    expect((await post(items(...earlier))).status).toBe(201)
    const draft = { ...items({ value: 6_660.5 }), submit: false }
    expect(await post(draft, desk.reporter)).toMatchObject({ status: 201 })
    expect(await post(items({ value: 6_660.5 }), desk.reporter)).toMatchObject({ status: 422 })
    const indicator = catalogue.current().indicators.get(sound.indicator)!
    const record = { kind: 'indicator', id: sound.indicator, version: 2 } as const
    await store.write((writer) =>
      changeCatalogue(writer, {
        actor: 'admin',
        subject: `indicator/${sound.indicator}`,
        origin: 'administrator',
        records: [{ ...record, body: JSON.stringify({ ...indicator, decimals: 1 }) }],
      }),
    )
    expect(await post(items({ value: 6_660.5 }), desk.reporter)).toMatchObject({
      status: 201,
      body: { accepted: [{ revision: 2 }] },
    })
    // The earlier values still show what is unlikely.
    const slip = await post(items({ period: '2024-M09', value: 66_605 }), desk.reporter)
    expect(slip.body).toMatchObject({ code: 'explanation-needed', errors: [{ code: 'scale-slip' }] })
  })
})

describe('POST /api/observations, who may', () => {
  it.each([
    [
      'another organisation’s indicator',
      { indicator: 'zhaoqing-forest-tending' },
      'organisation-not-allowed',
    ],
  ])('refuses a reporter %s with 403', async (_, change, code) => {
    expect(await post(items({}, change), desk.reporter)).toMatchObject({ status: 403, body: { code } })
    expect(await stored()).toEqual([])
  })

  it('refuses a reporter a region outside the own ones', async () => {
    const county = { organisations: ['zhaoqing-gongxin'], regions: ['441202'] }
    await desk.server.person('county', ['reporter'], county)
    const headers = await by(desk.server, 'county')
    expect(await post(items({}), headers)).toMatchObject({
      status: 403,
      body: { code: 'region-not-allowed' },
    })
    expect((await post(items({ region: '441202', value: 900 }), headers)).status).toBe(201)
  })

  it('stores a reporter’s value as submitted and a publishing token’s as approved', async () => {
    expect((await post(items({}), desk.reporter)).body.accepted).toEqual([
      { indicator: sound.indicator, region: '441200', period: '2024-M09', revision: 1, state: 'submitted' },
    ])
    expect((await post(items({ value: '7010' }))).body.accepted[0]).toMatchObject({
      revision: 2,
      state: 'approved',
    })
    expect(await stored()).toMatchObject([
      { revision: 1, value: 7_000, state: 'submitted', actor: 'person:reporter', decidedBy: null },
      { revision: 2, value: 7_010, state: 'approved' },
    ])
  })

  it('keeps a draft, which may still fail the checks', async () => {
    const draft = await post({ ...items({ value: '7000.25' }), submit: false }, desk.reporter)
    expect(draft.body.accepted[0]).toMatchObject({ revision: 1, state: 'draft' })
    expect(await post(items({ value: '7000.25' }), desk.reporter)).toMatchObject({ status: 422 })
    expect((await post(items({}), desk.reporter)).body.accepted[0]).toMatchObject({
      revision: 2,
      state: 'submitted',
    })
  })

  it('takes any form of a period and gives it back in SDMX form', async () => {
    expect((await post(items({ period: '2024-9' }))).body.accepted[0].period).toBe('2024-M09')
  })

  it('takes an absence with its reason', async () => {
    expect((await post(items({ value: null, reason: 'not-collected' }))).status).toBe(201)
    expect(await stored()).toMatchObject([{ value: null, reason: 'not-collected', status: 'M' }])
  })
})

describe('POST /api/observations, checks', () => {
  const tenfold = { period: '2024-M09', value: 70_000 }
  beforeEach(() => post(items({ period: '2024-M07', value: 6_900 }, { period: '2024-M08', value: 6_950 })))

  it('asks a person for a real explanation of what looks wrong', async () => {
    expect(await post(items(tenfold), desk.reporter)).toMatchObject({
      status: 422,
      body: { code: 'explanation-needed', errors: [{ field: 'note', code: 'scale-slip' }] },
    })
    expect(await post(items({ ...tenfold, note: '核实无误' }), desk.reporter)).toMatchObject({ status: 422 })
    const note = '并入铁塔公司共享站点六万余座'
    expect((await post(items({ ...tenfold, note }), desk.reporter)).status).toBe(201)
  })

  it('stores what it found with a token’s value and does not block it', async () => {
    expect((await post(items(tenfold))).status).toBe(201)
    const { db, tables } = desk.server.deps.store.reader
    const [row] = (await db.select().from(tables.observation)).filter(({ period }) => period === '2024-M09')
    expect(JSON.parse(row?.findings ?? '[]')).toMatchObject([{ code: 'scale-slip', severity: 'query' }])
  })
})

describe('POST /api/observations, edits', () => {
  it('refuses an edit that was based on an older revision with 412', async () => {
    await post(items({}))
    expect((await post(items({ basedOn: 1, value: 7_010 }))).status).toBe(201)
    expect(await post(items({ basedOn: 1, value: 7_020 }))).toMatchObject({
      status: 412,
      body: { code: 'stale-edit' },
    })
    expect(await stored()).toHaveLength(2)
  })

  it('takes no person’s edit of a colleague’s draft that does not name it; a program’s replaces it', async () => {
    const gongxin = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    await desk.server.person('colleague', ['reporter'], gongxin)
    const colleague = await by(desk.server, 'colleague')
    const draft = (change: object) => ({ ...items(change), submit: false })
    expect((await post(draft({ value: 7_001 }), colleague)).status).toBe(201)
    expect((await post(draft({ value: 7_002 }), colleague)).status).toBe(201)
    for (const submit of [true, false])
      expect(await post({ ...items({ value: 7_010 }), submit }, desk.reporter)).toMatchObject({
        status: 412,
        body: {
          code: 'stale-edit',
          detail:
            '本次没有保存。第 1 项：这一格有同事存的草稿（第 2 版）：请先读出来核对，再写明是在第几版上改的（basedOn）。',
        },
      })
    expect((await post(draft({ value: 7_011, basedOn: 2 }), desk.reporter)).status).toBe(201)
    expect((await post(items({ value: 7_012 }), colleague)).body.code).toBe('stale-edit')
    await ask(desk.server, 'DELETE /api/observations/drafts', desk.reporter, {
      items: [{ indicator: sound.indicator, region: sound.region, period: sound.period }],
    })
    expect((await post(items({ value: 7_012 }), colleague)).status).toBe(201)
    expect((await post(draft({ value: 7_013 }), colleague)).status).toBe(201)
    expect((await post(items({ value: 7_014 }))).status).toBe(201)
  })
})

describe('POST /api/observations, Idempotency-Key', () => {
  const keyed = (payload: object, key = 'k-1', headers = byToken) =>
    post(payload, { ...headers, 'idempotency-key': key })

  it('repeats the first answer and stores once', async () => {
    const first = await keyed(items({}))
    expect(await keyed(items({}))).toMatchObject({ status: 201, body: first.body })
    expect(await stored()).toHaveLength(1)
  })

  it('refuses another body under the same key, and takes it under another', async () => {
    await keyed(items({}))
    expect(await keyed(items({ value: 7_001 }))).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
    expect((await keyed(items({ value: 7_001 }), 'k-2')).body.accepted[0].revision).toBe(2)
  })

  it('repeats it to simultaneous requests too', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => keyed(items({}))))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await stored()).toHaveLength(1)
  })

  it('keeps the keys of two callers apart', async () => {
    await keyed(items({}))
    expect((await keyed(items({ value: 7_001 }), 'k-1', desk.reporter as never)).status).toBe(201)
  })

  it('forgets a key after 24 hours', async () => {
    await keyed(items({}))
    desk.server.clock.advance(24 * 3_600_000 + 1)
    expect((await keyed(items({ value: 7_001 }))).body.accepted[0].revision).toBe(2)
  })

  it('stores no answer for what was refused', async () => {
    expect((await keyed(items({ value: 'x' }))).status).toBe(422)
    expect((await keyed(items({}))).status).toBe(201)
  })

  it.each(['', 'with space', 'k'.repeat(256)])('refuses the key %j', async (key) => {
    expect((await keyed(items({}), key)).status).toBe(400)
  })
})
