import { sharedTurns, batchAtTurnEnd } from '../../event-loop-turns.ts'
import type { App } from '../fastify-app.ts'

const reads = new Set(['GET', 'HEAD'])

/**
 * Answers reading requests in turns of the event loop, in the order of their arrival; writing ones begin at once. However many walls are
 * switched on together, a posted value waits for one turn only. One connection is accepted in each turn, so turns are shortest while
 * connections arrive. The answers of a turn are sent together at its end. To be registered first.
 */
export function readsInTurns(app: App): void {
  const turns = sharedTurns()
  const atTurnsEnd = batchAtTurnEnd()
  app.server.on('connection', turns.hold)
  app.addHook('onRequest', ({ method }, _reply, done) => {
    if (reads.has(method)) turns.take(done)
    else done()
  })
  app.addHook('onSend', (_request, _reply, _payload, done) => atTurnsEnd(done))
}
