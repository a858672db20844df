import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { displayCookie } from './credentials/credential.ts'

/**
 * A working day from sign-in, whatever happens in between: it ends at night, not in the middle of typing, and the pages
 * keep what was typed while one signs in again.
 */
export const sessionLasts = 12 * 3_600_000

const common = { path: '/', httpOnly: true, sameSite: 'strict' } as const satisfies CookieSerializeOptions

export function sessionCookieOptions(secure: boolean): CookieSerializeOptions {
  return { ...common, secure, maxAge: sessionLasts / 1000 }
}

/** Sets or renews the cookie of a wall. Browsers keep none longer than 400 days, so it is renewed whenever a wall starts. */
export function keepDisplayCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(displayCookie, secret, { ...common, secure, maxAge: 400 * 86_400 })
}
