import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const [target, indicator] = ['zhaoqing-2024-5g-base-stations', 'zhaoqing-5g-base-stations']
/** The present day of the tests, and the day before the reform. */
const [today, before] = ['2024-10-31', '2024-09-30']
const industry = {
  ...{ id: 'zhaoqing-industry', name: '市产业发展局', aliases: [], region: '441200', collective: false },
}
const cession = {
  ...{ id: 'reform-1', name: '市工业和信息化局分出市产业发展局', from: '2024-10-01' },
  ...{ before: ['zhaoqing-gongxin'], after: ['zhaoqing-gongxin', industry.id] },
  duties: [{ to: industry.id, of: [target, indicator] }],
}

let server: TestServer
let second: Record<string, string>
beforeEach(async () => {
  server = await startTestServer({ twoPersons: true })
  server.clock.set(`${today}T10:00:00.000+08:00`)
  await server.person('lin', ['system-administrator'])
  second = await by(server, 'lin')
  await put('organisation', industry)
  await put('reform', cession)
})
afterEach(() => server.stop())

const put = async (kind: string, record: { readonly id: string }) => {
  const headers = { ...(await by(server, 'admin')), 'if-match': '"0"' }
  const sent = { record, reason: '肇机编〔2024〕12号（虚构）' }
  return ask(server, `PUT /api/catalogue/${kind}/${record.id}`, headers, sent)
}
const reporterAs = async (name: string, organisation: string) => {
  await server.person(name, ['reporter'], { organisations: [organisation], regions: ['441200'] })
  return by(server, name)
}
const leadAt = async (at: string) => {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${at}`, second)
  const row = body.targets.find((one: { target: string }) => one.target === target)
  return row.organisationName as string
}

describe('an organisation that cedes a part and goes on', () => {
  it('Z-10 passes on what is named, and nothing else; the second person sees what', async () => {
    const { body } = await ask(server, 'GET /api/proposals', second)
    expect(body.proposals[0].changes[0].passes).toEqual([
      {
        to: '肇庆市产业发展局',
        duties: ['5G基站累计开通数（填报指标）', '肇庆市 5G基站累计开通数（2024年）（牵头目标）'],
      },
    ])
    await ask(server, 'POST /api/proposals/1/confirm', second, {})
    expect([await leadAt(today), await leadAt(before)]).toEqual(['市产业发展局', '市工业和信息化局'])
    const [old, fresh] = [await reporterAs('old', 'zhaoqing-gongxin'), await reporterAs('fresh', industry.id)]
    const owing = async (who: Record<string, string>, at: string) => {
      const { body: owed } = await ask(server, `GET /api/filings?at=${at}`, who)
      return new Set(owed.filings.map((one: { organisation: string }) => one.organisation))
    }
    expect([await owing(old, today), await owing(fresh, today)]).toEqual([
      new Set(['zhaoqing-gongxin']),
      new Set([industry.id]),
    ])
    const items = [stations(7_000)]
    for (const [who, status] of [
      [old, 403],
      [fresh, 201],
    ] as const)
      expect(await ask(server, 'POST /api/observations', who, { items })).toMatchObject({ status })
  })
})
