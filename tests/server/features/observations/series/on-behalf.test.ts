import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FigureHistory } from '#server/contract/history.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const because = '单位填报员住院，电话核实后代填'
const figure = stations(7_700)
const { indicator, region, period } = figure
const enter = (who: Record<string, string>, items: object[] = [figure], why = because) =>
  ask(desk.server, 'POST /api/observations/on-behalf', who, { items, because: why })
const read = async (path: string, who: Record<string, string>) =>
  (await ask(desk.server, `GET ${path}`, who)).body
const rings = async (who: Record<string, string>) =>
  ((await read('/api/bell', who)).rings as { kind: string }[]).filter(({ kind }) => kind === 'entered-for')

describe('POST /api/observations/on-behalf (W-17)', () => {
  it('submits for an organisation, with the reason in note and history, and rings for it; another reviewer decides', async () => {
    const { status, body } = await enter(desk.reviewer)
    expect([status, body.accepted, body.transitions]).toEqual([
      201,
      [{ indicator, region, period, revision: 1, state: 'submitted' }],
      [],
    ])
    const approve = (who: Record<string, string>) =>
      ask(desk.server, 'POST /api/review/approvals', who, {
        items: [{ indicator, region, period, revision: 1 }],
      })
    expect((await approve(desk.reviewer)).body.code).toBe('own-entry')
    expect(await rings(desk.reporter)).toMatchObject([
      { count: 1, actorName: 'reviewer', filing: 'zhaoqing-gongxin-2024-M09', cells: [{ reason: because }] },
    ])
    expect(await rings(desk.reviewer)).toEqual([])
    const path = `/api/observations/history?indicator=${indicator}&region=${region}&period=${period}`
    const { acts, steps } = (await read(path, desk.reporter)) as FigureHistory
    expect(acts).toMatchObject([{ act: 'submit', actorName: 'reviewer', note: `代填：${because}` }])
    expect(steps).toMatchObject([{ act: 'entered-for', actorName: 'reviewer', text: because }])
    // The organisation itself may put it right, as any figure of its own that waits.
    const own = { ...figure, value: 7_710, note: '按台账更正' }
    expect((await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [own] })).status).toBe(
      201,
    )
    await desk.server.person('second', ['reviewer'], { regions: ['441200'] })
    const items = [{ indicator, region, period, revision: 2 }]
    expect(
      (await ask(desk.server, 'POST /api/review/approvals', await by(desk.server, 'second'), { items }))
        .status,
    ).toBe(200)
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('stays its writer’s own where the organisation takes it back and hands the same in: neither decided on nor counted nor rung for', async () => {
    await desk.server.person('second', ['reviewer'], { regions: ['441200'] })
    const second = await by(desk.server, 'second')
    const waits = async (who: Record<string, string>) => [
      await read('/api/review/count', who),
      ((await read('/api/bell', who)).rings as { kind: string }[]).filter(({ kind }) => kind === 'waiting')
        .length,
    ]
    await enter(desk.reviewer)
    const items = [{ indicator, region, period }]
    expect((await ask(desk.server, 'POST /api/observations/recalls', desk.reporter, { items })).status).toBe(
      200,
    )
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [figure] })
    expect(await waits(desk.reviewer)).toEqual([{ waiting: 1, decidable: 0 }, 0])
    expect(await waits(second)).toEqual([{ waiting: 1, decidable: 1 }, 1])
    const approve = (who: Record<string, string>) =>
      ask(desk.server, 'POST /api/review/approvals', who, { items: [{ ...items[0], revision: 2 }] })
    expect((await approve(desk.reviewer)).body.code).toBe('own-entry')
    expect((await approve(second)).status).toBe(200)
    // Once it was approved, the same value is a new one.
    const again = { ...figure, note: '复核无误' }
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [again] })
    expect((await read('/api/review/count', desk.reviewer)).decidable).toBe(1)
  })

  it('takes no figure without a reason, of another region, of the own organisation, or where the organisation has entered one', async () => {
    const refused = async (...given: Parameters<typeof enter>) => {
      const { status, body } = await enter(...given)
      return [status, body.code, body.detail]
    }
    expect(await refused(desk.reviewer, [figure], '休假')).toEqual([
      422,
      'reason-needed',
      expect.stringContaining('为什么代填'),
    ])
    await desk.server.person('dinghu', ['reviewer'], { regions: ['441203'] })
    expect(await refused(await by(desk.server, 'dinghu'))).toEqual([
      403,
      'region-not-allowed',
      expect.stringContaining('不在您审核的地区'),
    ])
    expect((await refused(desk.reporter))[0]).toBe(403)
    const both = { regions: ['441200'], organisations: ['zhaoqing-gongxin'] }
    await desk.server.person('both', ['reporter', 'reviewer'], both)
    expect(await refused(await by(desk.server, 'both'))).toEqual([
      ...[409, 'conflict'],
      expect.stringContaining('您自己单位的数'),
    ])
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [figure], submit: false })
    expect((await refused(desk.reviewer))[2]).toContain('正在填这一格（有草稿）')
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [{ ...figure, basedOn: 1 }] })
    expect((await refused(desk.reviewer))[2]).toContain('这一格已经报了')
    const { body } = await enter(desk.reviewer, [{ ...figure, period: '2024-08' }, figure])
    expect(body.errors).toMatchObject([{ index: 1 }])
    expect((await refused(desk.reviewer, [{ ...figure, period: '2024-M08', value: -1 }]))[0]).toBe(422)
  })
})
