import Type, { type Static } from 'typebox'
import { BoardRow } from './board.ts'
import { ObservationRecord } from './observations.ts'
import { Id, Nullable, PeriodText, Sequence } from './scalars.ts'
import { SourceFigures } from './sources.ts'

/** A step of the computation: “增量完成 = (7812 − 6800) ÷ (8000 − 6800) = 84.3 %”. */
export const WhyStep = Type.Object({ label: Type.String(), formula: Type.String(), result: Type.String() })

/** `GET /api/targets/:id/why`: everything that went into a light. */
export const Why = Type.Object({
  sequence: Sequence,
  row: BoardRow,
  rule: Type.Object({
    id: Type.String(),
    name: Type.String(),
    /** The document or decision on which the rule is based; null for a shipped rule, or one kept before a basis was asked for. */
    basis: Type.Union([Type.String(), Type.Null()]),
    sentence: Type.String({ description: 'why this light, in one sentence' }),
  }),
  steps: Type.Array(WhyStep),
  /** The components of a computed value, for the judged period or the overdue one; null for a reported value. */
  computed: Type.Union([
    Type.Object({
      formula: Type.String({ description: '数字经济核心产业增加值 ÷ 地区生产总值' }),
      period: PeriodText,
      components: Type.Array(
        Type.Object({
          indicator: Id,
          name: Type.String(),
          unit: Type.String(),
          decimals: Type.Integer(),
          region: Type.String(),
          period: PeriodText,
          /** The approved value; null with a reason where it was approved as absent, without one where nothing is approved. */
          value: Type.Union([Type.Number(), Type.Null()]),
          reason: ObservationRecord.properties.reason,
          status: Type.Union([ObservationRecord.properties.status, Type.Null()]),
          /** Whether a later value waits for review. */
          waits: Type.Boolean(),
          /** A target on the component's series, whose page it opens. */
          target: Type.Union([Id, Type.Null()]),
        }),
      ),
    }),
    Type.Null(),
  ]),
  /** What each source says of the judged period; null where nothing is said of sources. */
  sources: Nullable(SourceFigures),
  /** The open disputes with figures of its series: another value, whose, why and how it was found; present where there are any. Rule W-14. */
  disputes: Type.Optional(
    Type.Array(
      Type.Object({
        period: PeriodText,
        organisationName: Nullable(Type.String()),
        disputed: Type.Number(),
        reason: Type.String(),
        method: Type.String(),
      }),
    ),
  ),
  /** The approved values that went in, newest first, with those who reported and approved them. */
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
  /** What would turn the light green, and by when; null where it is green or no longer can be. */
  toGreen: Type.Union([Type.String(), Type.Null()]),
  remarks: Type.Array(Type.String()),
})
export type Why = Static<typeof Why>
