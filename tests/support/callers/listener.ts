import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program elsewhere that listens at one address, with interruptions. */
export interface Listener {
  readonly url: string
  /** The program listens at the same address from now on; it may do so already. */
  readonly listen: () => Promise<void>
  /** The address is closed. */
  readonly close: () => Promise<void>
}

export async function openListener(take: RequestListener): Promise<Listener> {
  let server: Server | undefined
  const listenAt = async (port: number) => {
    const made = createServer(take)
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve))
    server = made
    return (made.address() as AddressInfo).port
  }
  const port = await listenAt(0)
  return {
    url: `http://127.0.0.1:${port}/hook`,
    listen: async () => {
      if (!server) await listenAt(port)
    },
    close: async () => {
      server?.closeAllConnections()
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
      server = undefined
    },
  }
}
