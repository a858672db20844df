import type { Person } from '../../contract/people.ts'
import type { Role } from '../../contract/session.ts'
import type { PersonRow } from './queries.ts'

const list = <T extends string>(json: string) => JSON.parse(json) as T[]

/** A person as administrators and auditors see one: without secrets, and with a lock only while it holds (active-locks.ts). */
export function personView(row: PersonRow, lockedUntil: string | null = null): Person {
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    roles: list<Role>(row.roles),
    organisations: list(row.organisations),
    regions: list(row.regions),
    createdAt: row.createdAt,
    disabledAt: row.disabledAt,
    lockedUntil,
    passwordGivenAt: row.passwordGivenAt,
    secondFactorAt: row.secondFactorAt,
    demo: row.demo !== 0,
  }
}
