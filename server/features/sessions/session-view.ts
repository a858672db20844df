import type { SessionView } from '../../contract/session.ts'
import type { Actor } from '../../access/actor.ts'

/** The facts of a sign-in that its session shows, besides the actor. */
interface SignInFacts {
  readonly passwordGiven?: NonNullable<SessionView['passwordGiven']>
  readonly expiresAt: string | undefined
  readonly idleMinutes: number
  readonly build: string | undefined
}

/** A session as its own actor sees it. @throws Error for the program itself, which makes no requests */
export function sessionView(
  actor: Actor,
  { passwordGiven, expiresAt, idleMinutes, build }: SignInFacts,
): SessionView {
  const { kind, id, name, displayName, demo, display } = actor
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
    ...(passwordGiven && { passwordGiven }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(kind === 'person' && idleMinutes > 0 && { idleMinutes }),
    ...(build !== undefined && { build }),
  }
}
