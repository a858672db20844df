import Type from 'typebox'
import { DateText } from './scalars.ts'

const closed = { additionalProperties: false }
const SharePoint = Type.Object({ date: DateText, share: Type.Number({ minimum: 0, maximum: 1 }) }, closed)

/** The planned course of a target: straight, or by dated points. */
export const PlannedCourse = Type.Union([
  Type.Object({ kind: Type.Literal('linear') }, closed),
  Type.Object(
    {
      kind: Type.Literal('points'),
      interpolation: Type.Enum(['straight', 'stepped'] as const),
      points: Type.Array(SharePoint, { maxItems: 1000 }),
    },
    closed,
  ),
])
