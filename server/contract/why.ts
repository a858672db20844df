import Type, { type Static } from 'typebox'
import { BoardRow } from './board.ts'
import { ObservationRecord } from './observations.ts'
import { Sequence } from './scalars.ts'

/** One line of the reckoning: “增量完成 = (7812 − 6800) ÷ (8000 − 6800) = 84.3 %”. */
export const WhyStep = Type.Object({ label: Type.String(), formula: Type.String(), result: Type.String() })

/** `GET /api/targets/:id/why`: everything that went into a light. */
export const Why = Type.Object({
  sequence: Sequence,
  row: BoardRow,
  rule: Type.Object({
    id: Type.String(),
    name: Type.String(),
    /** The document or decision that the rule rests on; null: a shipped one, or kept before a basis was asked for. */
    basis: Type.Union([Type.String(), Type.Null()]),
    sentence: Type.String({ description: 'why this light, in one sentence' }),
  }),
  steps: Type.Array(WhyStep),
  /** The approved values that went in, newest first, with who reported and approved. */
  inputs: Type.Array(ObservationRecord),
  citations: Type.Array(
    Type.Object({
      document: Type.String(),
      title: Type.String(),
      number: Type.Union([Type.String(), Type.Null()]),
      clause: Type.String(),
      clauseTitle: Type.String(),
      remark: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  organisations: Type.Array(
    Type.Object({
      name: Type.String(),
      part: Type.Enum(['lead', 'support', 'joint'] as const),
      assumed: Type.Boolean(),
    }),
  ),
  /** What would turn it green, and by when; null where it is green or no longer can be. */
  toGreen: Type.Union([Type.String(), Type.Null()]),
  remarks: Type.Array(Type.String()),
})
export type Why = Static<typeof Why>
