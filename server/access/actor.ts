import type { Shown } from '../contract/displays.ts'
import { rightsOfRole, type Right, type Role } from '../contract/rights.ts'

/** Who makes a request, and what they may do. `id` is what the ledger records: person:…, token:…, display:…, system. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'display' | 'system'
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly rights: ReadonlySet<Right>
  /** Organisations that a reporter, or a token, reports for. */
  readonly organisations: readonly string[]
  /** Regions a reporter, a reviewer or a token is bound to, each with all below it. */
  readonly regions: readonly string[]
  readonly demo: boolean
  /** Of a person whose password somebody else chose: nothing is open but to choose one. */
  readonly mustChoosePassword?: boolean
  /** Of a token that reads these boards alone: region codes and document ids. */
  readonly boards?: readonly string[]
  /** Of a token that gets the exchange alone, and there indicators of this level or a wider one. */
  readonly disclosed?: 'shared' | 'public'
  /** Of a display: what its administrator chose for it. */
  readonly display?: ShownOnDisplay
}

/** `scope` null: nothing yet. */
export type ShownOnDisplay = Omit<Shown, 'scope'> & { readonly scope: string | null }

export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role): readonly Right[] => rightsOfRole[role]))
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
