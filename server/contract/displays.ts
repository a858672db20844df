import Type, { type Static } from 'typebox'
import { FreeText, Instant, Nullable } from './scalars.ts'

/**
 * `POST /api/displays/pairing` (no sign-in, rate-limited): a wall asks to be paired. It shows `code` and keeps its secret
 * in an HttpOnly cookie; `GET /api/displays/pairing` (that cookie) answers `waiting`, `confirmed` or `expired`.
 */
export const Pairing = Type.Object({ code: Type.String({ description: '8 digits' }), expiresAt: Instant })
export const PairingState = Type.Object({ state: Type.Enum(['waiting', 'confirmed', 'expired'] as const) })

export const Display = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Instant,
  confirmedAt: Nullable(Instant),
  confirmedBy: Nullable(Type.String()),
  revokedAt: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
})
/** `GET /api/displays` (administer or audit); `POST /api/displays` {code, name} confirms a pairing; `DELETE /api/displays/:id` revokes and cuts its sockets. */
export const Displays = Type.Object({ displays: Type.Array(Display) })
export const ConfirmDisplay = Type.Object(
  { code: Type.String({ pattern: '^[0-9]{8}$' }), name: FreeText({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)

export type Pairing = Static<typeof Pairing>
export type PairingState = Static<typeof PairingState>
export type Display = Static<typeof Display>
export type Displays = Static<typeof Displays>
export type ConfirmDisplay = Static<typeof ConfirmDisplay>
