import { LogController, type FastifyReply, type FastifyRequest } from 'fastify'

/**
 * Logs one line for each answer at level info: request, duration, caller and refusal, but nothing that was sent. What walls and pages read
 * from memory is logged at level debug, since a thousand walls at once would fill the log; /metrics counts it.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    fault: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { log } = request
    const level = request.fromMemory && reply.statusCode < 400 ? 'debug' : 'info'
    // A line that is not written is not built.
    if (!fault && level === 'debug' && log.level !== 'debug' && log.level !== 'trace') return
    if (fault) log.error({ ...lineOf(request, reply), err: fault }, 'not answered')
    else log[level](lineOf(request, reply), 'answered')
  }

  override streamError(fault: Error, request: FastifyRequest, reply: FastifyReply): void {
    if (isCallerGone(fault, reply)) logCallerGone(request, reply)
    else request.log.warn({ ...lineOf(request, reply), err: fault }, 'broken off')
  }
}

/** Whether the caller closed the connection during the answer: a cancelled download, a closed page. */
export function isCallerGone(fault: Error & { readonly code?: string }, { raw }: FastifyReply): boolean {
  return fault.code === 'ERR_STREAM_PREMATURE_CLOSE' && raw.destroyed
}

/** Logs that a caller went away, which is no fault. */
export function logCallerGone(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(lineOf(request, reply), 'caller went away')
}

function lineOf({ method, url, ip, actor, refusal }: FastifyRequest, reply: FastifyReply) {
  return {
    method,
    // The query is left out: it may contain what a person pasted by mistake.
    path: url.split('?', 1)[0],
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    address: ip,
    ...(actor && { actor: actor.id }),
    ...(refusal !== null && { refusal }),
  }
}
