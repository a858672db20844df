import { and, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { Reader } from '../../db/store.ts'

/** An account that others see by its name; `id` as the ledger has it. */
export interface NamedAccount {
  readonly id: string
  readonly name: string
  /** Whether it may not act now: a person who is disabled, or waits for a second one's confirmation. */
  readonly rests?: boolean
}

/**
 * The names of all people, since histories go on to name disabled ones, and of the displays, remotes and tokens that can act now: neither revoked nor
 * expired.
 */
export async function namesInUse(
  { db, tables: { person, display, token } }: Reader,
  now: string,
): Promise<readonly NamedAccount[]> {
  const people = await db
    .select({ id: person.id, name: person.displayName, disabledAt: person.disabledAt })
    .from(person)
  const displays = await db
    .select({ id: display.id, name: display.name, remote: display.remote })
    .from(display)
    .where(and(isNotNull(display.confirmedAt), isNull(display.revokedAt)))
  const tokens = await db
    .select({ id: token.id, name: token.name })
    .from(token)
    .where(and(isNull(token.revokedAt), or(isNull(token.expiresAt), gt(token.expiresAt, now))))
  const of = (kind: string) => (account: NamedAccount) => ({ ...account, id: `${kind}:${account.id}` })
  const named = people.map(({ id, name, disabledAt }) => ({ id, name, rests: disabledAt !== null }))
  const paired = displays.map(({ id, name, remote }) => ({
    id: `${remote === null ? 'display' : 'remote'}:${id}`,
    name,
  }))
  return [...named.map(of('person')), ...paired, ...tokens.map(of('token'))]
}

/** The login names of all people, also of disabled ones: a login name is never given anew. */
export async function loginNames({ db, tables: { person } }: Reader): Promise<readonly string[]> {
  const rows = await db.select({ id: person.id }).from(person)
  return rows.map(({ id }) => id)
}
