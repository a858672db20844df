import { densities, grounds, sceneNames } from '#metrics/wording/installation/scenes.ts'
import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, NameText, Nullable } from './scalars.ts'

const most = 12
/** A scene that a display shows, and for how long. */
export const ShownScene = Type.Object(
  {
    scene: Type.Enum(sceneNames, { title: '画面' }),
    seconds: Type.Integer({ title: '停留秒数', minimum: 5, maximum: 3_600 }),
  },
  { additionalProperties: false },
)
/** The scenes that a display shows in turn; without any it stays in its first scene, or in the one that a person chose. */
const ShownScenes = Type.Array(ShownScene, { title: '轮换的画面', maxItems: most })
/** The distance from which a display is read. */
export const Density = Type.Enum(densities, { title: '观看距离' })

/** The board of a display: a region code or document id. */
const scope = Type.String({ minLength: 1, maxLength: 120, description: 'region code or document id' })
const at = Nullable(DateText)

/** A turn of a display with a profile: a scene of one of its boards, of one target where it is chosen. */
export const ProfileTurn = Type.Object(
  { scope, ...ShownScene.properties, target: Nullable(Id) },
  { additionalProperties: false },
)
/** The ground of a display: dark for halls and rooms, light where much daylight falls. */
export const Ground = Type.Enum(grounds, { title: '底色' })
const clockTime = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
/** The hours of each day, in Shanghai time, in which a display is darker; from a later to an earlier hour they pass midnight. */
export const Dimming = Type.Object(
  {
    from: clockTime('变暗的开始时间'),
    to: clockTime('变暗的结束时间'),
    percent: Type.Integer({ title: '变暗后的亮度', minimum: 10, maximum: 90 }),
  },
  { additionalProperties: false },
)
/** The contents of a display, by its profile or by itself. A turn without a board is of `scope`; without `dimming` it is never darker. */
export const Shown = Type.Object({
  scope,
  at,
  scenes: Type.Array(
    Type.Object({
      ...ShownScene.properties,
      scope: Type.Optional(scope),
      target: Type.Optional(Nullable(Id)),
    }),
  ),
  density: Density,
  ground: Ground,
  dimming: Nullable(Dimming),
})

/**
 * `POST /api/displays/pairing` (no sign-in, rate-limited): a wall asks to be paired, shows `code`, and keeps its secret in an HttpOnly
 * cookie. `GET /api/displays/pairing` with that cookie answers `waiting`, `confirmed` or `expired`. A paired wall is refused (`conflict`)
 * unless it sends `again`: it stays paired, and shows what the new code is confirmed for; until then `again` of the state is true.
 */
export const Pairing = Type.Object({ code: Type.String({ description: '8 digits' }), expiresAt: Instant })
export const PairingQuery = Type.Object(
  {
    again: Type.Optional(Type.Enum(['true', 'false'] as const)),
    /** Whether a phone or tablet asks, to be a remote; else a wall does. */
    remote: Type.Optional(Type.Enum(['true', 'false'] as const)),
  },
  { additionalProperties: false },
)
export const PairingState = Type.Object({
  state: Type.Enum(['waiting', 'confirmed', 'expired'] as const),
  name: Type.Optional(Type.String()),
  again: Type.Optional(Type.Boolean()),
  /** Present for a remote. */
  remote: Type.Optional(Type.Literal(true)),
})

/** An act that an administrator, or the server after an upgrade, asks of a display. `identify`: it shows its number for ten seconds. */
export const DisplayAct = Type.Enum(['identify', 'reload'] as const)

/**
 * What a display tells of itself, every 30 seconds and when its scene changes; of two within five seconds the second is ignored, and so are
 * those of anybody else.
 */
export const DisplayReport = Type.Object(
  {
    type: Type.Literal('report'),
    scope: Type.String({ maxLength: 120 }),
    scene: Type.String({ maxLength: 40 }),
    build: Nullable(Type.String({ maxLength: 80 })),
    width: Type.Integer({ minimum: 0, maximum: 100_000 }),
    height: Type.Integer({ minimum: 0, maximum: 100_000 }),
    /** Milliseconds since the last frame was painted. */
    paintedAgo: Type.Integer({ minimum: 0, maximum: 1e12 }),
    /** The memory of its page; null where the browser does not tell. */
    memoryBytes: Nullable(Type.Integer({ minimum: 0, maximum: 1e13 })),
    /** The longest time in milliseconds for which it was held up since the last report. */
    heldUp: Type.Integer({ minimum: 0, maximum: 1e12 }),
  },
  { additionalProperties: false },
)

/** What a display told of itself: what it shows, its build and screen, when it last painted, its memory, and how long it was held up. */
const DisplayState = Type.Object({
  toldAt: Instant,
  scope: Type.String(),
  scene: Type.String(),
  build: Nullable(Type.String()),
  /** Whether the build is another than the server's. */
  outdated: Type.Boolean(),
  width: Type.Integer(),
  height: Type.Integer(),
  paintedAt: Instant,
  memoryBytes: Nullable(Type.Integer()),
  heldUp: Type.Integer({ description: 'milliseconds' }),
})

export const Display = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Instant,
  confirmedAt: Nullable(Instant),
  confirmedBy: Nullable(Type.String()),
  revokedAt: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
  /** The board that the administrator chose; null: none yet. */
  scope: Nullable(Type.String()),
  /** The reference date; null: always today. */
  at,
  scenes: ShownScenes,
  density: Density,
  /** The profile that is shown instead of all these; null: none. */
  profile: Nullable(Type.String()),
  /** The number that it shows when it is to identify itself, from 1; null for a revoked one. */
  number: Nullable(Type.Integer()),
  online: Type.Boolean(),
  /** Whether it was not seen for 30 days. */
  ghost: Type.Boolean(),
  /** What it last told of itself; null: nothing yet. */
  state: Nullable(DisplayState),
  /** When it was connected, to the minute, the latest last; `to` goes on while it is. */
  connections: Type.Array(Type.Object({ from: Instant, to: Instant })),
})
/**
 * `POST /api/displays/:id/acts`: an act that the display carries out at once, its number on the screen for ten seconds or a reload of its
 * page; one that is off is refused (`conflict`).
 */
export const AskedAct = Type.Object({ act: DisplayAct }, { additionalProperties: false })

/**
 * `GET /api/displays` (administer or audit); `POST /api/displays` {code, name, scope, at, scenes, density, profile} confirms a pairing; `PUT
 * /api/displays/:id` changes what is given, at once on the display; `DELETE /api/displays/:id` revokes it and closes its sockets.
 */
export const Displays = Type.Object({ displays: Type.Array(Display) })
const name = NameText({ title: '名称', minLength: 1, maxLength: 60 })
const how = {
  scenes: Type.Optional(ShownScenes),
  density: Type.Optional(Density),
  profile: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
}
export const ConfirmDisplay = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{8}$' }),
    name,
    scope: Type.Optional(scope),
    at: Type.Optional(at),
    ...how,
  },
  { additionalProperties: false },
)
export const ChangeDisplay = Type.Object(
  { name: Type.Optional(name), scope: Type.Optional(scope), at: Type.Optional(at), ...how },
  { additionalProperties: false },
)

export type ShownScene = Static<typeof ShownScene>
export type ProfileTurn = Static<typeof ProfileTurn>
export type DisplayReport = Static<typeof DisplayReport>
export type DisplayAct = Static<typeof DisplayAct>
export type Dimming = Static<typeof Dimming>
export type ShownTurn = Shown['scenes'][number]
export type Shown = Static<typeof Shown>
export type ShownBoard = Pick<Shown, 'scope' | 'at'>
/** The contents of a display from now on; absent fields stay. */
export type ToldShown = ShownBoard & Partial<Shown>
export type Pairing = Static<typeof Pairing>
export type PairingState = Static<typeof PairingState>
export type Display = Static<typeof Display>
export type Displays = Static<typeof Displays>
export type ConfirmDisplay = Static<typeof ConfirmDisplay>
export type ChangeDisplay = Static<typeof ChangeDisplay>
