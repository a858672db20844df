import { lockStanding, type Attempts } from '../../access/attempts.ts'
import { lockedAddresses, type PersonRow } from '../../access/queries.ts'
import type { Reader } from '../../db/store.ts'

/** Until when each of these people must wait to sign in, from one of the usual places or from elsewhere; the latest where there are several. */
export async function standingLocks(
  reader: Reader,
  people: readonly PersonRow[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const locks = new Map<string, string>()
  const keep = (id: string, attempts: Pick<Attempts, 'lockedUntil'>) => {
    const until = lockStanding(attempts, now)
    if (until !== null && until > (locks.get(id) ?? '')) locks.set(id, until)
  }
  for (const person of people) keep(person.id, person)
  for (const { holder, lockedUntil } of await lockedAddresses(reader))
    keep(holder.replace(/^person:/, ''), { lockedUntil })
  return locks
}
