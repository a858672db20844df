import type { Role, SessionView } from '../../contract/session.ts'
import type { Actor } from '../../access/actor.ts'
import { noAccountRules, type AccountRules } from '../../account-rules.ts'
import type { PersonRow } from '../../access/queries.ts'

/** The facts of a sign-in that its session shows, besides the actor. */
interface SignInFacts {
  readonly passwordGiven?: NonNullable<SessionView['passwordGiven']>
  readonly secondFactor?: NonNullable<SessionView['secondFactor']>
  readonly accessChanges?: NonNullable<SessionView['accessChanges']>
  readonly expiresAt: string | undefined
  readonly idleMinutes: number
  readonly build: string | undefined
}

/** A session as its own actor sees it. @throws Error for the program itself, which makes no requests */
export function sessionView(
  actor: Actor,
  { passwordGiven, secondFactor, accessChanges, expiresAt, idleMinutes, build }: SignInFacts,
): SessionView {
  const { kind, id, name, displayName, demo, display, mustFirst } = actor
  if (kind === 'system') throw new Error('The system has no session')
  return {
    kind,
    id,
    name,
    displayName,
    roles: [...actor.roles],
    rights: [...actor.rights],
    organisations: [...actor.organisations],
    regions: [...actor.regions],
    demo,
    ...(display && { display }),
    ...(mustFirst && { mustFirst }),
    ...(secondFactor && { secondFactor }),
    ...(passwordGiven && { passwordGiven }),
    ...(accessChanges && { accessChanges }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(kind === 'person' && idleMinutes > 0 && { idleMinutes }),
    ...(build !== undefined && { build }),
  }
}

/** The one-time codes of a person, as the person sees them. */
export function secondFactorOf(
  { roles, secondFactorAt, recoveryCodes }: PersonRow,
  { secondFactorFor }: AccountRules = noAccountRules,
): NonNullable<SessionView['secondFactor']> {
  return {
    since: secondFactorAt,
    codesLeft: (JSON.parse(recoveryCodes ?? '[]') as string[]).length,
    demanded: (JSON.parse(roles) as Role[]).some((role) => secondFactorFor.includes(role)),
  }
}
