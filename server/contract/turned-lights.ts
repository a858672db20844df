import Type, { type Static } from 'typebox'
import { DateText, Id, Light, Nullable, RegionCode } from './scalars.ts'

/** A target whose light a change would turn; null: no light. */
export const LightTurned = Type.Object({
  target: Id,
  name: Type.String(),
  region: RegionCode,
  /** The gap before the change. */
  gap: Nullable(Type.Number()),
  before: Nullable(Light),
  after: Nullable(Light),
  /** Present where the target would be on no board any more. */
  goes: Type.Optional(Type.Literal(true)),
})

/** The lights that a change of the catalogue would turn: judged on one day without the change and with it. */
export const TurnedLights = Type.Object({
  /** The day: by default today, or else the nearest one on which the change shows (rule Z-12). */
  at: DateText,
  /** The number of targets in force on that day. */
  targets: Type.Integer(),
  turned: Type.Array(LightTurned),
})
/** The query of `…/lights`. */
export const LightsAt = Type.Object({ at: Type.Optional(DateText) }, { additionalProperties: false })

export type LightTurned = Static<typeof LightTurned>
export type TurnedLights = Static<typeof TurnedLights>
