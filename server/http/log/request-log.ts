import { LogController, type FastifyReply, type FastifyRequest } from 'fastify'

/**
 * One line for each answer, at level info: which, how long, to whom, and why it was refused. Never what was sent. What walls
 * and pages read from memory is a line at level debug only, since a thousand walls at once would fill the log: /metrics
 * counts it.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    fault: Error | null | undefined,
    request: FastifyRequest,
    { statusCode, elapsedTime }: FastifyReply,
  ): void {
    const { log } = request
    const level = request.fromMemory && statusCode < 400 ? 'debug' : 'info'
    // What is not written is not put together.
    if (!fault && level === 'debug' && log.level !== 'debug' && log.level !== 'trace') return
    const { method, url, ip, actor, refusal } = request
    const line = {
      method,
      // A query may hold what somebody pasted there by mistake.
      path: url.split('?', 1)[0],
      status: statusCode,
      milliseconds: Math.round(elapsedTime * 10) / 10,
      address: ip,
      ...(actor && { actor: actor.id }),
      ...(refusal !== null && { refusal }),
    }
    if (fault) log.error({ ...line, err: fault }, 'not answered')
    else log[level](line, 'answered')
  }
}
