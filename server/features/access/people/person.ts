import type { Person } from '../../../contract/people.ts'
import type { Role } from '../../../contract/session.ts'
import { rightsOf, type Actor } from '../actor.ts'
import { lockStanding } from '../sessions/attempts.ts'
import type { PersonRow } from './queries.ts'

const list = <T extends string>(json: string) => JSON.parse(json) as T[]

/** Who signs in as `name`: the id is the sign-in name in lower case, so that the ledger can be read by people. */
export function personId(name: string): string {
  return name.toLowerCase()
}

/** A person as administrators and auditors see one: no secret, and a lock only while it holds. */
export function personView(row: PersonRow, now: string): Person {
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    roles: list<Role>(row.roles),
    organisations: list(row.organisations),
    regions: list(row.regions),
    createdAt: row.createdAt,
    disabledAt: row.disabledAt,
    lockedUntil: lockStanding(row, now),
    demo: row.demo !== 0,
  }
}

/** A person who has signed in, as one who acts. */
export function actorOf(row: PersonRow): Actor {
  const roles = list<Role>(row.roles)
  return {
    kind: 'person',
    id: `person:${row.id}`,
    name: row.name,
    displayName: row.displayName,
    roles,
    rights: rightsOf(roles),
    organisations: list(row.organisations),
    regions: list(row.regions),
    demo: row.demo !== 0,
  }
}
