import { Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '#server/log.ts'
import { approve, stations } from '#tests/support/approve.ts'
import { ask, by, byToken } from '#tests/support/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'

const board = '/api/board?scope=441200&at=2024-10-31'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await server.person('wang', ['reader'])
})
afterEach(() => server.stop())

/** Over a real connection: what is injected never meets the server itself. */
const get = async (path: string, headers: Record<string, string>, method = 'GET') =>
  fetch((await server.listen()) + path, { headers, method })

/** Asks until the answer is ready for this client: the first made it, and its tag is known from then on. */
async function madeReady(headers: Record<string, string>, path = board): Promise<Record<string, string>> {
  const answer = await get(path, headers)
  expect(answer.status).toBe(200)
  return { ...headers, 'if-none-match': answer.headers.get('etag')! }
}

/** Only the application adds its security headers to a 304. */
const wasAhead = (answer: Response) => !answer.headers.has('content-security-policy')

describe('readyAnswers', () => {
  it('answers again ahead of the application, as the application did', async () => {
    const first = await get(board, byToken)
    const again = await get(board, byToken)
    const seen = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'date')
    expect(seen(again)).toEqual(seen(first))
    expect(await again.text()).toBe(await first.text())
    const known = await get(board, { ...byToken, 'if-none-match': first.headers.get('etag')! })
    expect([known.status, wasAhead(known)]).toEqual([304, true])
    expect(Object.fromEntries(known.headers)).toMatchObject({
      etag: first.headers.get('etag'),
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding',
    })
  })

  it.each(['whole', 'known'])(
    'answers one that comes again on its connection byte for byte: %s',
    async (kind) => {
      const headers = kind === 'known' ? await madeReady(byToken) : byToken
      await get(board, headers)
      const url = (await server.listen()) + board
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      let parsed = 0
      server.app.server.on('request', () => (parsed += 1))
      const answers: unknown[] = []
      for (let count = 0; count < 4; count += 1) {
        const answer = await new Promise<IncomingMessage>((resolve) =>
          httpGet(url, { agent, headers }, resolve),
        )
        const { statusCode, statusMessage, rawHeaders } = answer
        const lines = rawHeaders.map((text, at) => (rawHeaders[at - 1] === 'Date' ? 'then' : text))
        answers.push({ statusCode, statusMessage, lines, body: await buffer(answer) })
      }
      expect(parsed).toBe(2)
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      agent.destroy()
    },
  )

  it('counts what it answers among the requests of the route', async () => {
    const ready = await madeReady(byToken)
    for (let count = 0; count < 3; count += 1) expect(wasAhead(await get(board, ready))).toBe(true)
    const metrics = await (await get('/metrics', byToken)).text()
    expect(metrics).toContain(
      'xushi_http_request_seconds_count{method="GET",route="/api/board",status="304"} 3',
    )
  })

  it('serves another who has proved the right, from the same answer', async () => {
    const ready = await madeReady(byToken)
    const wang = { ...(await by(server, 'wang')), 'if-none-match': ready['if-none-match']! }
    expect(wasAhead(await get(board, wang))).toBe(false)
    expect(wasAhead(await get(board, wang))).toBe(true)
  })

  it('tells of a change with the first request after it', async () => {
    const ready = await madeReady(byToken)
    await approve(server, [stations(7_000)])
    const answer = await get(board, ready)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('"value":7000')
  })

  it('judges a board of today anew on the next day', async () => {
    const ready = await madeReady(byToken, '/api/board?scope=441200')
    expect((await get('/api/board?scope=441200', ready)).status).toBe(304)
    server.clock.advance(86_400_000)
    const answer = await get('/api/board?scope=441200', ready)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ at: '2024-11-01' })
  })

  it('gives nothing to one who was signed out, disabled or has proved nothing', async () => {
    const [out, disabled] = [await by(server, 'wang'), await by(server, 'wang')]
    const ready = await madeReady(out)
    await madeReady(disabled)
    await ask(server, 'DELETE /api/session', out)
    expect((await get(board, ready)).status).toBe(401)
    expect((await get(board, disabled)).status).toBe(200)
    expect(wasAhead(await get(board, { ...disabled, 'if-none-match': ready['if-none-match']! }))).toBe(true)
    await ask(server, 'PATCH /api/people/wang', await by(server, 'admin'), { disabled: true })
    expect((await get(board, disabled)).status).toBe(401)
    expect((await get(board, {})).status).toBe(401)
    expect((await get(board, { authorization: 'Bearer wrong' })).status).toBe(401)
  })

  it('gives nothing once a session has run out', async () => {
    const ready = await madeReady(await by(server, 'wang'))
    expect(wasAhead(await get(board, ready))).toBe(true)
    server.clock.advance(12 * 3_600_000)
    expect((await get(board, ready)).status).toBe(401)
  })

  it.each([
    ['another method', board, {}, 'HEAD'],
    ['another spelling of the address', `${board}&`, {}, 'GET'],
    ['a claim of TLS that may be a proxy’s', board, { 'x-forwarded-proto': 'https' }, 'GET'],
  ])('leaves %s to the application', async (_what, path, headers, method) => {
    const ready = await madeReady(byToken)
    expect(wasAhead(await get(path, { ...ready, ...headers }, method))).toBe(false)
  })

  it('leaves everything to the application where each request has its line in the log', async () => {
    await server.stop()
    const lines: string[] = []
    const log = createLog('info', server.clock, { write: (line) => void lines.push(line) })
    server = await startTestServer({ log })
    const ready = await madeReady(byToken)
    expect(wasAhead(await get(board, ready))).toBe(false)
    expect(lines.filter((line) => line.includes('"status":304'))).toHaveLength(1)
  })
})
