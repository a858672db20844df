import type { BrowserContext } from 'playwright-core'
import { adminPassword, type ServerProcess } from '../servers/server-process.ts'

/** The password of a demo person, which the server printed at its first start, or of the administrator. */
export function passwordOf(server: ServerProcess, name: string): string {
  if (name === 'admin') return adminPassword
  const printed = new RegExp(`^\\s*${name}\\s+(\\S+)`, 'm').exec(server.output())?.[1]
  if (printed === undefined) throw new Error(`The server printed no password of ${name}:\n${server.output()}`)
  return printed
}

/** A browser context is signed in without its pages; the sign-in page has a test of its own. */
export async function signIn(
  context: BrowserContext,
  server: ServerProcess,
  name: string,
  url = server.url,
): Promise<void> {
  const answer = await context.request.post(`${url}/api/session`, {
    headers: { origin: url },
    data: { name, password: passwordOf(server, name) },
  })
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${await answer.text()}`)
}
