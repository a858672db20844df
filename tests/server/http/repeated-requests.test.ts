import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnection, type HttpConnection } from '#tests/support/http-connection.ts'
import { repeatedRequests, type RepeatedRequests } from '#server/http/repeated-requests.ts'

let server: Server
let repeated: RepeatedRequests
let port: number
/** Addresses of the requests that Node parsed, and how many were answered without. */
let parsed: string[]
let unparsed: number
let isReady: boolean
const connections: HttpConnection[] = []

async function open(): Promise<HttpConnection> {
  const connection = await openConnection(port)
  connections.push(connection)
  return connection
}

/** A connection whose next request would be answered unparsed, with 8 MB, and which has stopped reading. */
async function openDeaf(): Promise<HttpConnection> {
  readyBody = 'r'.repeat(8_000_000)
  const connection = await open()
  await connection.send(ready, ready)
  await connection.bodies(2)
  await pause(200)
  connection.socket.pause()
  return connection
}

const answerOf = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`
let readyBody: string

beforeEach(async () => {
  parsed = []
  unparsed = 0
  isReady = true
  readyBody = 'ready'
  server = createServer((request, response) => {
    parsed.push(request.url ?? '')
    if (request.method !== 'GET' || request.url !== '/ready')
      return void slowly(request).then((body) => response.end(body))
    response.writeHead(200, { 'content-length': readyBody.length }).end(readyBody)
    repeated.remember(request, response, (socket) => {
      if (!isReady) return false
      unparsed += 1
      socket.write(answerOf(readyBody))
      return true
    })
  })
  repeated = repeatedRequests(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const { socket } of connections) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
})

/** Says what it got, after a while. */
async function slowly(request: IncomingMessage): Promise<string> {
  const body = await text(request)
  await pause(request.url === '/slow' ? 30 : 1)
  return `${request.method} ${request.url} ${body}`
}

const ready = 'GET /ready HTTP/1.1\r\nHost: here\r\nCookie: who=wang\r\n\r\n'
const other = 'GET /other HTTP/1.1\r\nHost: here\r\n\r\n'
const slow = other.replace('other', 'slow')
/** Its head announces a body as long as itself. */
const twofold = 'GET /ready HTTP/1.1\r\nHost: here\r\nContent-Length: 55\r\n\r\n'
const post = (body: string) =>
  `POST /post HTTP/1.1\r\nHost: here\r\nContent-Length: ${body.length}\r\n\r\n${body}`

describe('repeatedRequests', () => {
  it('answers from the second time on without parsing', async () => {
    const { send, bodies } = await open()
    await send(ready, ready, ready)
    expect(await bodies(3)).toEqual(['ready', 'ready', 'ready'])
    // The parser's stand is known after the first whole piece that it was seen to take.
    expect([parsed.length, unparsed]).toEqual([2, 1])
  })

  it('asks each time, and parses where it may not', async () => {
    const { send, bodies } = await open()
    await send(ready, ready, ready)
    isReady = false
    await send(ready, ready)
    expect(await bodies(5)).toEqual(Array.from({ length: 5 }, () => 'ready'))
    expect([parsed.length, unparsed]).toEqual([4, 1])
  })

  it('parses what differs in a byte, and what another connection sent', async () => {
    const [one, two] = [await open(), await open()]
    await one.send(ready, ready, ready.replace('wang', 'chen'))
    await two.send(ready)
    expect(await one.bodies(3)).toHaveLength(3)
    expect(await two.bodies(1)).toHaveLength(1)
    expect([parsed.length, unparsed]).toEqual([4, 0])
  })

  it.each([
    [
      'a body',
      [post(''), post(ready).slice(0, -ready.length), ready],
      ['POST /post ', `POST /post ${ready}`],
    ],
    ['the value of a header', ['GET /other HTTP/1.1\r\nX: ', ready], ['GET /other ']],
    ['the rest of a request', [ready.slice(0, 7), ready.slice(7), ready], ['ready', 'ready']],
    ['one of two at once', [ready + other, ready], ['ready', 'GET /other ', 'ready']],
    ['the second of two at once', [ready + ready, ready], ['ready', 'ready', 'ready']],
    ['what comes while an answer is owed', [slow, ready, ready], ['GET /slow ', 'ready', 'ready']],
    ['its own body', [twofold, twofold, twofold, twofold], ['ready', 'ready']],
  ])('is not taken in by the same bytes as %s', async (_what, pieces, expected) => {
    const { send, bodies, rest } = await open()
    await send(ready, ready)
    await send(...pieces)
    expect(await bodies(2 + expected.length)).toEqual(['ready', 'ready', ...expected])
    await pause(20)
    expect(rest()).toBe('')
  })

  it('lets Node tell one that waits to go on', async () => {
    const { send, bodies } = await open()
    const waiting = ready.replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n')
    await send(waiting, waiting, waiting)
    expect(await bodies(6)).toEqual(['100', 'ready', '100', 'ready', '100', 'ready'])
    expect(unparsed).toBe(0)
  })

  it('gives the connection away when it becomes another protocol', async () => {
    server.on('upgrade', (_request, socket) => {
      socket.on('data', (chunk: Buffer) => socket.write(answerOf(`raw ${chunk.length}`)))
      socket.on('end', () => socket.end())
      socket.write(answerOf('raw'))
    })
    const { send, bodies } = await open()
    await send(ready, ready, ready)
    await send('GET /live HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: raw\r\n\r\n')
    // Node gives a parser that it needs no longer to the next connection.
    const next = await open()
    await next.send(other)
    await send(ready, ready)
    const raw = `raw ${ready.length}`
    expect(await bodies(6)).toEqual(['ready', 'ready', 'ready', 'raw', raw, raw])
    expect(await next.bodies(1)).toEqual(['GET /other '])
    expect([parsed.length, unparsed]).toEqual([3, 1])
  })

  it('leaves a connection that says nothing more to Node, which closes it', async () => {
    server.keepAliveTimeout = 50
    server.keepAliveTimeoutBuffer = 0
    const { socket, send } = await open()
    await send(ready, ready, ready)
    expect(unparsed).toBe(1)
    await new Promise((resolve) => socket.once('close', resolve))
  })

  it('has sent all before the server closes', async () => {
    const { socket, send, bodies } = await openDeaf()
    await send(ready)
    await vi.waitFor(() => expect(unparsed).toBe(1))
    let isSent = false
    const sent = repeated.sent().then(() => (isSent = true))
    await pause(50)
    expect(isSent).toBe(false)
    socket.resume()
    await sent
    server.closeIdleConnections()
    expect((await bodies(1))[0]).toHaveLength(8_000_000)
  })

  it('holds one answer at most for one who does not read', async () => {
    const { socket, send, bodies } = await openDeaf()
    await send(ready, ready, ready)
    expect(unparsed).toBe(1)
    socket.resume()
    expect(await bodies(3)).toHaveLength(3)
  })

  it('does not wait for one who has gone', async () => {
    const { socket, send } = await openDeaf()
    await send(ready)
    const sent = repeated.sent()
    socket.destroy()
    await sent
  })

  it('answers whatever comes, however it is cut, as if it were not there', async () => {
    const asked = fc.constantFrom(
      [ready, 'ready'],
      [ready, 'ready'],
      [ready, 'ready'],
      [other, 'GET /other '],
      [post(ready), `POST /post ${ready}`],
      [`\r\n${ready}`, 'ready'],
    )
    const whole = { arbitrary: fc.constant(1), weight: 2 }
    const requests = fc.array(
      fc.record({
        asked,
        cut: fc.oneof(whole, fc.double({ min: 0, max: 1, noNaN: true })),
        alone: fc.boolean(),
      }),
      { minLength: 8, maxLength: 16 },
    )
    await fc.assert(
      fc.asyncProperty(requests, async (chosen) => {
        const { send, bodies, rest, socket } = await open()
        let pieces = ['']
        for (const {
          asked: [sent = ''],
          cut,
          alone,
        } of chosen) {
          const at = Math.round(sent.length * cut)
          // Those not alone travel with the end of what came before.
          if (alone) pieces.push('')
          pieces = [...pieces.slice(0, -1), `${pieces.at(-1)}${sent.slice(0, at)}`]
          if (at < sent.length) pieces.push(sent.slice(at))
        }
        await send(...pieces.filter((piece) => piece !== ''))
        expect(await bodies(chosen.length)).toEqual(chosen.map(({ asked: [, answered] }) => answered))
        expect(rest()).toBe('')
        socket.destroy()
      }),
      { seed: 20_261_121, numRuns: 40 },
    )
    expect(unparsed).toBeGreaterThan(10)
  })
})
