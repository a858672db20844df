import type { Actor } from '../../../access/actor.ts'
import { personId } from '../../../access/actors.ts'
import type { NewPerson, TableOfPeople } from '../../../contract/people.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError, type ItemError } from '../../../errors.ts'
import { openWorkbook } from '../../../workbooks/open-workbook.ts'
import type { TableFile } from '../../../workbooks/read-workbook.ts'
import { keepAccount, newAccount, type Hashing } from '../create-person.ts'
import { refuseTakenLogin, refuseTakenName } from '../../../access/names/taken-names.ts'
import { refuseConflictingRoles } from '../roles.ts'
import { peopleRows } from './people-rows.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>

/** Previews the people that a table names: each row with what is wrong in it, names that are taken or stand twice included. Nothing is kept. */
export async function previewPeople(
  deps: Needs & Pick<Deps, 'runApart'>,
  file: TableFile,
): Promise<TableOfPeople> {
  const rows = peopleRows(deps.catalogue.current(), await openWorkbook(deps, file))
  const now = deps.clock.now()
  const seen = { name: new Set<string>(), displayName: new Set<string>() }
  return deps.store.write(async (writer) => {
    const looked = []
    for (const one of rows) {
      const { name, displayName, roles } = one.person
      const id = personId(name)
      const faults = [...one.faults]
      if (seen.name.has(id)) faults.push('这个登录名在表里有两行。')
      if (seen.displayName.has(displayName)) faults.push('这个姓名在表里有两行，请写上单位以便分清。')
      seen.name.add(id)
      seen.displayName.add(displayName)
      faults.push(
        ...(await refusalsOf([
          () => refuseConflictingRoles(roles, deps.threeAdministrators),
          () => refuseTakenLogin(writer, id),
          () => refuseTakenName(writer, displayName, { own: `person:${id}`, now }),
        ])),
      )
      looked.push({ ...one, faults })
    }
    return { rows: looked }
  })
}

async function refusalsOf(checks: readonly (() => unknown)[]): Promise<string[]> {
  const refusals: string[] = []
  for (const check of checks) {
    try {
      await check()
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault
      refusals.push(fault.message)
    }
  }
  return refusals
}

/** Creates all of these people or none, each with a password that is returned once. @throws AppError bad-item with the refused ones */
export async function createPeople(
  deps: Needs,
  actor: Actor,
  people: readonly NewPerson[],
  how: Hashing = {},
): Promise<Awaited<ReturnType<typeof keepAccount>>[]> {
  const accounts: Awaited<ReturnType<typeof newAccount>>[] = []
  await each(people, async (person) => void accounts.push(await newAccount(deps, actor, person, how)))
  return deps.store.write(async (writer: Writer) => {
    const created: Awaited<ReturnType<typeof keepAccount>>[] = []
    await each(
      accounts,
      async (account) => void created.push(await keepAccount(writer, deps, actor, account)),
    )
    return created
  })
}

/** Does the same with each, and then refuses all where some were refused. @throws AppError bad-item */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const errors: ItemError[] = []
  for (const [place, item] of items.entries()) {
    try {
      await work(item)
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault
      errors.push({ index: place, field: 'name', code: fault.code, detail: fault.message })
    }
  }
  if (errors.length > 0)
    throw new AppError('bad-item', `有 ${errors.length} 人不能新建，全部没有新建。请改好再传。`, { errors })
}
