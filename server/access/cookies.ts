import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { sessionLasts } from '../records/accounts/audit/verify-sessions.ts'
import { displayCookie } from './credentials/credential.ts'

const common = { path: '/', httpOnly: true, sameSite: 'strict' } as const satisfies CookieSerializeOptions

export function sessionCookieOptions(secure: boolean): CookieSerializeOptions {
  return { ...common, secure, maxAge: sessionLasts / 1000 }
}

/** Sets or renews the cookie of a wall. Browsers keep none longer than 400 days, so it is renewed whenever a wall starts. */
export function keepDisplayCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(displayCookie, secret, { ...common, secure, maxAge: 400 * 86_400 })
}
