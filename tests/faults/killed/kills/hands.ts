import type { PersonWithPassword } from '#server/contract/people.ts'
import { byToken, callApi } from '#tests/support/callers/api-call.ts'
import { adminPassword, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { levels } from '#tests/support/given/values-to-post.ts'

type Headers = Readonly<Record<string, string>>

/** The headers of the people who write at once; they stay valid through all kills until the session ends. */
export interface Hands {
  readonly program: Headers
  readonly administrator: Headers
  /** The reporter may report every value of `valueToPost`. */
  readonly reporter: Headers
  /** The reviewer may decide on these values. */
  readonly reviewer: Headers
}

export async function takeHands(server: ServerProcess): Promise<Hands> {
  const administrator = await signIn(server, 'admin', adminPassword)
  const person = async (name: string, roles: readonly string[], organisations: readonly string[]) => {
    const regions = ['100000']
    const wanted = { name, displayName: name, roles, organisations, regions }
    const { body } = await callApi<PersonWithPassword>(server, '/api/people', wanted, {
      headers: administrator,
    })
    const hand = await signIn(server, name, body.password)
    const change = { current: body.password, next: adminPassword }
    await callApi(server, '/api/session/password', change, { method: 'PUT', headers: hand })
    return hand
  }
  const organisations = [...new Set(levels.map(({ reporter }) => reporter))]
  return {
    program: byToken,
    administrator,
    reporter: await person('reporter', ['reporter'], organisations),
    reviewer: await person('reviewer', ['reviewer'], []),
  }
}

async function signIn(server: ServerProcess, name: string, password: string): Promise<Headers> {
  const { status, headers, body } = await callApi(server, '/api/session', { name, password }, { headers: {} })
  const [cookie] = headers.getSetCookie()
  if (cookie === undefined) throw new Error(`${name} was answered ${status}: ${JSON.stringify(body)}`)
  return { cookie: cookie.split(';')[0]! }
}
