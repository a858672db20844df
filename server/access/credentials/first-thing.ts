import type { AccountRules } from '../../account-rules.ts'
import { later } from '../../clock.ts'
import type { Role } from '../../contract/rights.ts'
import { AppError } from '../../errors.ts'
import type { FirstThing } from '../../contract/session.ts'
import type { Actor } from '../actor.ts'
import type { PersonRow } from '../queries.ts'

type Account = Pick<
  PersonRow,
  'passwordGivenAt' | 'passwordSetAt' | 'createdAt' | 'demo' | 'roles' | 'secondFactor'
>

/**
 * What a person must do before anything else, in a session that began at `since`: a password grows too old between sessions, never during
 * one. The published passwords of the demo stay.
 */
export function firstThingOf(
  person: Account,
  { secondFactorFor, passwordDays }: AccountRules,
  since: string,
): FirstThing | undefined {
  if (person.passwordGivenAt !== null) return 'choose-password'
  const isOld = passwordDays > 0 && later(passwordSetOf(person), passwordDays * 86_400_000) <= since
  if (isOld && person.demo === 0) return 'renew-password'
  const demanded = (JSON.parse(person.roles) as Role[]).some((role) => secondFactorFor.includes(role))
  return demanded && person.secondFactor === null ? 'set-up-second-factor' : undefined
}

/** The time since which a password is in use. */
function passwordSetOf({ passwordSetAt, createdAt }: Pick<PersonRow, 'passwordSetAt' | 'createdAt'>): string {
  return passwordSetAt ?? createdAt
}

/**
 * Refuses a person who must do something first, unless it is one of the things `before` which a route is open.
 * @throws AppError password-change-required, second-factor-setup-required
 */
export function refuseUnready(actor: Actor | null, before: readonly FirstThing[] = []): void {
  if (actor?.mustFirst === undefined || before.includes(actor.mustFirst)) return
  if (actor.mustFirst === 'choose-password')
    throw new AppError(
      'password-change-required',
      '现在的密码是别人给的，只能用来登录一次：请先改成自己的密码（PUT /api/session/password），再做别的事。',
    )
  if (actor.mustFirst === 'renew-password')
    throw new AppError(
      'password-change-required',
      '密码已到期：请先换一个新的（PUT /api/session/password），再做别的事。',
    )
  throw new AppError(
    'second-factor-setup-required',
    '您的角色须用动态口令登录：请先到登录页设置（PUT /api/session/second-factor），再做别的事。',
  )
}
