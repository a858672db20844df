import { get } from 'node:http'
import { Readable } from 'node:stream'
import { fastify, type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RequestLog } from '#server/http/log/request-log.ts'
import { answerProblems } from '#server/http/problems.ts'

interface Line {
  readonly level: number
  readonly msg: string
  readonly path?: string
}
let server: FastifyInstance
/** The first line about a request. */
let line: Promise<Line>

beforeEach(() => {
  let found: (line: Line) => void
  line = new Promise((done) => (found = done))
  const write = (text: string) => {
    const written = JSON.parse(text) as Line
    if (!written.msg.startsWith('Server listening')) found(written)
  }
  server = fastify({
    logger: { level: 'info', stream: { write } },
    logController: new RequestLog(),
    http: { optimizeEmptyRequests: true },
  })
  answerProblems(server)
})
afterEach(() => server.close())

const address = () => server.listen({ port: 0, host: '127.0.0.1' })

describe('a caller who goes away', () => {
  const told = { level: 30, msg: 'caller went away', path: '/file' }

  it('while a file is sent is logged, and not as a fault of the server', async () => {
    server.get('/file', (_, reply) => reply.send(Readable.from(endless())))
    get(`${await address()}/file?of=me`, (answer) => answer.once('data', () => answer.destroy()))
    expect(await line).toMatchObject(told)
  })

  it('before the first byte of a file was read is logged, and not as a fault of the server', async () => {
    let asked = () => {}
    server.get('/file', (_, reply) => {
      void reply.send(new Readable({ read() {} }))
      asked()
      return reply
    })
    const request = get(`${await address()}/file`)
    request.on('error', () => {})
    asked = () => request.destroy()
    expect(await line).toMatchObject(told)
  })
})

it('a file that breaks while it is sent is a fault', async () => {
  server.get('/file', (_, reply) => reply.send(Readable.from(breaking())))
  get(`${await address()}/file`, (answer) => answer.on('error', () => {}).resume())
  expect(await line).toMatchObject({ level: 40, msg: 'broken off', err: { message: 'disk' } })
})

async function* endless() {
  for (;;) {
    yield Buffer.alloc(65_536)
    await new Promise((done) => setImmediate(done))
  }
}

async function* breaking() {
  yield Buffer.alloc(65_536)
  await new Promise((done) => setImmediate(done))
  throw new Error('disk')
}
