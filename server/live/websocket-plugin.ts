import websocket from '@fastify/websocket'
import type { App } from '../http/fastify-app.ts'
import type { Hub } from './hub.ts'

const options = {
  /** Clients send short messages; a longer one closes the socket with 1009. */
  maxPayload: 1024,
  /** The most pieces of one message: frames, and reads of the transport. More pieces close the socket with 1008. */
  maxFragments: 16,
  maxBufferedChunks: 64,
  /** Milliseconds that a peer has to answer a close before the connection is closed. */
  closeTimeout: 2_000,
  perMessageDeflate: false,
}

/**
 * Lets requests become sockets, and closes the sockets when the application closes. It must be registered before any plugin that refuses
 * requests: only then the connection of a refused request is closed.
 */
export async function websocketPlugin(app: App, { hub }: { readonly hub: Hub }): Promise<void> {
  await app.register(websocket, {
    options,
    // ws closes with the right code by itself (1007, 1009); any other error is a fault of the program.
    errorHandler: (error, socket, request) => {
      request.log.info({ err: error }, 'socket failed')
      socket.close(1011)
    },
    preClose(done) {
      void hub.close().then(() => this.websocketServer.close(() => done()))
    },
  })
}
