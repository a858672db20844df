import { TOTP } from 'otpauth'
import { ask } from './ask.ts'
import { testPassword } from './staff.ts'
import type { TestServer } from '../servers/test-server.ts'

/** The code that an authenticator shows so many steps of 30 seconds from the clock of the server. */
export function codeNow({ clock }: Pick<TestServer, 'clock'>, secret: string, steps = 0): string {
  const timestamp = Date.parse(clock.now()) + steps * 30_000
  return new TOTP({ secret }).generate({ timestamp })
}

/** A person sets up one-time codes. @returns the secret of the authenticator, and the recovery codes */
export async function setUpFactor(
  server: TestServer,
  headers: Record<string, string>,
  password = testPassword,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await ask(server, 'POST /api/session/second-factor', headers)).body as {
    secret: string
  }
  const setUp = { password, secret, code: codeNow(server, secret) }
  const { status, body } = await ask(server, 'PUT /api/session/second-factor', headers, setUp)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { secret, recoveryCodes: body.recoveryCodes as string[] }
}
