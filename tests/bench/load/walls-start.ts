import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { answer, machineTime } from '../apart.ts'

/** The requests of walls that all start at once, each with a credential of its own. */
export interface WallsStart {
  readonly port: number
  readonly tokens: readonly string[]
  readonly paths: readonly string[]
  /** The path and query of the socket. */
  readonly live: string
}

/** The outcome for all walls together. */
export interface WallsStarted {
  /** Milliseconds until the slowest wall had everything. */
  readonly milliseconds: number
  /** The time of the first request in milliseconds as `machineTime` tells them. */
  readonly begun: number
  /** The bytes that all walls received. */
  readonly bytes: number
  readonly snapshots: number
}

// This program runs in a process of its own, which `apart` starts, and starts walls when it is asked.
answer(async ({ port, tokens, paths, live }: WallsStart): Promise<WallsStarted> => {
  const begun = machineTime()
  const agents = tokens.map(() => new Agent({ keepAlive: true, maxSockets: 6 }))
  const sockets: WebSocket[] = []
  let bytes = 0

  async function get(path: string, token: string, agent: Agent): Promise<void> {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip, deflate, br' }
    const asked = request({ host: '127.0.0.1', port, path, agent, headers }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}`)
    for await (const chunk of response) bytes += (chunk as Buffer).length
  }

  /** The promise resolves when the board has come. */
  async function watch(token: string): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${live}`, {
      headers: { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    })
    sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on('message', (text: Buffer) => {
        bytes += text.length
        if (text.toString('latin1', 0, 20).startsWith('{"type":"snapshot"')) resolve()
      })
      socket.on('error', reject).on('close', () => reject(new Error('a socket was closed')))
    })
  }

  await Promise.all(
    tokens.map((token, place) =>
      Promise.all([...paths.map((path) => get(path, token, agents[place]!)), watch(token)]),
    ),
  )
  const milliseconds = machineTime() - begun
  for (const socket of sockets) socket.terminate()
  for (const agent of agents) agent.destroy()
  return { milliseconds, begun, bytes, snapshots: sockets.length }
})
