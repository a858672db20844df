import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const target = 'zhaoqing-2024-5g-base-stations'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ twoPersons: true })
  await server.person('lin', ['system-administrator'])
})
afterAll(() => server.stop())

const ringsOf = async (headers: Record<string, string>) =>
  (await ask(server, 'GET /api/bell', headers)).body.rings as object[]

it('rings for who may confirm a change until it is decided, then for who proposed it, with the reason of a refusal', async () => {
  const first = await by(server, 'admin')
  const second = await by(server, 'lin')
  const path = `/api/catalogue/target/${target}`
  const { record } = (await ask(server, `GET ${path}`, first)).body as { record: object }
  const change = { record: { ...record, value: '8200' }, reason: '市政府会议纪要' }
  await ask(server, `PUT ${path}`, { ...first, 'if-match': '"1"' }, change)
  expect(await ringsOf(second)).toMatchObject([
    { kind: 'confirming', page: 'plans', title: '目标“5G基站累计开通数”', reason: null, actorName: 'admin' },
  ])
  expect(await ringsOf(first)).toEqual([])
  await ask(server, 'POST /api/proposals/1/refuse', second, { reason: '缺少文号' })
  expect(await ringsOf(second)).toEqual([])
  expect(await ringsOf(first)).toMatchObject([
    { kind: 'refused', page: 'plans', reason: '缺少文号', actorName: 'lin' },
  ])
})
