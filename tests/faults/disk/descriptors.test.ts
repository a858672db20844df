import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

/** The limit of open files; Node itself, the database and its log take some thirty. */
const descriptors = 100
const board = '/api/board?scope=100000&at=2023-10-31'

let server: ServerProcess
beforeAll(async () => {
  server = await startServer({ limit: `-n ${descriptors}` })
})
afterAll(() => server.stop())

/** A client with a single kept connection. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
afterAll(() => agent.destroy())

async function ask(path: string, body?: object): Promise<number | undefined> {
  const headers = { ...byToken, ...(body && { 'content-type': 'application/json' }) }
  const asked = request(server.url + path, { agent, method: body ? 'POST' : 'GET', headers })
  asked.end(body && JSON.stringify(body))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer.statusCode
}

/** A connection without any request. @returns true where the server has closed it at once */
async function linger(sockets: Socket[]): Promise<boolean> {
  const socket = connect(server.port, '127.0.0.1')
  sockets.push(socket)
  let hungUp = false
  socket.on('error', () => {})
  socket.on('end', () => (hungUp = true))
  socket.on('close', () => (hungUp = true))
  await once(socket, 'connect').catch(() => {})
  // The request is answered after all waiting connections were accepted.
  await ask(board)
  await ask(board)
  return hungUp
}

describe(`a server that may open ${descriptors} files and sockets (RLIMIT_NOFILE)`, () => {
  it('hangs up on whoever comes beyond them, serves those who are there, and takes others when they leave', async () => {
    const wall = await openLive(server.url, { scope: '100000', at: '2023-10-31' }, byToken)
    await wall.next('hello')
    await wall.next('snapshot')
    expect(await ask(board)).toBe(200)

    const sockets: Socket[] = []
    let hungUp = false
    while (!hungUp && sockets.length < descriptors) hungUp = await linger(sockets)
    expect(hungUp).toBe(true)

    expect(await ask('/api/observations', { items: [valueToPost(0)] })).toBe(201)
    await wall.next('change')
    expect(await ask(board)).toBe(200)

    for (const socket of sockets) socket.destroy()
    await server.healthy()
    expect((await callApi(server, board)).status).toBe(200)
    wall.close()
  })
})
