import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilingCell } from '#server/contract/filings.ts'
import type { ApprovedItem } from '#server/contract/review.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const target = 'zhaoqing-2024-5g-base-stations'
const reason = '通过后发现重复计数'
const cell = (month = '09') => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-M${month}`,
})
const submit = (value: number, month = '09') =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(value, '441200', month)] })
const decide = (
  act: 'approvals' | 'returns' | 'revocations',
  revision: number,
  more: object = act === 'approvals' ? {} : { reason },
  who = desk.reviewer,
) => ask(desk.server, `POST /api/review/${act}`, who, { items: [{ ...cell(), revision, ...more }] })
const read = async (path: string, who = desk.reviewer) => (await ask(desk.server, `GET ${path}`, who)).body
const onBoard = async (asOf?: number) => {
  const known = asOf === undefined ? '' : `&asOf=${asOf}`
  const { targets } = await read(`/api/board?scope=441200&at=2024-10-31${known}`)
  return targets.find((row: { target: string }) => row.target === target).value as number | null
}
const approved = async () => (await read('/api/review/approved')).items as ApprovedItem[]

/** 6,900 is approved, then 7,000 in its place. */
async function corrected(): Promise<void> {
  await submit(6_900)
  await decide('approvals', 1)
  await submit(7_000)
  await decide('approvals', 2)
}

describe('POST /api/review/revocations (W-3)', () => {
  it('lets the revision before stand again on the board; the revoked one waits, and can be approved again', async () => {
    await corrected()
    const before = desk.server.deps.store.head().sequence
    expect(await onBoard()).toBe(7_000)
    const { status, body } = await decide('revocations', 2)
    expect([status, body.decided]).toEqual([200, 1])
    expect(await onBoard()).toBe(6_900)
    const { items } = await read('/api/review')
    expect(items).toMatchObject([
      {
        observation: { revision: 2, value: 7_000, state: 'submitted', returnReason: reason },
        approved: { revision: 1 },
        transitions: ['approve', 'return'],
      },
    ])
    expect(await onBoard(before)).toBe(7_000)
    await decide('approvals', 2)
    expect(await onBoard()).toBe(7_000)
    expect(await onBoard(body.sequence)).toBe(6_900)
    expect(await onBoard(before)).toBe(7_000)
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('is not recalled by its reporter, who replaces it instead, as its words say', async () => {
    await corrected()
    await decide('revocations', 2)
    const recalled = await ask(desk.server, 'POST /api/observations/recalls', desk.reporter, {
      items: [{ ...cell(), basedOn: 2 }],
    })
    expect([recalled.status, recalled.body.detail]).toEqual([
      409,
      expect.stringContaining('在这一格点“更正”'),
    ])
    const filing = await read('/api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)
    const own = filing.cells.find(
      (one: FilingCell) => one.indicator === cell().indicator && one.region === '441200',
    )
    expect(own).toMatchObject({ current: { returnReason: reason }, transitions: ['save', 'replace'] })
    expect((await submit(6_950)).status).toBe(201)
    const waits = { revision: 3, value: 6_950, state: 'submitted', correction: 'error' }
    expect((await read('/api/review')).items).toMatchObject([{ observation: waits, decision: null }])
  })

  it('leaves nothing where nothing stood before, also in the reasons of the light', async () => {
    await submit(7_000)
    const { body: given } = await decide('approvals', 1)
    await decide('revocations', 1)
    expect(await onBoard()).toBeNull()
    const inputs = async (known = '') =>
      (await read(`/api/targets/${target}/why?at=2024-10-31${known}`)).inputs.map(
        ({ value }: { value: number }) => value,
      )
    expect(await inputs()).toEqual([])
    expect(await inputs(`&asOf=${given.sequence}`)).toEqual([7_000])
  })

  it('tells what was known before a revocation as it was known: by series and exchange', async () => {
    await corrected()
    const before = desk.server.deps.store.head().sequence
    await decide('revocations', 2)
    await decide('revocations', 1)
    await approve(desk.server, [stations(7_100)])
    const { indicator, region } = cell()
    const series = async (known: string) =>
      (
        await read(`/api/observations?indicator=${indicator}&region=${region}&includeHistory=true${known}`)
      ).observations.map(({ revision, state }: Record<string, unknown>) => [revision, state])
    expect(await series(`&asOf=${before}`)).toEqual([
      [1, 'approved'],
      [2, 'approved'],
    ])
    expect(await series('')).toEqual([
      [1, 'submitted'],
      [2, 'submitted'],
      [3, 'approved'],
    ])
    const exchanged = async (known: string) => {
      const url = `/sdmx/data/dataflow/XUSHI/OBSERVATIONS/*/${indicator}.${region}?format=sdmx-csv${known}`
      return (await desk.server.app.inject({ url, headers: byToken })).body
    }
    expect(await exchanged(`&asOf=${before}`)).toContain('7000')
    expect(await exchanged('')).not.toContain('7000')
  })

  it('is refused of one’s own figure, of another region, of what does not stand, without a reason and when closed', async () => {
    await corrected()
    const codeOf = async (revision: number, more?: object, who?: Record<string, string>) =>
      (await decide('revocations', revision, more, who)).body.code
    expect(await codeOf(1)).toBe('stale-edit')
    expect(await codeOf(2, { reason: '错了' })).toBe('reason-needed')
    await desk.server.person('afar', ['reviewer'], { regions: ['440400'] })
    expect(await codeOf(2, undefined, await by(desk.server, 'afar'))).toBe('region-not-allowed')
    await desk.server.person('two-roles', ['reporter', 'reviewer'], {
      organisations: ['zhaoqing-gongxin'],
      regions: ['441200'],
    })
    const author = await by(desk.server, 'two-roles')
    await ask(desk.server, 'POST /api/observations', author, { items: [stations(7_050)] })
    await decide('approvals', 3)
    expect(await codeOf(3, undefined, author)).toBe('own-entry')
    expect((await decide('revocations', 3)).status).toBe(200)
    expect(await codeOf(3)).toBe('conflict')
    await decide('approvals', 3)
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', await by(desk.server, 'admin'))
    expect(await codeOf(3)).toBe('period-closed')
    expect((await decide('revocations', 9)).body.code).toBe('conflict')
    expect(await onBoard()).toBe(7_050)
  })

  it('revokes what stands also while a later revision waits, which then is the only one to be decided', async () => {
    await submit(6_900)
    await decide('approvals', 1)
    await submit(7_000)
    expect((await decide('revocations', 1)).status).toBe(200)
    expect(await onBoard()).toBeNull()
    expect((await decide('approvals', 1)).body.code).toBe('stale-edit')
    await decide('approvals', 2)
    expect(await onBoard()).toBe(7_000)
  })
})

describe('GET /api/review/approved', () => {
  it('lists what stands, the last approval first, with what would stand instead, in pages', async () => {
    await corrected()
    await submit(7_200, '10')
    await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, {
      items: [{ ...cell('10'), revision: 1 }],
    })
    const told = (await approved()).map(({ observation, instead, transitions, deciderName }) => [
      ...[observation.period, observation.revision, instead?.value ?? null],
      ...[transitions, deciderName],
    ])
    expect(told).toEqual([
      ['2024-M10', 1, null, ['revoke'], 'reviewer'],
      ['2024-M09', 2, 6_900, ['revoke'], 'reviewer'],
    ])
    const first = await read('/api/review/approved?limit=1')
    expect(first.items).toHaveLength(1)
    const second = await read(`/api/review/approved?limit=1&before=${first.next}`)
    expect([second.items[0].observation.period, second.next]).toEqual(['2024-M09', null])
  })

  it('offers no revocation to auditors, nor of a closed period, and lists other regions to nobody', async () => {
    await corrected()
    await desk.server.person('auditor', ['auditor'])
    await desk.server.person('afar', ['reviewer'], { regions: ['440400'] })
    const items = async (name: string) =>
      (await read('/api/review/approved', await by(desk.server, name))).items as ApprovedItem[]
    expect((await items('auditor')).map(({ transitions }) => transitions)).toEqual([[]])
    expect(await items('afar')).toEqual([])
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', await by(desk.server, 'admin'))
    expect((await approved()).map(({ transitions, closure }) => [transitions, closure?.by])).toEqual([
      [[], 'admin'],
    ])
  })
})

describe('GET /api/observations/consequences?revoked= (V-3)', () => {
  it('tells the light as it would be with what stands instead, and as it then is', async () => {
    await approve(desk.server, [
      { ...stations(6_800), period: '2023-M12' },
      stations(7_600, '441200', '08'),
      stations(7_600, '441200', '09'),
    ])
    await submit(7_700)
    await decide('approvals', 2)
    const { indicator, region } = cell()
    const asked = `/api/observations/consequences?indicator=${indicator}&region=${region}&period=2024-09&revoked=`
    // 8,000 by the end of 2024 from 6,800: 7,700 at the end of September are on schedule, 7,600 are not.
    const changes = [{ target, from: '2024-09-30', until: null, before: 'on-schedule', after: 'behind' }]
    expect((await read(`${asked}2`)).changes).toMatchObject(changes)
    await decide('revocations', 2)
    const { sequence } = await read(`${asked}1`)
    expect(sequence).toBe(desk.server.deps.store.head().sequence)
    const row = (await read('/api/board?scope=441200&at=2024-10-31')).targets.find(
      (each: { target: string }) => each.target === target,
    )
    expect(row.light).toBe('behind')
  })
})
