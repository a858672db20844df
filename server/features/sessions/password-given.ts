import type { SessionView } from '../../contract/session.ts'
import { systemActor } from '../../access/actor.ts'
import type { Reader } from '../../db/store.ts'
import { namesOfActors, type PersonRow } from '../people/queries.ts'

/** The person who chose the password that somebody must change, and the time; undefined where it need not be changed. */
export async function passwordGiven(
  reader: Reader,
  person: PersonRow,
): Promise<SessionView['passwordGiven']> {
  if (person.passwordGivenAt === null) return undefined
  const { passwordGivenAt: at, passwordGivenBy: by, createdAt } = person
  const nameOf = await namesOfActors(reader, [by ?? systemActor.id])
  return {
    at,
    by: by === null || by === systemActor.id ? systemActor.displayName : nameOf(by),
    isFirst: at === createdAt,
  }
}
