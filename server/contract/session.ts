import Type, { type Static } from 'typebox'
import { DateText, Instant, Nullable } from './scalars.ts'

/** administrator has no right to enter or approve; auditor reads everything and changes nothing. */
export const Role = Type.Enum([
  'administrator',
  'reporter',
  'reviewer',
  'auditor',
  'reader',
  'display',
] as const)

/** What a request may do. `read`: boards, series, catalogue. `publish`: post values that count as approved (tokens only). */
export const Right = Type.Enum(['read', 'report', 'review', 'administer', 'audit', 'publish'] as const)

export const longestPassword = 200
/** What one can sign in with; how good it is, is judged when it is chosen. */
export const Password = Type.String({ minLength: 1, maxLength: longestPassword })

export const SignIn = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
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
  display: Type.Optional(Type.Object({ scope: Nullable(Type.String()), at: Nullable(DateText) })),
  /** When one must sign in again; absent for tokens and displays. */
  expiresAt: Type.Optional(Instant),
  /** Which build the server's pages are: a page of another has stayed open over an upgrade. */
  build: Type.Optional(Type.String()),
})

export type Role = Static<typeof Role>
export type Right = Static<typeof Right>
export type SignIn = Static<typeof SignIn>
export type SessionView = Static<typeof SessionView>
