import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { releaseCleared } from '#server/features/review/embargoes/release-cleared.ts'
import { followLedger } from '#server/features/webhooks/follow-ledger.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

const indicator = 'zhaoqing-5g-base-stations'
const { value: _value, ...cell } = stations(0)
const [minute, value] = ['2024-10-31T10:30:00.000+08:00', 8_123]

let desk: Desk
let releases: ReturnType<typeof releaseCleared>
let admin: Record<string, string>
const faults: unknown[] = []
const open = () => releaseCleared({ ...desk.server.deps, report: (fault) => faults.push(fault) })
beforeEach(async () => {
  desk = await openDesk({ imports: true })
  admin = await by(desk.server, 'admin')
  releases = open()
  // The month of September is released at half past ten on the day of these tests.
  expect((await embargo({ days: 31, time: '10:30' })).status).toBe(200)
})
afterEach(async () => {
  await releases.stop()
  await desk.server.stop()
  expect(faults).toEqual([])
})

const embargo = (draft: object | null, of = indicator) =>
  ask(desk.server, `PUT /api/indicators/${of}/disclosure`, admin, { level: 'public', embargo: draft })
const submit = (figure = value) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(figure)] })
const decide = (act: string, revision = 1, reason?: string) =>
  ask(desk.server, `POST /api/review/${act}`, desk.reviewer, {
    items: [{ ...cell, revision, ...(reason !== undefined && { reason }) }],
  })
/** A receiver of events of one kind is written down. @returns what queues them */
const eventsOf = async (kind: string) => {
  const webhook = { name: '办公系统', url: 'https://oa.example.gov.cn/', kinds: [kind], enabled: true }
  expect((await ask(desk.server, 'POST /api/webhooks', admin, webhook)).status).toBe(201)
  return followLedger({ ...desk.server.deps, report: (fault) => faults.push(fault) })
}
const stateFor = async (headers: Record<string, string>) => {
  const path = `GET /api/observations?indicator=${indicator}&region=441200&includeHistory=true`
  const { observations } = (await ask(desk.server, path, headers)).body as {
    observations: { value: number; state: string }[]
  }
  return observations.findLast((one) => one.value === value)?.state
}
const kinds = async () =>
  (await ledgerAfter(desk.server.deps.store.reader, 0, 10_000))
    .map(({ kind }) => kind)
    .filter((kind) => /^observation\.(cleared|approved|revoked|returned)$/.test(kind))

/** Everything that programs, readers and walls are told of, by its path: which of it tells the value. */
async function tellingValue(reader: Record<string, string>): Promise<string[]> {
  const paths = [
    ...['sdmx-csv', 'sdmx-json', 'json-stat', 'csv'].map(
      (format) => `/sdmx/data/dataflow/XUSHI/OBSERVATIONS?format=${format}`,
    ),
    '/sdmx/data/dataflow/XUSHI/OBSERVATIONS?includeHistory=true&format=sdmx-csv',
    '/sdmx/data/dataflow/XUSHI/OBSERVATIONS?updatedAfter=1&format=sdmx-csv',
    '/sdmx/data/dataflow/XUSHI/TARGETS?format=sdmx-csv',
    `/api/exchange/observations?indicator=${indicator}`,
    `/api/observations?indicator=${indicator}&region=441200&includeHistory=true`,
    '/api/board?scope=441200',
    '/api/changes?scope=441200',
    '/metrics',
  ]
  const told = new Set<string>()
  for (const url of paths)
    for (const headers of url === '/metrics' ? [byToken] : [byToken, reader, admin]) {
      const answer = await desk.server.app.inject({ url, headers })
      expect([url, answer.statusCode]).toEqual([url, 200])
      if (/\b8123\b/.test(answer.body)) told.add(url)
    }
  return [...told]
}

describe('the minute of release', () => {
  it('keeps an approved value from everybody but those who work on it until then, and shows it everywhere, live, at that minute', async () => {
    await desk.server.person('reader', ['reader'], { regions: ['441200'] })
    const reader = await by(desk.server, 'reader')
    const events = await eventsOf('observation.approved')
    const wall = await openLive(await desk.server.listen(), { scope: '441200', at: '2024-10-31' }, byToken)
    await wall.next('hello')
    await wall.next('snapshot')
    await submit()
    expect((await decide('approvals')).body).toMatchObject({ decided: 1, endorsed: 0, cleared: 1 })
    expect([await stateFor(desk.reporter), await stateFor(desk.reviewer)]).toEqual(['cleared', 'cleared'])
    expect(await stateFor(reader)).toBeUndefined()
    expect((await ask(desk.server, 'GET /api/review/count', desk.reviewer)).body.waiting).toBe(0)
    expect(await tellingValue(reader)).toEqual([])

    desk.server.clock.set('2024-10-31T10:29:59.999+08:00')
    await releases.look()
    await events.look()
    expect([await kinds(), (await desk.server.outbox.state()).waiting]).toEqual([['observation.cleared'], 0])
    desk.server.clock.set(minute)
    await releases.look()
    await events.look()
    expect([await kinds(), (await desk.server.outbox.state()).waiting]).toEqual([
      ['observation.cleared', 'observation.approved'],
      1,
    ])
    expect(JSON.stringify(await wall.next('change'))).toContain(`"value":${value}`)
    expect(await tellingValue(reader)).toHaveLength(12)
    expect(await stateFor(reader)).toBe('approved')
    const query = `indicator=${indicator}&region=441200&period=2024-M09`
    const { acts } = (await ask(desk.server, `GET /api/observations/history?${query}`, desk.reviewer)).body
    expect((acts as { act: string; at: string }[]).map(({ act, at }) => [act, at.slice(11, 16)])).toEqual([
      ['submit', '10:00'],
      ['clear', '10:00'],
      ['release', '10:30'],
    ])
    expect((await verifyLedger(desk.server.deps.store.reader)).sound).toBe(true)
    wall.close()
    await events.stop()
  })

  it('releases once where two instances look, also after a restart, and also what a period was closed over', async () => {
    await submit()
    await decide('approvals')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', admin, { reason: '审齐' })
    desk.server.clock.set('2024-10-31T10:45:00.000+08:00')
    const other = open()
    await Promise.all([releases.look(), other.look()])
    expect(await kinds()).toEqual(['observation.cleared', 'observation.approved'])
    await other.stop()
  })

  it('releases nothing that was revoked, or replaced by a correction, before, and tells no event of that', async () => {
    const events = await eventsOf('observation.revoked')
    const queued = async () => {
      await events.look()
      return (await desk.server.outbox.state()).waiting
    }
    await submit()
    await decide('approvals')
    const { items } = (await ask(desk.server, 'GET /api/review/approved', desk.reviewer)).body
    expect(items).toMatchObject([{ observation: { state: 'cleared' }, transitions: ['revoke'] }])
    expect((await decide('revocations', 1, '发布前发现重复计数')).status).toBe(200)
    expect(await stateFor(desk.reviewer)).toBe('submitted')
    expect(await queued()).toBe(0)
    await decide('approvals')
    expect((await submit(8_200)).status).toBe(201)
    desk.server.clock.set(minute)
    await releases.look()
    expect(await kinds()).toEqual(['observation.cleared', 'observation.revoked', 'observation.cleared'])
    // After the minute an approval counts at once.
    expect((await decide('approvals', 2)).body).toMatchObject({ cleared: 0 })
    expect((await kinds()).at(-1)).toBe('observation.approved')
    await decide('revocations', 2, '发布后发现重复计数')
    expect(await queued()).toBe(1)
    await events.stop()
  })

  it('holds what a program publishes, and what was named for a period alone, and ends at once where it is lifted', async () => {
    const post = await ask(desk.server, 'POST /api/observations', byToken, { items: [stations(value)] })
    expect(post.body.accepted).toMatchObject([{ state: 'cleared' }])
    const except = [{ period: '2024-09', date: '2024-11-15', time: '09:00' }]
    expect((await embargo({ days: 31, time: '10:30', except })).body.embargo.except[0].period).toBe(
      '2024-M09',
    )
    desk.server.clock.set(minute)
    await releases.look()
    expect(await kinds()).toEqual(['observation.cleared'])
    await embargo(null)
    await releases.look()
    expect(await kinds()).toEqual(['observation.cleared', 'observation.approved'])
    await approve(desk.server, [stations(8_200)])
    expect((await kinds()).at(-1)).toBe('observation.approved')
  })

  it('holds the rows that a program pushes, and is refused of a computed indicator, which follows its components', async () => {
    const rows = await desk.server.app.inject({
      ...{ method: 'POST', url: '/api/imports/rows?name=night' },
      headers: { ...byToken, 'content-type': 'application/x-ndjson' },
      payload: JSON.stringify(stations(1_234, '441202')),
    })
    expect(rows.statusCode).toBe(201)
    await desk.server.jobs.look()
    expect((await kinds()).at(-1)).toBe('observation.cleared')
    const { body } = await ask(desk.server, 'POST /api/plans', admin, computedPlan)
    const published = { ...admin, 'if-match': '"1"' }
    expect((await ask(desk.server, `POST /api/plans/${body.id}/publish`, published)).status).toBe(200)
    const refused = await embargo({ days: 15, time: '10:00' }, '350200-3')
    expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('由其他指标计算')])
  })

  it.each([
    [{ days: 31, time: '24:00' }, indicator, 400],
    [{ days: -1, time: '10:00' }, indicator, 400],
    [
      { days: 1, time: '10:00', except: [{ period: '九月', date: '2024-11-15', time: '09:00' }] },
      indicator,
      422,
    ],
    [
      {
        days: 1,
        time: '10:00',
        except: ['2024-09', '2024-M09'].map((period) => ({ period, date: '2024-11-15', time: '09:00' })),
      },
      indicator,
      400,
    ],
    ...(
      [
        ['2024-Q3', '2024-11-15', 422],
        ['2024-09', '2025-02-30', 400],
        ['2024-09', '2024-09-30', 400],
      ] as const
    ).map(([period, date, status]): [object, string, number] => [
      { days: 1, time: '10:00', except: [{ period, date, time: '09:00' }] },
      indicator,
      status,
    ]),
    [{ days: 1, time: '10:00' }, 'nothing', 404],
  ])('refuses %j of %s', async (draft, of, status) => {
    expect((await embargo(draft, of)).status).toBe(status)
  })
})
