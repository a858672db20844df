import { apiToken, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { passwordOf } from '#tests/support/callers/sign-in.ts'
import type { Victim } from './hostile-input.ts'

const names = {
  administrator: 'admin',
  reporter: 'demo-gongxin',
  reviewer: 'demo-reviewer',
  auditor: 'demo-auditor',
} as const

/** A server with its demo people, and their credentials. */
export async function victimOf(server: ServerProcess): Promise<Victim> {
  return {
    host: new URL(server.url).host,
    credentials: {
      token: `authorization: Bearer ${apiToken}`,
      administrator: await session(server, names.administrator),
      reporter: await session(server, names.reporter),
      reviewer: await session(server, names.reviewer),
      auditor: await session(server, names.auditor),
    },
  }
}

async function session(server: ServerProcess, name: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: passwordOf(server, name) }),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  if (!answer.ok) throw new Error(`${name} could not sign in: ${await answer.text()}`)
  return `cookie: ${cookie.split(';')[0] ?? ''}`
}
