import Type, { type Static } from 'typebox'
import { Shown } from './displays.ts'
import { rights, roles, type Right as RightName, type Role as RoleName } from './rights.ts'
import { Instant, Nullable } from './scalars.ts'

export const Role = Type.Enum(roles)
export const Right = Type.Enum(rights)

export const longestPassword = 200
/** A password for signing in; its strength is judged when it is chosen. */
export const Password = Type.String({ title: '密码', minLength: 1, maxLength: longestPassword })

const FactorCode = Type.String({ title: '动态口令', maxLength: 40 })

export const SignIn = Type.Object(
  {
    name: Type.String({ title: '登录名', minLength: 1, maxLength: 100 }),
    password: Password,
    /** The code of the moment, or a recovery code; asked for (401 second-factor-required) after a right password. */
    code: Type.Optional(FactorCode),
  },
  { additionalProperties: false },
)

export const firstThings = ['choose-password', 'renew-password', 'set-up-second-factor'] as const
export type FirstThing = (typeof firstThings)[number]

export const SessionView = Type.Object({
  kind: Type.Enum(['person', 'token', 'display', 'remote'] as const),
  id: Type.String(),
  name: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Role),
  rights: Type.Array(Right),
  organisations: Type.Array(Type.String()),
  regions: Type.Array(Type.String()),
  demo: Type.Boolean(),
  /** The contents that the administrator chose for a display; `scope` null: nothing yet, `at` null: today. */
  display: Type.Optional(Type.Object({ ...Shown.properties, scope: Nullable(Type.String()) })),
  /** Present for a caller who must do this before anything else. */
  mustFirst: Type.Optional(Type.Enum(firstThings)),
  /** The caller's one-time codes (动态口令), where the caller is a person; `since` null: none are set up. `demanded`: a role demands them. */
  secondFactor: Type.Optional(
    Type.Object({ since: Nullable(Instant), codesLeft: Type.Integer(), demanded: Type.Boolean() }),
  ),
  /** Present where somebody else chose the caller's password, which must be changed first: who did, and when; `isFirst`: as the person was created. */
  passwordGiven: Type.Optional(Type.Object({ at: Instant, by: Type.String(), isFirst: Type.Boolean() })),
  /** What others changed of the caller’s rights or way to sign in since the sign-in before this one, the newest first. */
  accessChanges: Type.Optional(
    Type.Array(Type.Object({ at: Instant, by: Type.String(), what: Type.String() })),
  ),
  /** The time at which the caller must sign in again, or the token expires; absent for displays, and tokens that do not expire. */
  expiresAt: Type.Optional(Instant),
  /** The idle minutes after which a session ends; absent where none does. */
  idleMinutes: Type.Optional(Type.Integer()),
  /** The build of the server's pages; a page of another build was open during an upgrade. */
  build: Type.Optional(Type.String()),
})

/** `POST /api/session/second-factor`: a secret for an authenticator, in base 32, and the address for its QR code; nothing is kept yet. */
export const NewSecondFactor = Type.Object({ secret: Type.String(), uri: Type.String() })
/** `PUT /api/session/second-factor`: sets up one-time codes with that secret, of which the authenticator shows `code`. */
export const SecondFactorSetUp = Type.Object(
  {
    password: Password,
    secret: Type.String({ title: '密钥', pattern: '^[A-Z2-7]{32}$' }),
    code: FactorCode,
  },
  { additionalProperties: false },
)
/** `DELETE /api/session/second-factor`: ends them, by a code of the moment or a recovery code. */
export const SecondFactorEnd = Type.Object(
  { password: Password, code: FactorCode },
  { additionalProperties: false },
)
/** The codes that are taken once each in place of a code of the moment; they are shown once. */
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })

/** An open session of the caller; `current`: the one that asks. */
export const OwnSession = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  createdAt: Instant,
  lastActiveAt: Nullable(Instant),
  expiresAt: Instant,
  /** Null for a session from an earlier release. */
  address: Nullable(Type.String()),
  browser: Nullable(Type.String()),
})
/** An audit entry on signing in or out under the caller's name. */
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
  /** The time and address of the sign-in before this one; null: none, or before the audit log begins. */
  before: Nullable(Type.Object({ at: Instant, address: Type.String() })),
})

export type OwnSession = Static<typeof OwnSession>
export type OwnSessions = Static<typeof OwnSessions>
export type Role = RoleName
export type Right = RightName
export type SignIn = Static<typeof SignIn>
export type NewSecondFactor = Static<typeof NewSecondFactor>
export type SecondFactorSetUp = Static<typeof SecondFactorSetUp>
export type RecoveryCodes = Static<typeof RecoveryCodes>
export type SessionView = Static<typeof SessionView>
