import Type, { type Static } from 'typebox'
import { DateText, FreeText, Instant, Nullable } from './scalars.ts'

/** What a display shows: a region code or document id, and a reference date where it does not follow the day. */
const scope = Type.String({ minLength: 1, maxLength: 120, description: 'region code or document id' })
const at = Nullable(DateText)
export const Shown = Type.Object({ scope, at })

/**
 * `POST /api/displays/pairing` (no sign-in, rate-limited): a wall asks to be paired. It shows `code` and keeps its secret
 * in an HttpOnly cookie; `GET /api/displays/pairing` (that cookie) answers `waiting`, `confirmed` or `expired`. A wall that
 * is paired is refused (`conflict`) unless it says `again`: it then stays paired, and goes on under what the code is
 * confirmed for; `again` of the state is true until then.
 */
export const Pairing = Type.Object({ code: Type.String({ description: '8 digits' }), expiresAt: Instant })
export const PairingQuery = Type.Object(
  { again: Type.Optional(Type.Enum(['true', 'false'] as const)) },
  { additionalProperties: false },
)
export const PairingState = Type.Object({
  state: Type.Enum(['waiting', 'confirmed', 'expired'] as const),
  name: Type.Optional(Type.String()),
  again: Type.Optional(Type.Boolean()),
})

export const Display = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Instant,
  confirmedAt: Nullable(Instant),
  confirmedBy: Nullable(Type.String()),
  revokedAt: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
  /** What the administrator chose for it; null: nothing yet. */
  scope: Nullable(Type.String()),
  /** null: today, whatever day that is. */
  at,
})
/** `GET /api/displays` (administer or audit); `POST /api/displays` {code, name, scope, at} confirms a pairing; `PUT /api/displays/:id` changes what is given, at once on the display; `DELETE /api/displays/:id` revokes and cuts its sockets. */
export const Displays = Type.Object({ displays: Type.Array(Display) })
const name = FreeText({ title: '名称', minLength: 1, maxLength: 60 })
export const ConfirmDisplay = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{8}$' }),
    name,
    scope: Type.Optional(scope),
    at: Type.Optional(at),
  },
  { additionalProperties: false },
)
export const ChangeDisplay = Type.Object(
  { name: Type.Optional(name), scope: Type.Optional(scope), at: Type.Optional(at) },
  { additionalProperties: false },
)

export type Shown = Static<typeof Shown>
export type Pairing = Static<typeof Pairing>
export type PairingState = Static<typeof PairingState>
export type Display = Static<typeof Display>
export type Displays = Static<typeof Displays>
export type ConfirmDisplay = Static<typeof ConfirmDisplay>
export type ChangeDisplay = Static<typeof ChangeDisplay>
