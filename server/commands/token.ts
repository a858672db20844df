import { Value } from 'typebox/value'
import { lastDayBefore } from '#metrics/wording/instants.ts'
import { tokenState, tokenStateWords } from '#metrics/wording/installation/token-state.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock as clock } from '../clock.ts'
import type { Store } from '../db/store.ts'
import { systemActor } from '../access/actor.ts'
import { createToken } from '../features/tokens/create-token.ts'
import { allTokens } from '../features/tokens/queries.ts'
import { revokeToken } from '../features/tokens/revoke-token.ts'
import { NewToken } from '../contract/tokens.ts'
import { OperatorError } from '../operator-error.ts'
import { atDatabase } from './at-database.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run token -- list
      npm run token -- make --name <名称> --right <权限> [--right …] [--organisation <单位> --region <地区>] [--until <日期>]
      npm run token -- revoke <编号>
权限：read、read:<地区代码或文件编号>、report（须写单位和地区）、publish、catalogue、metrics；
      disclosed:shared（共享）或 disclosed:public（公开）与 read 或 read:… 同写：只取标为这一级或更公开的数据
内嵌 SQLite 时，make 和 revoke 须先停服务；服务运行时请在“令牌”页办理。`

const many = { type: 'string', multiple: true } as const
const options = {
  name: { type: 'string' },
  right: many,
  organisation: many,
  region: many,
  until: { type: 'string' },
} as const

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `npm run token` lists, creates and revokes tokens at the database itself. */
await runCommand({ usage, options, environment: process.env }, async (config, { positionals, values }) => {
  const [act, id, ...more] = positionals
  const { name, right: rights, organisation: organisations, region: regions, until } = values
  const isWhole =
    more.length === 0 &&
    (act === 'revoke' ? id !== undefined : id === undefined) &&
    ['list', 'make', 'revoke'].includes(act ?? '')
  if (!isWhole || (act === 'make' && (name === undefined || rights === undefined))) return undefined
  await atDatabase(config, { writes: act !== 'list' }, async (store) => {
    if (act === 'list') return list(store)
    if (act === 'revoke') {
      await revokeToken({ store, clock }, systemActor, id ?? '')
      say('已撤销。')
      return
    }
    const catalogue = await openCatalogue(store)
    if ((organisations === undefined) !== (regions === undefined))
      throw new OperatorError(
        '--organisation 与 --region 须一起写：没有地区或没有单位，填报范围就不完整，令牌没有建立。',
      )
    const cells = organisations && regions ? { cells: { organisations, regions } } : {}
    const wanted = {
      name: name ?? '',
      rights: rights ?? [],
      ...cells,
      ...(until !== undefined && { expiresOn: until }),
    }
    if (!Value.Check(NewToken, wanted))
      throw new OperatorError('名称、权限或日期写得不对。不带参数运行 npm run token 可看用法。')
    const { token, secret } = await createToken({ store, clock, catalogue }, systemActor, wanted)
    say(`令牌只显示这一次：\n  ${secret}\n编号 ${token.id}`)
  })
  return true
})

async function list(store: Store): Promise<void> {
  const now = clock.now()
  for (const token of await allTokens(store.reader)) {
    const { id, name, rights, expiresAt, lastUsedAt } = token
    const granted = (JSON.parse(rights) as string[]).join(',')
    say(
      [
        id,
        tokenStateWords[tokenState(token, now)],
        name,
        granted,
        expiresAt === null ? '长期有效' : `有效至 ${lastDayBefore(expiresAt)}`,
        `最近使用 ${lastUsedAt ?? '—'}`,
      ].join('　'),
    )
  }
}
