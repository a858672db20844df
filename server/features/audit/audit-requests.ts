import type { FastifyRequest } from 'fastify'
import type { App } from '../../http/fastify-app.ts'
import { callerAddress } from '../../access/caller-address.ts'
import { personId } from '../../access/actors.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditEvent } from './gather-events.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The kind of event in the audit log; where it is absent, only a request that is refused with 403 or by its token is noted. `sign-in`:
     * the route proves a password, and a wrong one is noted as a refused sign-in.
     */
    audit?: 'sign-in' | 'export' | 'download' | 'backup' | 'steered'
  }
  interface FastifyRequest {
    /** What the request did, where its path does not tell. */
    auditSubject: string | null
  }
}

/** Refusals of a sign-in that may come from guessing a password. */
const guesses = new Set([
  'wrong-name-or-password',
  'second-factor-required',
  'wrong-code',
  'locked-out',
  'too-many-requests',
])

const second = 1_000

/** Notes in the audit log, after each answer, what the request was refused or given, and the address of its token. */
export function auditRequests(app: App, log: AuditLog): void {
  app.decorateRequest('auditSubject', null)
  app.addHook('onResponse', (request, reply, done) => {
    const event = eventOf(request, reply.statusCode)
    if (event) log.note({ ...event, address: callerAddress(request) })
    const { refusedToken } = request
    if (refusedToken)
      log.note({
        ...refusedToken,
        kind: 'token-refused',
        address: callerAddress(request),
        result: 'not-signed-in',
      })
    if (request.actor?.kind === 'token' && reply.statusCode < 400)
      log.noteToken(request.actor.id, callerAddress(request))
    done()
  })
  const report = (error: unknown) => app.log.error({ err: error }, 'audit log not written')
  // Notes that could not be written are tried again a second later.
  const writing = setInterval(() => void log.write().catch(report), second).unref()
  app.addHook('preClose', async () => {
    clearInterval(writing)
    await log.write({ isEnd: true }).catch(report)
  })
}

/** The event of a request in the audit log; undefined where the request is not noted. */
function eventOf(request: FastifyRequest, status: number): Omit<AuditEvent, 'address'> | undefined {
  const { actor, refusal, hides, method, routeOptions } = request
  const { allow, audit } = routeOptions.config
  const who = actor?.id ?? 'nobody'
  if (audit === 'sign-in' && refusal !== null && guesses.has(refusal))
    return {
      kind: 'sign-in-refused',
      actor: allow === 'anyone' ? nameTried(request.body) : who,
      subject: '',
      result: refusal,
    }
  // The path of the request tells what was tried or taken. Its query is left out: a person may have pasted a secret there by mistake.
  const path = request.url.split('?', 1)[0]!.slice(0, 300)
  if (status === 403 || hides) {
    // Strangers may try any path, so of theirs the route alone is told.
    const subject = `${method} ${actor ? path : (routeOptions.url ?? '')}`
    return {
      kind: 'refused',
      actor: who,
      subject,
      result: hides ? 'not-allowed' : (refusal ?? 'not-allowed'),
    }
  }
  // A sign-in that succeeds, and a sign-out, are noted by their own transactions.
  if (audit === undefined || audit === 'sign-in' || status >= 400 || status === 304) return undefined
  return { kind: audit, actor: who, subject: request.auditSubject ?? path, result: 'ok' }
}

function nameTried(body: unknown): string {
  const { name } = (body ?? {}) as { name?: unknown }
  return typeof name === 'string' ? `name:${personId(name).slice(0, 100)}` : 'nobody'
}
