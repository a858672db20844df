import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { sessionLasts } from '../records/accounts/audit/verify-sessions.ts'
import { displayCookie } from './credentials/credential.ts'

const common = { path: '/', httpOnly: true, sameSite: 'strict' } as const satisfies CookieSerializeOptions

export function sessionCookieOptions(secure: boolean): CookieSerializeOptions {
  return { ...common, secure, maxAge: sessionLasts / 1000 }
}

/** Sets or renews the cookie of a wall. It is renewed at each start of a wall, since browsers keep it for at most 400 days. */
export function keepDisplayCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(displayCookie, secret, { ...common, secure, maxAge: 400 * 86_400 })
}
