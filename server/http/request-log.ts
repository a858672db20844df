import { LogController, type FastifyReply, type FastifyRequest } from 'fastify'

/** One line for each answer, at level info: which, how long, to whom, and why it was refused. Never what was sent. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    fault: Error | null | undefined,
    { method, url, ip, actor, refusal, log }: FastifyRequest,
    { statusCode, elapsedTime }: FastifyReply,
  ): void {
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
    else log.info(line, 'answered')
  }
}
