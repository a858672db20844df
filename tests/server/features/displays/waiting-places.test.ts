import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const pair = (remoteAddress: string) =>
  server.app.inject({ method: 'POST', url: '/api/displays/pairing', remoteAddress })

it('a wall that waits for its code is not in the list of displays', async () => {
  expect((await pair('10.1.0.1')).statusCode).toBe(201)
  expect((await ask(server, 'GET /api/displays', admin)).body).toEqual({ displays: [] })
})

it('five walls of one address may wait, and those of others besides', async () => {
  const office = '10.1.0.9'
  for (const address of ['10.1.0.1', '10.1.0.2', '10.1.0.3', '10.1.0.4', '10.1.0.5']) {
    for (let n = 1; n <= 5; n++) expect((await pair(address)).statusCode).toBe(201)
    expect((await pair(address)).json()).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      detail: expect.stringContaining('本地址已有 5 块大屏等待配对') as string,
    })
  }
  const walls = []
  for (let n = 1; n <= 5; n++) walls.push(await pair(office))
  expect(walls.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201])
  // A wall that was confirmed leaves its place to another.
  const { code } = walls[0]!.json<{ code: string }>()
  expect((await ask(server, 'POST /api/displays', admin, { code, name: '一楼大厅' })).status).toBe(201)
  expect((await pair(office)).statusCode).toBe(201)
  expect((await pair(office)).statusCode).toBe(429)
})
