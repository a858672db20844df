import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let keeper: Record<string, string>
let reviewer: Record<string, string>
beforeAll(async () => {
  server = await startTestServer({ imports: true })
  await server.person('keeper', ['system-administrator'])
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  keeper = await by(server, 'keeper')
  reviewer = await by(server, 'reviewer')
})
afterAll(() => server.stop())

const at = '2024-10-31'
const stationsTarget = 'zhaoqing-2024-5g-base-stations'
/** Invented totals of 5G base stations, a month each. */
const stations = (months: Readonly<Record<string, string>>) => {
  const lines = Object.entries(months).map(([month, value]) => `5G基站累计开通数,肇庆市,${month},${value},座`)
  return ['指标,地区,期,数值,单位', ...lines].join('\n')
}
const submitted = async (table: string) => {
  const id = await handIn(server, keeper, table)
  expect(await settledImport(server, keeper, id)).toMatchObject({ state: 'submitted' })
  return id
}
const lightsOf = (id: string, headers = reviewer, day = at) =>
  ask(server, `GET /api/imports/${id}/lights?at=${day}`, headers)
const lightOnBoard = async () => {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${at}`, reviewer)
  const rows = body.targets as { target: string; light: string }[]
  return rows.find(({ target }) => target === stationsTarget)?.light
}
const release = async (id: string) => {
  expect((await ask(server, `POST /api/imports/${id}/release`, reviewer)).status).toBe(202)
  expect(await settledImport(server, keeper, id)).toMatchObject({ state: 'released' })
}

it('V-1 tells who may release a table which lights that turns, and so they turn', async () => {
  const before = await lightOnBoard()
  const first = await submitted(stations({ '2023年12月': '6000', '2024年9月': '7900', '2024年10月': '7950' }))
  const { body } = await lightsOf(first)
  expect(body).toMatchObject({ at, turned: [{ target: stationsTarget, region: '441200', before }] })
  await release(first)
  expect([await lightOnBoard(), body.turned[0].after]).toEqual(['on-schedule', 'on-schedule'])

  const correction = await submitted(stations({ '2024年10月': '6100' }))
  expect((await lightsOf(correction)).body.turned).toMatchObject([
    { target: stationsTarget, before: 'on-schedule', after: 'far-behind' },
  ])
  // On an earlier day the corrected month was not yet there.
  expect((await lightsOf(correction, reviewer, '2024-09-30')).body.turned).toEqual([])
  // Its sender does not decide on it; what was released waits no more.
  expect((await lightsOf(correction, keeper)).body.code).toBe('not-allowed')
  await release(correction)
  expect([await lightOnBoard(), (await lightsOf(correction)).body.code]).toEqual(['far-behind', 'conflict'])
})
