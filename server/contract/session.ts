import Type, { type Static } from 'typebox'
import { Density, ShownScenes } from './displays.ts'
import { rights, roles, type Right as RightName, type Role as RoleName } from './rights.ts'
import { DateText, Instant, Nullable } from './scalars.ts'

export const Role = Type.Enum(roles)
export const Right = Type.Enum(rights)

export const longestPassword = 200
/** What one can sign in with; how good it is, is judged when it is chosen. */
export const Password = Type.String({ title: '密码', minLength: 1, maxLength: longestPassword })

export const SignIn = Type.Object(
  {
    name: Type.String({ title: '登录名', minLength: 1, maxLength: 100 }),
    password: Password,
  },
  { additionalProperties: false },
)

export const SessionView = Type.Object({
  kind: Type.Enum(['person', 'token', 'display'] as const),
  id: Type.String(),
  name: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Role),
  rights: Type.Array(Right),
  organisations: Type.Array(Type.String()),
  regions: Type.Array(Type.String()),
  demo: Type.Boolean(),
  /** Of a display: what the administrator chose for it; `scope` null: nothing yet, `at` null: today. */
  display: Type.Optional(
    Type.Object({
      scope: Nullable(Type.String()),
      at: Nullable(DateText),
      scenes: ShownScenes,
      density: Density,
    }),
  ),
  /** Who chose the password, and when, of whoever must change it before anything else (`PUT /api/session/password`). */
  passwordGiven: Type.Optional(Type.Object({ at: Instant, by: Type.String(), isFirst: Type.Boolean() })),
  /** When one must sign in again; absent for tokens and displays. */
  expiresAt: Type.Optional(Instant),
  /** Minutes after which whoever does nothing is signed out; absent where nobody is. */
  idleMinutes: Type.Optional(Type.Integer()),
  /** Which build the server's pages are: a page of another has stayed open over an upgrade. */
  build: Type.Optional(Type.String()),
})

/** A sign-in of one's own that goes on; `current`: the one that asks. */
export const OwnSession = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  createdAt: Instant,
  lastActiveAt: Nullable(Instant),
  expiresAt: Instant,
  /** Null: by an earlier release. */
  address: Nullable(Type.String()),
  browser: Nullable(Type.String()),
})
/** What happened at the door under one's own name, the newest first. */
const OwnSignIn = Type.Object({
  at: Instant,
  kind: Type.String(),
  address: Type.String(),
  browser: Type.String(),
  result: Type.String(),
  times: Type.Integer(),
})
export const OwnSessions = Type.Object({
  sessions: Type.Array(OwnSession),
  signIns: Type.Array(OwnSignIn),
  /** When and where one came in before this time; null: never, or longer ago than the log is kept. */
  before: Nullable(Type.Object({ at: Instant, address: Type.String() })),
})

export type OwnSession = Static<typeof OwnSession>
export type OwnSessions = Static<typeof OwnSessions>
export type Role = RoleName
export type Right = RightName
export type SignIn = Static<typeof SignIn>
export type SessionView = Static<typeof SessionView>
