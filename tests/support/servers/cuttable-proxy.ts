import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP relay to a local port that can be cut like a cable, or stop passing bytes. */
export interface CuttableProxy {
  readonly url: string
  /** The number of live lines (web sockets) that were opened through it so far, closed ones included. */
  lines(): number
  /** Every connection is broken, and new ones are refused. */
  cut(): void
  /** Connections are kept and accepted, but no byte is passed on. */
  swallow(): void
  /** Bytes are passed again; connections that lost some are broken. */
  restore(): void
  close(): Promise<void>
}

export async function cuttableProxy(port: number): Promise<CuttableProxy> {
  const open = new Set<Socket>()
  let isCut = false
  let swallows = false
  let lines = 0
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(port, '127.0.0.1')
    far.once('data', (bytes) => (lines += Number(bytes.subarray(0, 12).toString() === 'HTTP/1.1 101')))
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
    lines: () => lines,
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
