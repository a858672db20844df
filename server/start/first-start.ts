import { demoPeople } from '#seeds/demo/demo-people.ts'
import { Value } from 'typebox/value'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'
import { longestPassword, Password } from '../contract/session.ts'
import { refuseWeakPassword } from '../access/passwords/weak-password.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import {
  createDemoPeople,
  createFirstAdministrator,
  firstAdministrator,
  type Printed,
} from '../features/people/first-people.ts'
import { allPeople } from '../features/people/queries.ts'
import { keepEnvironmentToken } from '../features/tokens/environment-token.ts'

/**
 * Creates the first administrator in an empty database, keeps the token of the environment, and creates the demo people if asked.
 * @returns the lines to print once
 * @throws ConfigError for an unusable password, UnfitTokenError
 */
export async function firstStart(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>,
  { adminPassword, apiToken, demo }: Pick<Config, 'adminPassword' | 'apiToken' | 'demo'>,
): Promise<string[]> {
  const lines: string[] = []
  if ((await allPeople(deps.store.reader)).length === 0) {
    if (adminPassword !== undefined) await refuseUnfitPassword(adminPassword)
    const administrator = await createFirstAdministrator(deps, adminPassword)
    if (administrator) lines.push('首次启动，管理员密码只显示这一次：', lineOf(administrator))
  }
  if (apiToken !== undefined) lines.push(...(await keepEnvironmentToken(deps, apiToken)))
  const { organisations, regions, documents } = deps.catalogue.current()
  if (documents.size === 0) lines.push(nextStep)
  if (demo) {
    const known = demoPeople.filter(
      (person) =>
        person.organisations.every((id) => organisations.has(id)) &&
        person.regions.every((code) => regions.has(code)),
    )
    const printed = await createDemoPeople(
      deps,
      known.map((person) => ({
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

const nextStep =
  '还没有计划。请用系统管理员登录，打开“计划”页，点“从零开始”：录入本地区的计划，或启用随程序提供的文件。'

/** Refuses an unfit password before anything is stored, so that the next start is again a first one. */
async function refuseUnfitPassword(password: string): Promise<void> {
  if (!Value.Check(Password, password) || /^\s|\p{Cc}|\s$/u.test(password))
    throw new ConfigError(
      `XUSHI_ADMIN_PASSWORD 至多 ${longestPassword} 个字符，不含换行等控制字符，首尾没有空格；请改正后再启动。`,
    )
  await refuseWeakPassword(password, firstAdministrator).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    throw new ConfigError(`XUSHI_ADMIN_PASSWORD 不合要求：${error.message}请改正后再启动。`)
  })
}

function lineOf({ name, displayName, password }: Printed): string {
  return `  ${name}　${password}　${displayName}`
}
