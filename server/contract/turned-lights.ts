import Type, { type Static } from 'typebox'
import { DateText, Id, Light, Nullable, RegionCode } from './scalars.ts'

/** A target whose light a change would turn; null: it shines none. */
export const LightTurned = Type.Object({
  target: Id,
  name: Type.String(),
  region: RegionCode,
  /** As it stands before. */
  gap: Nullable(Type.Number()),
  before: Nullable(Light),
  after: Nullable(Light),
  /** It would be on no board any more. */
  goes: Type.Optional(Type.Literal(true)),
})

/** What a change of the catalogue would turn, judged on one day before and after it. */
export const TurnedLights = Type.Object({
  /** By default today, or the day after it from which the change is in force. */
  at: DateText,
  /** Targets that stand that day. */
  targets: Type.Integer(),
  turned: Type.Array(LightTurned),
})
/** `…/lights` */
export const LightsAt = Type.Object({ at: Type.Optional(DateText) }, { additionalProperties: false })

export type LightTurned = Static<typeof LightTurned>
export type TurnedLights = Static<typeof TurnedLights>
