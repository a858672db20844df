import type { App } from '../fastify-app.ts'

/** When the application closes, each answer closes its connection: a client that kept it open would keep the process alive. */
export function closeConnections(app: App): void {
  let closing = false
  app.addHook('preClose', async () => void (closing = true))
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close')
    done()
  })
}
