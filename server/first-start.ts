import { demoPeople } from '#seeds/demo/demo-people.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { systemActor } from './features/access/actor.ts'
import {
  createDemoPeople,
  createFirstAdministrator,
  type Printed,
} from './features/access/people/first-people.ts'
import { allPeople } from './features/access/people/queries.ts'
import { hashOfSecret } from './features/access/secret.ts'
import { tokenBySecret } from './features/access/tokens/queries.ts'
import { createToken } from './features/access/tokens/token.ts'

/** Creates the first administrator and token on an empty database, and the demo people when asked. Returns what to print, once. */
export async function firstStart(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { adminPassword, apiToken, demo }: Pick<Config, 'adminPassword' | 'apiToken' | 'demo'>,
): Promise<string[]> {
  const lines: string[] = []
  if ((await allPeople(deps.store.reader)).length === 0) {
    // A first start that was cut short has left the token, but nobody.
    if (apiToken !== undefined && !(await tokenBySecret(deps.store.reader, hashOfSecret(apiToken)))) {
      const rights = ['read', 'publish'] as const
      await createToken(deps, systemActor, { name: 'XUSHI_API_TOKEN', secret: apiToken, rights })
    }
    const administrator = await createFirstAdministrator(deps, adminPassword)
    if (administrator) lines.push('首次启动，管理员密码只显示这一次：', lineOf(administrator))
  }
  if (demo) {
    const printed = await createDemoPeople(
      deps,
      demoPeople.map((person) => ({
        ...person,
        roles: [...person.roles],
        organisations: [...person.organisations],
        regions: [...person.regions],
      })),
    )
    if (printed.length > 0) lines.push('演示人员，密码只显示这一次：', ...printed.map(lineOf))
  }
  return lines
}

function lineOf({ name, displayName, password }: Printed): string {
  return `  ${name}　${password}　${displayName}`
}
