import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectorsJob } from '#server/features/observations/collectors/collectors-job.ts'
import { updateCollector } from '#server/features/observations/collectors/queries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeEach(async () => {
  at = await openCollecting()
})
afterEach(() => at.stop())

const hour = 3_600_000
const soundLedger = async () => (await verifyLedger(at.server.deps.store.reader)).sound

describe('a collector', () => {
  it('takes what is new once, revises what the source changed, and tells every refusal with its reason', async () => {
    const id = await at.make()
    await at.source.answer(table([7, 7_700], [8, 7_750], [8, 7_750, '端州区'], [9, 7_800, '某某市']))
    const first = await at.run(id)
    expect(first).toMatchObject({
      outcome: 'taken',
      counts: { taken: 3, revised: 0, approved: 0, same: 0, refused: 1 },
      refusals: [{ row: 5, column: 2, code: 'unknown-region' }],
      read: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(first.last! - first.first!).toBe(2)
    expect(await at.figures()).toEqual([
      ['2024-M07', 7_700, 'submitted'],
      ['2024-M08', 7_750, 'submitted'],
    ])
    await at.source.answer(table([7, 7_700], [8, 7_760], [12, 7_900]))
    expect(await at.run(id)).toMatchObject({
      outcome: 'taken',
      counts: { taken: 1, revised: 1, same: 1, refused: 1 },
      refusals: [{ row: 4, column: 4, code: 'period-not-ended' }],
    })
    expect(await at.run(id)).toMatchObject({ outcome: 'same', counts: { taken: 0, same: 2, refused: 1 } })
    const reason = '上次没有新数，有 1 处没有收，原因见采集记录'
    expect(await at.shown(id)).toMatchObject({ condition: 'normal', reason })
    expect(await at.figures()).toEqual([
      ['2024-M07', 7_700, 'submitted'],
      ['2024-M08', 7_750, 'submitted'],
      ['2024-M08', 7_760, 'submitted'],
    ])
    const query = 'indicator=zhaoqing-5g-base-stations&region=441200&period=2024-M08'
    const { body } = await ask(at.server, `GET /api/observations/history?${query}`, await at.reviewer())
    expect(JSON.stringify(body)).toContain('省通信管理局；版本：2024-10-31；方法：全面统计')
    expect(JSON.stringify(body)).toContain(`collector:${id}`)
    expect(await soundLedger()).toBe(true)
  })

  it('takes neither of two different values that the source tells for one cell, and one of two equal ones', async () => {
    const id = await at.make()
    await at.source.answer(table([7, 7_700], [7, 7_790], [8, 7_750], [8, 7_750]))
    const run = await at.run(id)
    expect(run.counts).toMatchObject({ taken: 1, refused: 3 })
    expect(run.refusals.map(({ row, code }) => [row, code])).toEqual([
      [2, 'twofold-cell'],
      [3, 'duplicate-cell'],
      [5, 'duplicate-cell'],
    ])
    expect(await at.figures()).toEqual([['2024-M08', 7_750, 'submitted']])
    expect(run.refusals[0]!.message).toMatch(/^“5G基站.*”（肇庆市，2024年7月）：来源给了两个不同的数/)
    const reason = '上次收下了新数，有 3 处没有收，原因见采集记录'
    expect(await at.shown(id)).toMatchObject({ condition: 'normal', reason })
    // One of the two is what stands.
    await at.source.answer(table([8, 7_755], [8, 7_750]))
    expect(await at.run(id)).toMatchObject({ counts: { taken: 0, same: 1, refused: 2 } })
    await at.source.answer(table([8, 7_750], [8, 7_755]))
    expect(await at.run(id)).toMatchObject({ counts: { taken: 0, same: 1, refused: 2 } })
    expect(await at.figures()).toEqual([['2024-M08', 7_750, 'submitted']])
  })

  it('does not bring again what a reviewer returned or a person corrected, until the source changes it', async () => {
    const id = await at.make()
    await at.source.answer(table([8, 7_750]))
    await at.run(id)
    const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M08', revision: 1 }
    const returned = { items: [{ ...cell, reason: '与通信管理局公布的不一致' }] }
    expect((await ask(at.server, 'POST /api/review/returns', await at.reviewer(), returned)).status).toBe(200)
    expect(await at.run(id)).toMatchObject({ outcome: 'same', counts: { taken: 0, same: 1 } })
    await at.source.answer(table([8, 7_751]))
    expect(await at.run(id)).toMatchObject({ outcome: 'taken', counts: { taken: 1 } })
  })

  it('is approved at once only where a reviewer of the region granted it and no check asks, until that is revoked or the source changes', async () => {
    const id = await at.make()
    const grant = async (method: 'PUT' | 'DELETE') =>
      (await ask(at.server, `${method} /api/collectors/${id}/grant`, await at.reviewer())).status
    await at.source.answer(table([6, 7_600], [7, 7_650]))
    await at.run(id)
    expect(await grant('PUT')).toBe(204)
    expect(await at.shown(id)).toMatchObject({ grantedBy: 'reviewer' })
    await at.source.answer(table([8, 7_700], [9, 1]))
    expect(await at.run(id)).toMatchObject({ counts: { taken: 2, approved: 1 } })
    expect((await at.figures()).slice(-2)).toEqual([
      ['2024-M08', 7_700, 'approved'],
      ['2024-M09', 1, 'submitted'],
    ])
    await at.source.answer(table([8, '—'], [9, 1], [10, '-']))
    expect(await at.run(id)).toMatchObject({ counts: { taken: 2, approved: 0 } })
    expect(await grant('DELETE')).toBe(204)
    await at.source.answer(table([8, 7_701]))
    expect(await at.run(id)).toMatchObject({ counts: { taken: 1, approved: 0 } })
    expect(await grant('PUT')).toBe(204)
    const draft = collectorDraft(at.source.url, { path: 'x' })
    await ask(at.server, `PUT /api/collectors/${id}`, await at.admin(), draft)
    expect(await at.shown(id)).toMatchObject({ grantedBy: null })
  })

  it('lets one cell have one source: what another collector brings is refused and told', async () => {
    const [first, second] = [await at.make(), await at.make({ name: '另一来源' })]
    await at.source.answer(table([8, 7_750]))
    await at.run(first)
    await at.source.answer(table([8, 7_800]))
    expect(await at.run(second)).toMatchObject({
      outcome: 'refused',
      refusals: [{ code: 'another-collector', message: expect.stringContaining('省通信管理局') as string }],
    })
    expect(await at.figures()).toEqual([['2024-M08', 7_750, 'submitted']])
  })

  it('runs by its schedule on working days, tries again with growing waits after a failure, and goes on when the source is back', async () => {
    // 31 October 2024 is a Thursday; the next runs are due on Friday and Monday at 08:30.
    const id = await at.make({ workingDays: true })
    await at.source.answer(null)
    await at.pass(24 * hour)
    const failed = await at.runs(id)
    expect(failed.length).toBeGreaterThanOrEqual(2)
    expect(new Set(failed.map(({ outcome }) => outcome))).toEqual(new Set(['failed']))
    expect(failed[0]!.reason).toMatch(/^127\.0\.0\.1:\d+：连不上（ECONNREFUSED）$/)
    expect(await at.shown(id)).toMatchObject({ condition: 'failing' })
    await at.source.answer(table([8, 7_750]))
    await at.pass(6 * hour)
    const [last] = await at.runs(id)
    expect(last).toMatchObject({ outcome: 'taken', counts: { taken: 1 } })
    expect(await at.shown(id)).toMatchObject({
      condition: 'normal',
      nextAt: '2024-11-04T08:30:00.000+08:00',
    })
    expect(await at.figures()).toEqual([['2024-M08', 7_750, 'submitted']])
  })

  it('reads a table in another encoding, with columns moved and lines above', async () => {
    const id = await at.make()
    const moved = ['省通信管理局,,,', '期,数值,地区,指标', '2024年8月,7750,肇庆市,5G基站累计开通数'].join(
      '\n',
    )
    await at.source.answer(Buffer.from(`\uFEFF${moved}`, 'utf16le'))
    expect(await at.run(id)).toMatchObject({ outcome: 'taken', counts: { taken: 1, refused: 0 } })
  })

  it('takes each value once where two instances look together, and where a run was killed in the middle', async () => {
    const id = await at.make()
    const { deps, clock } = at.server
    await at.source.answer(table([7, 7_700], [8, 7_750]))
    clock.advance(24 * hour)
    const signal = new AbortController().signal
    await Promise.all([collectorsJob(deps).run(signal), collectorsJob(deps).run(signal)])
    expect(await at.runs(id)).toHaveLength(1)
    // A process was killed after it claimed the next run: its claim names a process that is gone.
    const killed = {
      claim: 'gone 1',
      claimedBy: 'xushi elsewhere 1',
      claimedAt: clock.now(),
      step: 'storing',
    }
    await deps.store.write((writer) => updateCollector(writer, id, killed))
    await at.source.answer(table([7, 7_700], [8, 7_760]))
    clock.advance(24 * hour)
    await collectorsJob(deps).run(signal)
    expect((await at.runs(id)).map(({ counts }) => counts.taken)).toEqual([1, 2])
    expect(await at.figures()).toEqual([
      ['2024-M07', 7_700, 'submitted'],
      ['2024-M08', 7_750, 'submitted'],
      ['2024-M08', 7_760, 'submitted'],
    ])
    expect(await soundLedger()).toBe(true)
  })

  it('stores nothing of a run during which it was changed, and runs again as it is then', async () => {
    const id = await at.make()
    const admin = await at.admin()
    let changed: Promise<unknown> | undefined
    await at.source.answer((reply) => {
      const renamed = collectorDraft(at.source.url, { name: '改名' })
      changed ??= ask(at.server, `PUT /api/collectors/${id}`, admin, renamed)
      void changed.then(() => reply.end(table([8, 7_750])))
    })
    await ask(at.server, `POST /api/collectors/${id}/run`, admin)
    await at.server.jobs.look()
    expect((await at.runs(id)).map(({ name, counts }) => [name, counts.taken])).toEqual([['改名', 1]])
    expect([at.source.asked.length, await at.figures()]).toEqual([2, [['2024-M08', 7_750, 'submitted']]])
  })
})
