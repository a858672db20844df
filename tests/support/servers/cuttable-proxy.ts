import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP relay to a local port, that can be cut like a cable, or become a black hole. */
export interface CuttableProxy {
  readonly url: string
  /** Breaks every connection and lets no new one through. */
  cut(): void
  /** Keeps every connection and takes new ones, but passes no byte on. */
  swallow(): void
  /** Passes bytes again; connections that lost some are broken. */
  restore(): void
  close(): Promise<void>
}

export async function cuttableProxy(port: number): Promise<CuttableProxy> {
  const open = new Set<Socket>()
  let isCut = false
  let swallows = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('data', (bytes) => swallows || other.write(bytes))
      one.on('end', () => other.end())
      one.on('error', () => one.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      breakAll()
    },
    swallow: () => {
      swallows = true
    },
    restore: () => {
      if (swallows) breakAll()
      isCut = swallows = false
    },
    close: async () => {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
