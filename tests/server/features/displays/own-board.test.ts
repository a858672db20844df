import { afterAll, beforeAll, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
  await approve(server, [stations(7_000), stations(500, '441202'), stations(400, '441203')])
})
afterAll(() => server.stop())

/** A paired display of a board, or of none, as earlier releases left them. */
async function display(scope?: string): Promise<Record<string, string>> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const name = `${scope ?? '没有看板'}的屏`
  const { status } = await ask(server, 'POST /api/displays', admin, { code, name, ...(scope && { scope }) })
  expect(status).toBe(201)
  return { cookie: `xushi_display=${pairing.cookies[0]!.value}` }
}

const statusOf = async (path: string, headers: Record<string, string>) =>
  (await server.app.inject({ url: path, headers })).statusCode
const series = '/api/observations?indicator=zhaoqing-5g-base-stations'
const regions = async (headers: Record<string, string>) =>
  ((await ask(server, `GET ${series}`, headers)).body.observations as { region: string }[])
    .map(({ region }) => region)
    .sort()

it('a display reads its board and what lies below, and nothing else', async () => {
  const county = await display('441202')
  expect(await statusOf('/api/board?scope=441202', county)).toBe(200)
  for (const shut of [
    '/api/board?scope=441200',
    '/api/changes?scope=441203',
    `${series}&region=441203`,
    '/api/meetings',
    '/api/periods',
    '/api/timeliness',
    '/api/evaluation-snapshots',
  ])
    expect(await statusOf(shut, county), shut).toBe(403)
  expect(await regions(county)).toEqual(['441202'])
  expect(await regions(await display('441200'))).toEqual(['441200', '441202', '441203'])
})

it('a display without a board reads any board, but nothing besides boards', async () => {
  const old = await display()
  expect(await statusOf('/api/board?scope=441203', old)).toBe(200)
  expect(await regions(old)).toEqual(['441200', '441202', '441203'])
  expect(await statusOf('/api/meetings', old)).toBe(403)
})
