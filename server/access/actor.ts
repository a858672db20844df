import type { SceneName } from '#metrics/wording/installation/scenes.ts'
import type { Shown } from '../contract/displays.ts'
import type { FirstThing } from '../contract/session.ts'
import { rightsOfRole, type Right, type Role } from '../contract/rights.ts'

/** The actor of a request, with rights. The ledger records its `id`: person:…, token:…, display:…, remote:…, system. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'display' | 'remote' | 'system'
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly rights: ReadonlySet<Right>
  /** Organisations for which a reporter or a token reports. */
  readonly organisations: readonly string[]
  /** Regions for which a reporter, a reviewer or a token acts, each with all regions below it; none: nowhere. Of a leader, none: everywhere. */
  readonly regions: readonly string[]
  readonly demo: boolean
  /** Present for a person who must do this first: every route is closed but those that serve it. */
  readonly mustFirst?: FirstThing
  /** The boards that a token, a display or a remote reads, where it reads no others: region codes and document ids. */
  readonly boards?: readonly string[]
  /** The narrowest level of disclosure of a token that reads the exchange alone. */
  readonly disclosed?: 'shared' | 'public'
  /** The contents that an administrator chose for a display. */
  readonly display?: ShownOnDisplay
  /** The meeting whose room a display follows, and the page that is open there. */
  readonly follows?: { readonly id: string; readonly page: string | null }
  /** The ids of the displays that a paired remote directs, where it directs no others. */
  readonly steers?: readonly string[]
}

/** The contents of a display; `scope` is null before an administrator chose a board. */
export type ShownOnDisplay = Omit<Shown, 'scope'> & { readonly scope: string | null }

/** Whether an administrator gave a display this scene, of this board. */
export function showsScene({ display }: Pick<Actor, 'display'>, name: SceneName, board: string): boolean {
  const shown = display?.scenes ?? []
  return shown.some(({ scene, scope = display?.scope }) => scene === name && scope === board)
}

export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role): readonly Right[] => rightsOfRole[role]))
}

/** The program itself, as the actor of jobs and of commands. */
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
