import websocket from '@fastify/websocket'
import type { App } from '../http/fastify-app.ts'
import type { Hub } from './hub.ts'

const options = {
  /** Clients say next to nothing; a longer message closes the socket with 1009. */
  maxPayload: 1024,
  /** Pieces that one message may come in: frames, and reads of the transport. What is more closes it with 1008. */
  maxFragments: 16,
  maxBufferedChunks: 64,
  /** How long a peer may take to answer a close before the connection is cut. */
  closeTimeout: 2_000,
  perMessageDeflate: false,
}

/**
 * Lets requests become sockets, and sends the sockets away when the app closes. To be registered before anything that
 * refuses requests: only then is the connection of a refused one closed.
 */
export async function websocketPlugin(app: App, { hub }: { readonly hub: Hub }): Promise<void> {
  await app.register(websocket, {
    options,
    // ws closes with the right code by itself (1007, 1009); what is left is a fault of ours.
    errorHandler: (error, socket, request) => {
      request.log.info({ err: error }, 'socket failed')
      socket.close(1011)
    },
    preClose(done) {
      void hub.close().then(() => this.websocketServer.close(() => done()))
    },
  })
}
