import { activeLockEnd, type Attempts } from '../../access/attempts.ts'
import { lockedAddresses, type PersonRow } from '../../access/queries.ts'
import type { Reader } from '../../db/store.ts'

/** The instant until which each of these people is locked out, the latest of all addresses. */
export async function activeLocks(
  reader: Reader,
  people: readonly PersonRow[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const locks = new Map<string, string>()
  const keep = (id: string, attempts: Pick<Attempts, 'lockedUntil'>) => {
    const until = activeLockEnd(attempts, now)
    if (until !== null && until > (locks.get(id) ?? '')) locks.set(id, until)
  }
  for (const person of people) keep(person.id, person)
  for (const { holder, lockedUntil } of await lockedAddresses(reader))
    keep(holder.replace(/^person:/, ''), { lockedUntil })
  return locks
}
