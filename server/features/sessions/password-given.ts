import type { SessionView } from '../../contract/session.ts'
import type { Actor } from '../../access/actor.ts'
import { systemActor } from '../../access/actor.ts'
import { personId } from '../../access/actors.ts'
import type { Reader } from '../../db/store.ts'
import { namesOfActors, personById } from '../people/queries.ts'

/** The person who chose the password that an actor must change, and the time; undefined where the actor need not. */
export async function passwordGiven(
  reader: Reader,
  { mustChoosePassword, name }: Actor,
): Promise<SessionView['passwordGiven']> {
  if (mustChoosePassword !== true) return undefined
  const person = await personById(reader, personId(name))
  if (!person || person.passwordGivenAt === null) return undefined
  const { passwordGivenAt: at, passwordGivenBy: by, createdAt } = person
  const nameOf = await namesOfActors(reader, [by ?? systemActor.id])
  return {
    at,
    by: by === null || by === systemActor.id ? systemActor.displayName : nameOf(by),
    isFirst: at === createdAt,
  }
}
