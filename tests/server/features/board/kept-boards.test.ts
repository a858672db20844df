import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const board = '/api/board?scope=441200&at=2024-10-31'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await server.person('wang', ['reader'])
})
afterEach(() => server.stop())

/** A request over a real connection. */
const get = async (path: string, headers: Record<string, string>) =>
  fetch((await server.listen()) + path, { headers })

/** A board is asked for. @returns the headers with its version, which ask whether there is a newer one */
async function withVersion(headers: Record<string, string>, path = board): Promise<Record<string, string>> {
  const answer = await get(path, headers)
  expect(answer.status).toBe(200)
  return { ...headers, 'if-none-match': answer.headers.get('etag')! }
}

describe('GET /api/board, kept ready', () => {
  it('is answered again as before, and with 304 to whoever has it', async () => {
    const first = await get(board, byToken)
    const again = await get(board, byToken)
    const seen = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'date')
    expect(seen(again)).toEqual(seen(first))
    expect(await again.text()).toBe(await first.text())
    const known = await get(board, { ...byToken, 'if-none-match': first.headers.get('etag')! })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect(Object.fromEntries(known.headers)).toMatchObject({
      etag: first.headers.get('etag'),
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    })
  })

  it('is the same for another who may read it', async () => {
    const known = await withVersion(byToken)
    const wang = { ...(await by(server, 'wang')), 'if-none-match': known['if-none-match']! }
    expect((await get(board, wang)).status).toBe(304)
  })

  it('tells of a change with the first request after it', async () => {
    const known = await withVersion(byToken)
    await approve(server, [stations(7_000)])
    const answer = await get(board, known)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('"value":7000')
  })

  it('is judged anew on the next day where it is of today', async () => {
    const known = await withVersion(byToken, '/api/board?scope=441200')
    expect((await get('/api/board?scope=441200', known)).status).toBe(304)
    server.clock.advance(86_400_000)
    const answer = await get('/api/board?scope=441200', known)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ at: '2024-11-01' })
  })

  it('is refused to one who was signed out, disabled or has proved nothing', async () => {
    const [out, disabled] = [await by(server, 'wang'), await by(server, 'wang')]
    const known = await withVersion(out)
    await withVersion(disabled)
    await ask(server, 'DELETE /api/session', out)
    expect((await get(board, known)).status).toBe(401)
    expect((await get(board, disabled)).status).toBe(200)
    await ask(server, 'PATCH /api/people/wang', await by(server, 'admin'), { disabled: true })
    expect((await get(board, disabled)).status).toBe(401)
    expect((await get(board, {})).status).toBe(401)
    expect((await get(board, { authorization: 'Bearer wrong' })).status).toBe(401)
  })

  it('is refused after the session has run out', async () => {
    const known = await withVersion(await by(server, 'wang'))
    expect((await get(board, known)).status).toBe(304)
    server.clock.advance(12 * 3_600_000)
    expect((await get(board, known)).status).toBe(401)
  })
})
