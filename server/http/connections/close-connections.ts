import type { App } from '../fastify-app.ts'

/** Once the app closes, each answer is the last on its connection: a client that keeps it open would keep us. */
export function closeConnections(app: App): void {
  let closing = false
  app.addHook('preClose', async () => void (closing = true))
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close')
    done()
  })
}
