import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

/** 全市166家农业龙头企业 (清远市推进数字经济发展实施方案 二(四)2(1)): 166 of 166 by the end of 2022. */
const [indicator, region] = ['qingyuan-leading-farm-enterprises', '441800']
const target = 'qingyuan-2022-leading-farm-enterprises'
const item = (change: object) => ({ indicator, region, period: '2022-M09', ...change })
const post = (change: object, headers: Record<string, string> = byToken) =>
  ask(desk.server, 'POST /api/observations', headers, { items: [item(change)] })
const stored = async () =>
  (await ask(desk.server, `GET /api/observations?indicator=${indicator}&includeHistory=true`, byToken)).body
    .observations
const why = async (at = '2022-10-10') =>
  (await ask(desk.server, `GET /api/targets/${target}/why?at=${at}`, byToken)).body

describe('POST /api/observations, a share by its parts', () => {
  it('computes it and keeps it with its parts: in the series, on the board, in the reasons', async () => {
    expect((await post({ numerator: 158, denominator: '166' })).status).toBe(201)
    const kept = { value: 95.1807228915663, numerator: 158, denominator: 166, bound: null }
    expect(await stored()).toMatchObject([kept])
    const board = await ask(desk.server, `GET /api/board?scope=${region}&at=2022-10-10`, byToken)
    const row = board.body.targets.find((one: { target: string }) => one.target === target)
    expect(row).toMatchObject({ value: 95.1807228915663, numerator: 158, denominator: 166 })
    const { inputs, steps, remarks } = await why()
    expect(inputs).toMatchObject([kept])
    expect(steps[0]).toMatchObject({ formula: '2022年9月，158 ÷ 166', result: '95.18\u2009%' })
    expect(remarks).not.toContain('只报了比率，未报分子、分母，无从核算')
    expect(
      (await ask(desk.server, 'GET /api/changes?scope=441800&at=2022-10-10', byToken)).body,
    ).toMatchObject({
      changes: [{ indicator, value: 95.1807228915663, numerator: 158, denominator: 166 }],
    })
  })

  it('takes a share that is stated beside its parts, and a share alone with a remark', async () => {
    expect((await post({ value: '95.18', numerator: 158, denominator: 166 })).status).toBe(201)
    expect((await post({ value: 95.2, numerator: null, denominator: null })).status).toBe(201)
    expect(await stored()).toMatchObject([
      { revision: 1, value: 95.1807228915663, numerator: 158 },
      { revision: 2, value: 95.2, numerator: null, denominator: null },
    ])
    expect((await why()).remarks).toContain('只报了比率，未报分子、分母，无从核算')
  })

  it('says on the light that the denominator changed', async () => {
    await post({ period: '2022-M08', numerator: 150, denominator: 166 })
    await post({ numerator: 158, denominator: 170 })
    expect((await why()).remarks).toContain('2022年9月起分母由166变为170，与此前各期不完全可比')
  })

  it.each([
    [{ numerator: 158 }, 'share-incomplete', 'denominator'],
    [{ value: 95, denominator: 166 }, 'share-incomplete', 'numerator'],
    [{ numerator: 0, denominator: 0 }, 'denominator-not-positive', 'denominator'],
    [{ numerator: 1, denominator: -166 }, 'denominator-not-positive', 'denominator'],
    [{ numerator: 170, denominator: 166 }, 'above-ceiling', 'numerator'],
    [{ value: 95.3, numerator: 158, denominator: 166 }, 'share-disagrees', 'value'],
    [{ numerator: 'x', denominator: 166 }, 'bad-value', 'numerator'],
    [
      { indicator: 'qingyuan-digital-industry-bases', numerator: 1, denominator: 3 },
      'not-a-share',
      'numerator',
    ],
    [{}, 'reason-needed', 'reason'],
  ])('refuses %j as %s', async (change, code, field) => {
    const { status, body } = await post(change)
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ index: 0, code, field }])
    expect(await stored()).toEqual([])
  })

  it('asks a reporter about another denominator than the document prints', async () => {
    const duties = { organisations: ['qingyuan-nongye'], regions: [region] }
    await desk.server.person('farms', ['reporter'], duties)
    const headers = await by(desk.server, 'farms')
    const answer = await post({ numerator: 150, denominator: 160 }, headers)
    expect(answer).toMatchObject({ status: 422, body: { code: 'explanation-needed' } })
    expect(answer.body.errors).toMatchObject([{ code: 'denominator-changes', field: 'note' }])
    const note = '六家企业已注销，名单见附件'
    expect((await post({ numerator: 150, denominator: 160, note }, headers)).status).toBe(201)
  })
})

describe('POST /api/observations, a lower bound', () => {
  const stations = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09' }

  it('is kept, and proves only that enough was reached', async () => {
    const postStations = (change: object) =>
      ask(desk.server, 'POST /api/observations', byToken, { items: [{ ...stations, ...change }] })
    expect((await postStations({ value: 8001, bound: 'lower' })).status).toBe(201)
    const { body } = await ask(
      desk.server,
      'GET /api/targets/zhaoqing-2024-5g-base-stations/why?at=2024-10-10',
      byToken,
    )
    expect(body).toMatchObject({ row: { light: 'met' }, inputs: [{ value: 8001, bound: 'lower' }] })
    expect(body.remarks).toContain('数值为“超过”口径的下限，只能证明达到，不能证明未达到')
    const changes = await ask(desk.server, 'GET /api/changes?scope=441200&at=2024-10-10', byToken)
    expect(changes.body).toMatchObject({ changes: [{ value: 8001, bound: 'lower' }] })
    expect(
      (await postStations({ value: null, reason: 'suppressed', bound: 'lower' })).body.errors,
    ).toMatchObject([{ code: 'bad-item', field: 'bound' }])
    expect((await postStations({ value: 8001, bound: 'upper' })).status).toBe(400)
  })
})
