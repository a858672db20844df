import type { Density } from '#metrics/wording/installation/scenes.ts'
import type { Right, Role } from '../contract/session.ts'
import type { ProfileContent } from '../contract/display-profiles.ts'
import type { ShownScene } from '../contract/displays.ts'
import { rightsOf, type Actor, type ShownOnDisplay } from './actor.ts'
import { followedBy, type DisplayRow, type PersonRow, type TokenRow } from './queries.ts'

const list = <T extends string>(json: string) => JSON.parse(json) as T[]

/** The id of the person who signs in as `name`: the name in lower case, so that people can read the ledger. */
export function personId(name: string): string {
  return name.toLowerCase()
}

/** The actor of a signed-in person. */
export function actorOfPerson(row: PersonRow): Actor {
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

/** The actor of a program, by its token. Rights that begin with `read:` or `disclosed:` narrow what it reads. */
export function actorOfToken({ id, name, rights, cells }: TokenRow): Actor {
  const given = list(rights)
  const boards = given
    .filter((right) => right.startsWith(boardRight))
    .map((right) => right.slice(boardRight.length))
  const [disclosed] = given.filter((right) => right.startsWith(levelRight))
  const whole = given.filter((right) => !right.includes(':')) as Right[]
  const { organisations = [], regions = [] } = JSON.parse(cells ?? '{}') as Partial<
    Pick<Actor, 'organisations' | 'regions'>
  >
  return {
    kind: 'token',
    id: `token:${id}`,
    name,
    displayName: name,
    roles: [],
    rights: new Set(boards.length > 0 ? ['read', ...whole] : whole),
    organisations,
    regions,
    demo: false,
    ...(boards.length > 0 && { boards }),
    ...(disclosed !== undefined && {
      disclosed: disclosed.slice(levelRight.length) as NonNullable<Actor['disclosed']>,
    }),
  }
}

/** The beginning of a right to read one board, before its scope. */
export const boardRight = 'read:'
/** The beginning of a right to read what is disclosed, before the level. */
export const levelRight = 'disclosed:'

/**
 * The contents of a display: those of its profile, or its own. A display from a release without scenes and density shows the first scene, to
 * be read from nearby.
 */
export function shownOnDisplay(
  { scope, at, scenes, density }: DisplayRow,
  profile?: ProfileContent,
): ShownOnDisplay {
  if (profile) {
    const { turns, density, ground, dimming } = profile
    return { scope: turns[0]!.scope, at: profile.at, scenes: turns, density, ground, dimming }
  }
  const shown = JSON.parse(scenes ?? '[]') as ShownScene[]
  return {
    ...{ scope, at, scenes: shown, density: (density ?? 'desk') as Density },
    ...{ ground: 'dark', dimming: null },
  }
}

/** The boards that a display shows by turns, each once; none where nobody chose one. */
export function boardsOnDisplay({ scope, scenes }: ShownOnDisplay): readonly string[] {
  const own = scenes.map((turn) => turn.scope ?? scope)
  return [...new Set(own.length > 0 ? own : [scope])].filter((one) => one !== null)
}

/** The actor of a paired display. */
export function actorOfDisplay(row: DisplayRow, profile?: ProfileContent): Actor {
  const { id, name } = row
  const display = shownOnDisplay(row, profile)
  const boards = boardsOnDisplay(display)
  const follows = followedBy(row)
  return {
    kind: 'display',
    id: `display:${id}`,
    name,
    displayName: name,
    roles: ['display'],
    rights: rightsOf(['display']),
    organisations: [],
    regions: [],
    demo: false,
    ...(boards.length > 0 && { boards }),
    ...(follows && { follows }),
    display,
  }
}

/** What the column `remote` of a paired remote tells. */
export interface KeptRemote {
  /** The ids of the displays that it directs; null: every one. */
  readonly displays: readonly string[] | null
}

/** What a row tells of a remote; undefined: it is a display. */
export function remoteOf({ remote }: Pick<DisplayRow, 'remote'>): KeptRemote | undefined {
  return remote === null ? undefined : (JSON.parse(remote) as KeptRemote)
}

/** The actor of a paired remote, which reads the boards of the displays that it directs. */
export function actorOfRemote(
  { id, name }: DisplayRow,
  { displays }: KeptRemote,
  boards: readonly string[],
): Actor {
  return {
    kind: 'remote',
    id: `remote:${id}`,
    name,
    displayName: name,
    roles: ['remote'],
    rights: rightsOf(['remote']),
    organisations: [],
    regions: [],
    demo: false,
    boards,
    ...(displays && { steers: displays }),
  }
}
