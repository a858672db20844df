import { formatInstant } from '#metrics/wording/instants.ts'
import { roleWords } from '#metrics/wording/installation/roles.ts'
import { systemActor } from '../access/actor.ts'
import { personId } from '../access/actors.ts'
import { openCatalogue } from '../catalogue-source.ts'
import { systemClock as clock } from '../clock.ts'
import type { Person } from '../contract/people.ts'
import { changePerson, requirePerson } from '../features/people/change-person.ts'
import { personView } from '../features/people/person.ts'
import { allPeople } from '../features/people/queries.ts'
import { newPasswordOf, resetWithin } from '../features/people/reset-password.ts'
import { endSecondFactorWithin } from '../features/people/reset-second-factor.ts'
import { activeLocks } from '../features/people/active-locks.ts'
import { unlockPerson } from '../features/people/unlock-person.ts'
import { atDatabase } from './at-database.ts'
import { runCommand } from './run-command.ts'

const usage = `npm run account -- list　登录名、姓名、角色和状态
      npm run account -- unlock <登录名>　解除锁定，密码不变
      npm run account -- no-code <登录名>　停用动态口令（验证器和备用码都丢了时），其登录全部退出
      npm run account -- disable <登录名>　停用账号（另一位管理员离岗，没有第三人确认时），其登录全部退出
      npm run account -- reset <登录名>　生成新密码（显示一次，首次登录后须改）并解除锁定，其登录全部退出
内嵌 SQLite 时这四样须先停服务；服务运行时请在“人员”页办理。都记入底账。`

const say = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * `npm run account` lists the people, and at the database itself unlocks or disables an account, resets its password or ends its one-time
 * codes, for when no administrator can.
 */
await runCommand({ usage, options: {}, environment: process.env }, async (config, { positionals }) => {
  const [act, name, ...more] = positionals
  if (act === 'list' && name === undefined) {
    await atDatabase(config, { writes: false }, async ({ reader }) => {
      const people = await allPeople(reader)
      const locks = await activeLocks(reader, people, clock.now())
      for (const row of people) say(lineOf(personView(row, locks.get(row.id))))
    })
    return true
  }
  const acts = ['unlock', 'reset', 'no-code', 'disable']
  if (act === undefined || !acts.includes(act) || name === undefined || more.length > 0) return undefined
  await atDatabase(config, { writes: true }, async (store) => {
    const id = personId(name)
    if (act === 'unlock') {
      await unlockPerson({ store }, systemActor, id)
      say(`${id} 已解除锁定，密码不变。`)
      return
    }
    if (act === 'disable') {
      const catalogue = await openCatalogue(store)
      await changePerson({ store, clock, catalogue }, systemActor, id, { disabled: true })
      say(`${id} 已停用。`)
      return
    }
    if (act === 'no-code') {
      const had = await store.write(async (writer) => {
        const { secondFactor } = await requirePerson(writer, id)
        await endSecondFactorWithin(writer, systemActor, id)
        return secondFactor !== null
      })
      say(
        had
          ? `${id} 的动态口令已停用，密码不变。角色要求动态口令的，下次登录时重新设置。`
          : `${id} 没有启用动态口令，什么都没有变。`,
      )
      return
    }
    const made = await newPasswordOf(clock, systemActor)
    const person = await store.write((writer) => resetWithin(writer, systemActor, id, made))
    say(`${id} 的新密码只显示这一次，登录后须改：\n  ${made.password}`)
    if (person.disabledAt !== null) say('该账号已停用，启用后才能登录（“人员”页）。')
  })
  return true
})

/** The line of a person: `admin　管理员　管理员　正常`. */
function lineOf({ name, displayName, roles, disabledAt, lockedUntil, passwordGivenAt }: Person): string {
  const state =
    disabledAt !== null
      ? '已停用'
      : lockedUntil !== null
        ? `锁定至 ${formatInstant(lockedUntil)}`
        : passwordGivenAt !== null
          ? '待本人改密码'
          : '正常'
  return [name, displayName, roles.map((role) => roleWords[role].word).join('、'), state].join('　')
}
