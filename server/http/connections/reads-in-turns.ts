import { sharedTurns, turnsEnd } from '../../event-loop-turns.ts'
import type { App } from '../fastify-app.ts'

const reads = new Set(['GET', 'HEAD'])

/**
 * What only reads is answered in turns of the event loop, in the order of its coming; what writes is begun at once. However
 * many walls are switched on together, a value that is posted meanwhile waits for one turn of theirs. Since one connection is
 * accepted in each turn, turns are kept shortest while connections come. The answers of a turn are sent together at its end.
 * To be registered first.
 */
export function readsInTurns(app: App): void {
  const turns = sharedTurns()
  const atTurnsEnd = turnsEnd()
  app.server.on('connection', turns.hold)
  app.addHook('onRequest', ({ method }, _reply, done) => {
    if (reads.has(method)) turns.take(done)
    else done()
  })
  app.addHook('onSend', (_request, _reply, _payload, done) => atTurnsEnd(done))
}
