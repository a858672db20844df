import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.server.stop())

const cell = (month: string) => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-M${month}`,
})
const enter = (value: number, month: string, more: object = {}, submit = true) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(value, '441200', month), ...more }],
    submit,
  })
const decide = (verdict: 'approvals' | 'returns', month: string, revision: number, more: object = {}) =>
  ask(desk.server, `POST /api/review/${verdict}`, desk.reviewer, {
    items: [{ ...cell(month), revision, ...more }],
  })
const historyOf = (month: string, who: Record<string, string>, more = '') => {
  const { indicator, region, period } = cell(month)
  const query = `indicator=${indicator}&region=${region}&period=${period}${more}`
  return ask(desk.server, `GET /api/observations/history?${query}`, who)
}

describe('GET /api/observations/history', () => {
  it('tells who entered, returned, approved and corrected a value, when, why and with what findings', async () => {
    await approve(desk.server, [stations(7_000, '441200', '07')])
    // The value is ten times that of the month before, so that the checks ask for a reason.
    await enter(71_000, '08', { note: '八月集中开通二期站址，清单已附' })
    await decide('returns', '08', 1, { reason: '与铁塔公司台账不符' })
    await enter(7_100, '08')
    await decide('approvals', '08', 2)
    await enter(7_110, '08', { note: '补报漏登的十座站址' })
    const { status, body } = await historyOf('08', desk.reporter)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ ...cell('08'), name: '5G基站累计开通数', unit: '座', regionName: '肇庆市' },
      organisationName: '肇庆市工业和信息化局',
    })
    const told = body.acts.map((one: Record<string, unknown>) =>
      ['act', 'revision', 'value', 'actorName', 'reason', 'note'].map((key) => one[key]),
    )
    expect(told).toEqual([
      ['submit', 1, 71_000, 'reporter', null, '八月集中开通二期站址，清单已附'],
      ['return', 1, 71_000, 'reviewer', '与铁塔公司台账不符', null],
      ['submit', 2, 7_100, 'reporter', null, null],
      ['approve', 2, 7_100, 'reviewer', null, null],
      ['correct', 3, 7_110, 'reporter', null, '补报漏登的十座站址'],
    ])
    expect(body.acts[0].findings[0]).toMatchObject({ severity: 'query' })
    expect(body.acts[1].findings).toEqual([])
    expect(body.acts[0].at).toMatch(/^2024-10-31T.*\+08:00$/)
  })

  it('ends with what was known: an approval that came later is not in it', async () => {
    const { body } = await historyOf('08', desk.reviewer)
    const approval = body.acts.find(({ act }: { act: string }) => act === 'approve')
    const before = await historyOf('08', desk.reviewer, `&asOf=${approval.sequence - 1}`)
    expect(before.body.acts.map(({ act }: { act: string }) => act)).toEqual(['submit', 'return', 'submit'])
  })

  it('tells a draft, withdrawn or not, to its author alone', async () => {
    await enter(7_200, '09', {}, false)
    await ask(desk.server, 'DELETE /api/observations/drafts', desk.reporter, { items: [cell('09')] })
    await enter(7_210, '09', {}, false)
    const actsFor = async (who: Record<string, string>) =>
      (await historyOf('09', who)).body.acts.map(({ act }: { act: string }) => act)
    expect(await actsFor(desk.reporter)).toEqual(['save', 'withdraw', 'save'])
    expect(await actsFor(desk.reviewer)).toEqual([])
  })

  it('tells of a published value who published it', async () => {
    const { body } = await historyOf('07', desk.reviewer)
    expect(body.acts).toMatchObject([{ act: 'publish', value: 7_000, revision: 1 }])
    expect(body.acts[0].actor).toMatch(/^token:/)
  })

  it('is for those who report the cell, review its region or audit, and for nobody else', async () => {
    const { server } = desk
    await server.person('auditor', ['auditor'])
    await server.person('elsewhere', ['reviewer'], { regions: ['440400'] })
    await server.person('another', ['reporter'], { organisations: ['zhaoqing-fagai'], regions: ['441200'] })
    await server.person('looker', ['reader'])
    const codes = []
    for (const name of ['auditor', 'elsewhere', 'another', 'looker']) {
      const { status, body } = await historyOf('08', await by(server, name))
      codes.push([name, status, body.code])
    }
    expect(codes).toEqual([
      ['auditor', 200, undefined],
      ['elsewhere', 403, 'region-not-allowed'],
      ['another', 403, 'organisation-not-allowed'],
      ['looker', 403, 'not-allowed'],
    ])
    expect((await historyOf('08', byToken)).status).toBe(403)
  })

  it('refuses a cell that cannot be, and says which part of it', async () => {
    const asked = async (query: string) =>
      (await ask(desk.server, `GET /api/observations/history?${query}`, desk.reviewer)).body.code
    expect(await asked('indicator=none&region=441200&period=2024')).toBe('not-found')
    expect(await asked('indicator=zhaoqing-5g-base-stations&region=999999&period=2024')).toBe('not-found')
    expect(await asked('indicator=zhaoqing-5g-base-stations&region=441200&period=soon')).toBe('bad-period')
  })
})
