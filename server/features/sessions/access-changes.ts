import { later } from '../../clock.ts'
import { systemActor } from '../../access/actor.ts'
import type { SessionView } from '../../contract/session.ts'
import type { Deps } from '../../deps.ts'
import { auditEntries } from '../../records/accounts/audit/audit-rows.ts'
import { sessionLasts } from '../../records/accounts/audit/verify-sessions.ts'
import { wordsOf } from '../../records/words.ts'
import { namesOfActors } from '../people/queries.ts'
import { accessEntries } from './queries.ts'

/** The most changes that are told. */
const most = 5

/**
 * What others changed of a person’s rights, password or one-time codes since the sign-in before the present one, so that a change that
 * nobody asked for is noticed. `expiresAt`: when the present session ends.
 */
export async function accessChanges(
  { store: { reader }, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  person: string,
  expiresAt: string,
): Promise<NonNullable<SessionView['accessChanges']>> {
  const actor = `person:${person}`
  const begun = later(expiresAt, -sessionLasts)
  const [before] = await auditEntries(reader, { actor, kinds: ['sign-in'], until: begun }, 1)
  const entries = await accessEntries(reader, actor, before?.at ?? '', most)
  if (entries.length === 0) return []
  const nameOf = await namesOfActors(
    reader,
    entries.map((entry) => entry.actor),
  )
  const index = catalogue.current()
  return entries.map((entry) => ({
    at: entry.at,
    by: entry.actor === systemActor.id ? systemActor.displayName : nameOf(entry.actor),
    what: wordsOf(entry, index),
  }))
}
