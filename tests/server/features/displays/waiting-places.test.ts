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

it('who has many addresses keeps out no wall: its own oldest codes go where all places are taken', async () => {
  const wall = await pair('10.9.0.1')
  for (let host = 1; host <= 200; host++)
    for (let n = 1; n <= 2; n++) expect((await pair(`10.2.0.${host}`)).statusCode).toBe(201)
  const another = await pair('10.9.0.2')
  const { displays } = await pairedOf(wall, another)
  expect(displays).toEqual(['一号屏', '二号屏'])
})

/** The names of the displays that could be paired by the codes of these answers. */
async function pairedOf(...walls: readonly Awaited<ReturnType<typeof pair>>[]) {
  const displays: string[] = []
  for (const [place, name] of ['一号屏', '二号屏'].entries()) {
    const { code } = walls[place]!.json<{ code: string }>()
    const { status } = await ask(server, 'POST /api/displays', admin, { code, name })
    if (status === 201) displays.push(name)
  }
  return { displays }
}
