import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program elsewhere that listens at one address, or does not for a while. */
export interface Listener {
  readonly url: string
  /** From now on it listens, at the same address; it may do so already. */
  readonly listen: () => Promise<void>
  /** Nothing listens there any more. */
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
