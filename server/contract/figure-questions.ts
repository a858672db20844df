import Type, { type Static } from 'typebox'
import { FreeText, Instant, Nullable, Sequence } from './scalars.ts'

/** `POST /api/observations/remarks`: a question of a reviewer on a cell, or an answer of who reports it. */
export const NewRemark = Type.Object(
  {
    indicator: Type.String({ maxLength: 200 }),
    region: Type.String({ maxLength: 200 }),
    period: Type.String({ maxLength: 40 }),
    text: FreeText({ title: '内容', minLength: 1, maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export const RemarkAct = Type.Enum(['asked', 'answered'] as const)
export const RemarkKept = Type.Object({ sequence: Sequence })

/** The last question on a cell, with the last answer after it. */
export const FigureQuestion = Type.Object({
  text: Type.String(),
  at: Instant,
  actorName: Type.String(),
  answer: Nullable(Type.Object({ text: Type.String(), at: Instant, actorName: Type.String() })),
})

export type FigureQuestion = Static<typeof FigureQuestion>
export type NewRemark = Static<typeof NewRemark>
export type RemarkKept = Static<typeof RemarkKept>
export type RemarkAct = Static<typeof RemarkAct>
