import { adminPassword, type ServerProcess } from '../servers/server-process.ts'

/** The headers of the administrator, who signs in at the real server by its API. @throws Error with the answer that refuses */
export async function byAdministrator({
  url,
}: Pick<ServerProcess, 'url'>): Promise<{ readonly origin: string; readonly cookie: string }> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  })
  if (!answer.ok) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { origin: url, cookie: cookie.join('; ') }
}
