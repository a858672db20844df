import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { countQueries } from '#tests/support/databases/count-queries.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { stopSeconds } from '#tests/support/servers/seconds.ts'

let desk: Desk
// The work of each second would count among the statements.
stopSeconds()
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const note = '市局机房搬迁，分县清单已附'
const submit = (items: object[]) => ask(desk.server, 'POST /api/observations', desk.reporter, { items })
const queue = async () => (await ask(desk.server, 'GET /api/review', desk.reviewer)).body.items
const decide = (verdict: 'approvals' | 'returns', items: object[]) =>
  ask(desk.server, `POST /api/review/${verdict}`, desk.reviewer, { items })

describe('POST /api/review/approvals and returns, of a hundred cells and more', () => {
  it('decides each once, on a ledger that verifies, by few statements', async () => {
    const periods = Array.from(
      { length: 150 },
      (_, place) => `${2_000 + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
    )
    await submit(periods.map((period, place) => ({ ...stations(7_000 + place), period, note })))
    const cells = periods.map((period) => ({
      indicator: 'zhaoqing-5g-base-stations',
      region: '441200',
      period,
      revision: 1,
    }))
    const approving = await countQueries(() => decide('approvals', cells.slice(0, 85)))
    expect(approving.answer).toMatchObject({ status: 200, body: { decided: 85 } })
    // The cells alone would take 85 statements one by one.
    expect(approving.count).toBeLessThan(60)
    const { body } = await decide(
      'returns',
      cells.slice(85).map((one, place) => ({ ...one, reason: `口径不符，请复核第${place + 86}项` })),
    )
    expect(body).toMatchObject({ decided: 65 })
    const { observations } = (
      await ask(
        desk.server,
        'GET /api/observations?indicator=zhaoqing-5g-base-stations&includeHistory=true',
        desk.reviewer,
      )
    ).body
    const told = observations.map(({ period, state, returnReason, decidedAt }: Record<string, unknown>) => [
      period,
      state,
      returnReason,
      typeof decidedAt,
    ])
    expect(told).toEqual(
      periods.map((period, place) => [
        period,
        place < 85 ? 'approved' : 'returned',
        place < 85 ? null : `口径不符，请复核第${place + 1}项`,
        'string',
      ]),
    )
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
    expect(await queue()).toEqual([])
    expect((await decide('approvals', cells)).status).toBe(409)
  })
})

describe('GET /api/review, where hundreds wait', () => {
  it('reads them in pages, and what stands beside them a few series at a time', async () => {
    const months = (from: number, count: number) =>
      Array.from({ length: count }, (_, place) => ({
        ...stations(7_000 + place, '441200'),
        period: `${from + Math.floor(place / 12)}-M${String((place % 12) + 1).padStart(2, '0')}`,
        note,
      }))
    await approve(desk.server, months(1_998, 36))
    await submit(months(2_000, 24))
    const few = await countQueries(queue)
    expect(few.answer).toHaveLength(24)
    expect(few.answer[23]).toMatchObject({
      observation: { period: '2001-M12', value: 7_023 },
      previous: { period: '2000-M12', value: 7_035 },
      approved: null,
    })
    expect(few.answer[0]).toMatchObject({ approved: { value: 7_024, revision: 1 } })
    expect(few.answer[0].history).toHaveLength(12)
    // The 624 cells take two pages of the queue; their fifty years are read in spans of eight.
    await submit(months(1_200, 600))
    const many = await countQueries(queue)
    expect(many.answer).toHaveLength(624)
    expect(many.count).toBeLessThan(few.count + 40)
    expect(many.answer[623].observation).toMatchObject({ period: '1249-M12' })
  })

  it('answers one page of them if a limit is given, and tells where the next begins', async () => {
    // Cells of another region are left out, also between those of the county.
    await desk.server.person('county', ['reviewer'], { regions: ['441202'] })
    const county = await by(desk.server, 'county')
    for (const month of ['01', '02', '03', '04', '05'])
      await submit([
        { ...stations(7_000, '441200', month), note },
        { ...stations(900, '441202', month), note },
      ])
    const told: unknown[] = []
    for (let after: number | null = 0, pages = 0; after !== null && pages < 9; pages += 1) {
      const { body } = await ask(desk.server, `GET /api/review?limit=2&after=${after}`, county)
      told.push(body.items.map(({ observation }: { observation: { period: string } }) => observation.period))
      after = body.next
    }
    expect(told).toEqual([['2024-M01', '2024-M02'], ['2024-M03', '2024-M04'], ['2024-M05']])
    const whole = (await ask(desk.server, 'GET /api/review', county)).body
    expect(whole).toMatchObject({ next: null, items: { length: 5 } })
    expect((await ask(desk.server, 'GET /api/review?limit=501', desk.reviewer)).status).toBe(400)
  })
})

describe('GET /api/review/count', () => {
  it('counts what the queue lists to its caller, and of it what the caller may decide', async () => {
    await desk.server.person('two-roles', ['reporter', 'reviewer'], {
      organisations: ['zhaoqing-gongxin'],
      regions: ['441200'],
    })
    await desk.server.person('county', ['reviewer'], { regions: ['441202'] })
    await desk.server.person('auditor', ['auditor'])
    await submit(['01', '02', '03'].map((month) => ({ ...stations(7_000, '441200', month), note })))
    const twoRoles = await by(desk.server, 'two-roles')
    await ask(desk.server, 'POST /api/observations', twoRoles, {
      items: [{ ...stations(7_000, '441200', '04'), note }],
    })
    const count = async (headers: Record<string, string>) =>
      (await ask(desk.server, 'GET /api/review/count', headers)).body
    expect(await count(desk.reviewer)).toEqual({ waiting: 4, decidable: 4 })
    expect(await count(twoRoles)).toEqual({ waiting: 4, decidable: 3 })
    expect(await count(await by(desk.server, 'county'))).toEqual({ waiting: 0, decidable: 0 })
    // An auditor may read the queue without deciding.
    expect(await count(await by(desk.server, 'auditor'))).toEqual({ waiting: 4, decidable: 0 })
  })
})
