import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Ports below those that systems give to outgoing connections, which could take a port before its use. */
const range = [10_240, 32_768] as const

/** The greatest number of attempts; with fewer free ports something is wrong with this machine. */
const mostTries = 100

/** A free port of the loopback address. @throws Error where none of a hundred was free */
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
