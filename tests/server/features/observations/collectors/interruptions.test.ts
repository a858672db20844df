import type { CollectorDraft } from '#server/contract/collectors.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { later } from '#server/clock.ts'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { collectorsJob } from '#server/features/observations/collectors/collectors-job.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeEach(async () => {
  at = await openCollecting()
})
afterEach(() => at.stop())

const [hour, day] = [3_600_000, 24 * 3_600_000]
const told = async () => {
  const entries = await ledgerAfter(at.server.deps.store.reader, 0, 10_000)
  return entries.filter(({ kind }) => /^collector\.(interrupted|resumed)$/.test(kind)).map(({ kind }) => kind)
}
const interrupted = async () => {
  const { body } = await ask(at.server, 'GET /api/board?scope=441200', await at.admin())
  const rows = body.targets as { indicator: string; region: string; interrupted?: true }[]
  return rows.filter((row) => row.interrupted).map(({ indicator, region }) => `${indicator} ${region}`)
}
const judged = async () =>
  (await ask(at.server, 'GET /api/operations', await at.admin())).body.judged.collectors as object
/** The day moves on without heartbeats, of which open sockets would miss too many. */
const nextDay = () => at.server.clock.set(later(at.server.clock.now(), day))
/** The collector runs with operators who are told. */
const look = async () => {
  const alerts = { webhook: 'https://oa.example.gov.cn/alerts', mail: null }
  await collectorsJob({ ...at.server.deps, alerts }).run(new AbortController().signal)
}
const messages = async () => {
  const { db, tables } = at.server.deps.store.reader
  const rows = await db.select({ payload: tables.outbox.payload }).from(tables.outbox)
  return rows.map(({ payload }) => (JSON.parse(payload) as { event: string }).event)
}

it('is told once on the ledger, on the walls, at 运行状况 and to the operators, when a source fails three times, and once when it is back', async () => {
  const id = await at.make()
  await at.source.answer(table([8, 7_750]))
  await at.run(id)
  const wall = await openLive(await at.server.listen(), { scope: '441200', at: '2024-10-31' }, byToken)
  await wall.next('hello')
  await wall.next('snapshot')
  await at.source.answer(null)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    nextDay()
    await look()
    expect(await told()).toEqual(attempt < 2 ? [] : ['collector.interrupted'])
  }
  expect(await interrupted()).toEqual(['zhaoqing-5g-base-stations 441200'])
  const { board } = await wall.next('snapshot')
  expect(board.targets.filter((row) => row.interrupted).map(({ indicator }) => indicator)).toEqual([
    'zhaoqing-5g-base-stations',
  ])
  expect(await judged()).toEqual({
    condition: 'attention',
    reason: '采集中断 1 个：省通信管理局，请到“采集任务”看原因',
  })
  expect((await at.shown(id)).condition).toBe('failing')
  await at.source.answer(table([8, 7_750]))
  nextDay()
  await look()
  expect([await told(), await interrupted()]).toEqual([['collector.interrupted', 'collector.resumed'], []])
  expect(await messages()).toEqual(['collector.interrupted', 'collector.resumed'])
  expect(await judged()).toEqual({ condition: 'normal', reason: '1 个采集任务都采得到' })
  expect((await wall.next('snapshot')).board.targets.filter((row) => row.interrupted)).toEqual([])
  wall.close()
})

it('is told of a source that answers and has brought nothing new for longer than it may, until a person switches it off', async () => {
  const id = await at.make({ silentDays: 10 })
  await at.source.answer(table([8, 7_750]))
  await at.run(id)
  for (let passed = 0; passed < 12; passed += 1) {
    nextDay()
    await look()
  }
  expect((await at.shown(id)).condition).toBe('silent')
  expect([await told(), await interrupted()]).toEqual([
    ['collector.interrupted'],
    ['zhaoqing-5g-base-stations 441200'],
  ])
  at.server.clock.advance(hour)
  const change = async (changed: Partial<CollectorDraft>) => {
    const draft = collectorDraft(at.source.url, changed)
    expect((await ask(at.server, `PUT /api/collectors/${id}`, await at.admin(), draft)).status).toBe(204)
    const { interrupted: names } = (await ask(at.server, 'GET /api/operations', await at.admin())).body
      .collectors as { interrupted: string[] }
    return [(await at.shown(id)).condition, names.length, (await interrupted()).length, (await told()).at(-1)]
  }
  const [off, on] = ['collector.resumed', 'collector.interrupted']
  expect(await change({ silentDays: 10, enabled: false })).toEqual(['off', 0, 0, off])
  expect(await change({ silentDays: 10 })).toEqual(['silent', 1, 1, on])
  expect(await change({ silentDays: 30 })).toEqual(['normal', 0, 0, off])
  expect(await change({ silentDays: 9 })).toEqual(['silent', 1, 1, on])
  expect(await told()).toHaveLength(5)
})

it('is told of a source that fails and has its values refused in turn, by the bad runs together, and of its silence before', async () => {
  const id = await at.make()
  await at.source.answer(table([8, 7_750]))
  await at.run(id)
  const [since, seen]: [string, unknown[]] = [later(at.server.clock.now(), hour), []]
  at.server.clock.set(since)
  for (const answer of [null, table([12, 7_900]), null, table([12, 7_900])]) {
    await at.source.answer(answer)
    await at.run(id)
    const { condition, reason, lastAt, nextAt } = await at.shown(id)
    const minutes = (Date.parse(nextAt!) - Date.parse(lastAt!)) / 60_000
    seen.push([condition, (await interrupted()).length, (await told()).length, minutes > 20 ? null : minutes])
    expect(reason.startsWith(formatInstant(since))).toBe(true)
    at.server.clock.advance(hour)
  }
  expect(seen).toEqual([
    ['retrying', 0, 0, 5],
    ['refused', 0, 0, null],
    ['failing', 1, 1, 5],
    ['failing', 1, 1, null],
  ])
  const silent = await at.make({ silentDays: 10 })
  at.server.clock.set(later(at.server.clock.now(), 11 * day))
  await at.source.answer(null)
  await at.run(silent)
  expect(await at.shown(silent)).toMatchObject({
    condition: 'silent',
    reason: expect.stringMatching(/以后没有新数，已过 10 天；.*采不到：/) as string,
  })
  expect((await told()).length).toBe(2)
})
