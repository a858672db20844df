import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { PasswordChange } from '../../contract/people.ts'
import { firstThings, SessionView, SignIn } from '../../contract/session.ts'
import { AppError } from '../../errors.ts'
import { isOverTls } from '../../http/over-tls.ts'
import { browserName } from './browser-name.ts'
import { callerAddress } from '../../access/caller-address.ts'
import { keepDisplayCookie, sessionCookieOptions } from '../../access/cookies.ts'
import { displayCookie, sessionCookie, sessionKey } from '../../access/credentials/credential.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { personId } from '../../access/actors.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'
import { accessChanges } from './access-changes.ts'
import { changePassword } from './change-password.ts'
import { noteActivity } from './note-activity.ts'
import { ownSessionRoutes, type OwnSessionNeeds } from './own-session-routes.ts'
import { passwordGiven } from './password-given.ts'
import { personById } from '../people/queries.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import { passwordProver } from './prove-password.ts'
import { secondFactorOf, sessionView } from './session-view.ts'
import { signIn } from './sign-in.ts'

/** Sign-ins a minute from one address: enough for an office, too few for a guesser. */
const signInRate = { max: 30, timeWindow: 60_000 }

export function sessionRoutes(app: App, deps: OwnSessionNeeds): void {
  const { store, clock, hub, credentials } = deps
  const provePassword = passwordProver({ store, clock })

  app.post(
    '/api/session',
    {
      config: { allow: 'anyone', rateLimit: signInRate, audit: 'sign-in' },
      schema: { summary: '登录', tags: ['access'], body: SignIn, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const secret = await signIn(deps, provePassword, request.body, {
        address: callerAddress(request),
        browser: browserName(request.headers['user-agent']),
      })
      return reply
        .setCookie(sessionCookie, secret, sessionCookieOptions(isOverTls(request, deps)))
        .status(204)
        .send(null)
    },
  )

  app.get(
    '/api/session',
    {
      config: { allow: needed.session, reads: 'no-figures', beforeReady: firstThings },
      schema: { summary: '我是谁、能做什么', tags: ['access'], response: { 200: SessionView } },
    },
    async (request, reply) => {
      const actor = actorOfRequest(request)
      const display = request.cookies[displayCookie]
      if ((actor.kind === 'display' || actor.kind === 'remote') && display)
        keepDisplayCookie(reply, display, isOverTls(request, deps))
      const person =
        actor.kind === 'person' ? await personById(store.reader, personId(actor.name)) : undefined
      const given = person && (await passwordGiven(store.reader, person))
      const expiresAt = request.credential?.expiresAt
      const changed = person && expiresAt !== undefined ? await accessChanges(deps, person.id, expiresAt) : []
      return sessionView(actor, {
        ...(given && { passwordGiven: given }),
        ...(person && { secondFactor: secondFactorOf(person, deps.accountRules) }),
        ...(changed.length > 0 && { accessChanges: changed }),
        expiresAt,
        idleMinutes: deps.idleMinutes,
        build: deps.build(),
      })
    },
  )

  app.delete(
    '/api/session',
    {
      config: { allow: 'anyone' },
      schema: {
        summary: '退出登录',
        tags: ['access'],
        querystring: Type.Object({ because: Type.Optional(Type.Literal('idle')) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const secret = request.cookies[sessionCookie]
      if (secret !== undefined) {
        const secretHash = hashOfSecret(secret)
        const why = request.query.because === 'idle' ? '长时间没有操作' : ''
        const end = { at: clock.now(), why, address: callerAddress(request) }
        await store.write((writer) => endSessions(writer, { secretHash }, end))
        hub.cut(sessionKey(secretHash))
        credentials.forget(sessionKey(secretHash))
      }
      return (
        reply
          .clearCookie(sessionCookie, sessionCookieOptions(isOverTls(request, deps)))
          // The browser's cache belongs to the person who was signed in; typed but unsent texts stay.
          .header('clear-site-data', '"cache"')
          .status(204)
          .send(null)
      )
    },
  )

  app.put(
    '/api/session/password',
    {
      config: {
        allow: needed.ownPassword,
        rateLimit: signInRate,
        beforeReady: firstThings,
        audit: 'sign-in',
      },
      schema: {
        summary: '修改自己的密码',
        tags: ['access'],
        body: PasswordChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const actor = actorOfRequest(request)
      const secret = request.cookies[sessionCookie]
      if (actor.kind !== 'person' || secret === undefined) {
        throw new AppError('not-allowed', '只有以登录名登录的人员可以修改密码。')
      }
      const who = { name: actor.name, address: callerAddress(request), ownSession: hashOfSecret(secret) }
      await changePassword({ store, clock }, provePassword, who, request.body)
      return reply.status(204).send(null)
    },
  )

  secondFactorRoutes(app, deps, provePassword, signInRate)
  noteActivity(app, deps)
  ownSessionRoutes(app, deps)
}
