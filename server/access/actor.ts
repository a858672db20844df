import type { Right, Role } from '../contract/session.ts'

/** Who makes a request, and what they may do. `id` is what the ledger records: person:…, token:…, display:…, system. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'display' | 'system'
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly rights: ReadonlySet<Right>
  /** Organisations a reporter reports for. */
  readonly organisations: readonly string[]
  /** Regions a reporter or reviewer is bound to, each with all below it. */
  readonly regions: readonly string[]
  readonly demo: boolean
  /** Of a display: what its administrator chose for it. */
  readonly display?: { readonly scope: string | null; readonly at: string | null }
}

/** What each role may do; least privilege: nobody holds a right that the role's work does not need. */
const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  administrator: ['read', 'administer'],
  reporter: ['read', 'report'],
  reviewer: ['read', 'review'],
  auditor: ['read', 'audit'],
  reader: ['read'],
  display: ['read'],
}

export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role) => rightsOfRole[role]))
}

/** The program itself: seeding, migrations. */
export const systemActor: Actor = {
  kind: 'system',
  id: 'system',
  name: 'system',
  displayName: '系统',
  roles: [],
  rights: new Set(),
  organisations: [],
  regions: [],
  demo: false,
}
