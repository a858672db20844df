import type { PersonChange } from '../../contract/people.ts'
import { hasRight, needed, type Role } from '../../contract/rights.ts'
import { rightsOf } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Writer } from '../../db/store.ts'
import type { Actor } from '../../access/actor.ts'
import { refuseTakenName } from '../../access/names/taken-names.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'
import { accessTitle, endsSecond, isWider } from './changes/wider-access.ts'
import { askForSecond, needsSecond } from './changes/second-person.ts'
import { otherAdministrators, personById, updatePerson, type PersonRow } from './queries.ts'
import { refuseConflictingRoles } from './roles.ts'
import { refuseUnknownScope } from './scope.ts'

/** The person with this id, disabled or not; persons are never deleted. @throws AppError not-found */
export async function requirePerson(writer: Writer, id: string): Promise<PersonRow> {
  const person = await personById(writer, id)
  if (!person) throw new AppError('not-found', `没有登录名为“${id}”的人员。`)
  return person
}

type Needs = Pick<Deps, 'clock' | 'catalogue' | 'threeAdministrators'>

/** A person before and after a change that may be made. */
interface ChangedPerson {
  readonly before: PersonRow
  readonly after: PersonRow
}

/**
 * Changes a person. A change that widens access, or takes away somebody who confirms changes, waits for a second person where one is
 * needed. Disabling ends the person's sessions and closes their sockets. @returns the person as changed, or the id of the change that waits
 * @throws AppError not-found, roles-conflict, unknown-organisation, unknown-region, last-administrator, conflict for one's own roles,
 * regions and organisations, and for a name that the eye takes for another's
 */
export async function changePerson(
  deps: Needs & Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
  change: PersonChange,
): Promise<PersonRow | { readonly waits: string }> {
  return deps.store.write(async (writer) => {
    const judged = await judgeChange(writer, deps, actor, id, change)
    if ((isWider(judged) || endsSecond(judged)) && (await needsSecond(writer, deps, actor, id))) {
      const title = accessTitle(deps.catalogue.current(), judged, change)
      return askForSecond(writer, actor, deps.clock.now(), { about: 'access', person: id, to: change, title })
    }
    return carryOut(writer, actor, judged, change)
  })
}

/** The person after a change. @throws AppError as `changePerson` */
export async function judgeChange(
  writer: Writer,
  { clock, catalogue, threeAdministrators }: Needs,
  actor: Actor,
  id: string,
  change: PersonChange,
): Promise<ChangedPerson> {
  refuseUnknownScope(catalogue.current(), change)
  const before = await requirePerson(writer, id)
  // Conflicting roles that a person has held since before the rule stay until the roles are changed.
  if (change.roles && !isSameSet(change.roles, JSON.parse(before.roles) as Role[]))
    refuseConflictingRoles(change.roles, threeAdministrators)
  const now = clock.now()
  const after = applied(before, change, now)
  const isOpened = before.disabledAt !== null && after.disabledAt === null
  if (after.displayName !== before.displayName || isOpened)
    await refuseTakenName(writer, after.displayName, { own: `person:${id}`, now })
  if (governs(before) && !governs(after) && (await otherAdministrators(writer, id)) === 0) {
    throw new AppError('last-administrator', '这是最后一位可用的管理员，请先指定另一位管理员。')
  }
  refuseOwnAccess(actor, before, change)
  return { before, after }
}

/** Stores a change that was judged. */
export async function carryOut(
  writer: Writer,
  actor: Actor,
  { before: { id }, after }: ChangedPerson,
  change: PersonChange,
): Promise<PersonRow> {
  await updatePerson(writer, id, after)
  const subject = `person:${id}`
  const { at } = await writer.append({ actor: actor.id, kind: 'person.changed', subject, payload: change })
  if (after.disabledAt !== null) await endSessions(writer, { person: id }, { at, why: '账号停用' })
  return after
}

/** Nobody changes the access of oneself; what stays as it is may be sent along. @throws AppError conflict */
function refuseOwnAccess(actor: Actor, before: PersonRow, change: PersonChange): void {
  if (actor.id !== `person:${before.id}`) return
  const parts = ['roles', 'organisations', 'regions'] as const
  const isKept = (part: (typeof parts)[number]) => {
    const present = JSON.parse(before[part]) as string[]
    return isSameSet(change[part] ?? present, present)
  }
  if (parts.every(isKept)) return
  throw new AppError(
    'conflict',
    '不能修改自己的角色、单位和地区：请另一位管理人员的人来改；没有另一位的，先新建一位。',
  )
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.every((role) => others.includes(role)) && others.every((role) => some.includes(role))
}

function applied(before: PersonRow, change: PersonChange, now: string): PersonRow {
  const { displayName, roles, organisations, regions, disabled } = change
  return {
    ...before,
    ...(displayName !== undefined && { displayName }),
    ...(roles && { roles: JSON.stringify(roles) }),
    ...(organisations && { organisations: JSON.stringify(organisations) }),
    ...(regions && { regions: JSON.stringify(regions) }),
    ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? now) : null }),
  }
}

function governs({ roles, disabledAt }: PersonRow): boolean {
  return disabledAt === null && hasRight(rightsOf(JSON.parse(roles) as Role[]), needed.changePeople)
}
