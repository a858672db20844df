import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that systems give to outgoing connections, which could take a port before it is used, or used again. */
const range = [10_240, 32_768] as const

/** Were there so few left, something would be amiss on this machine. */
const mostTries = 100

/** A port of the loopback address that nobody listens on at this moment. @throws Error where none of a hundred was free */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const port = randomInt(...range)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await new Promise((resolve) => {
      server.once('listening', () => resolve(true)).once('error', () => resolve(false))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error(`None of ${mostTries} ports of 127.0.0.1 was free`)
}
