import Type, { type Static } from 'typebox'
import { judgements, narrativeLimits } from '#metrics/agenda/narrative.ts'
import { BoardRow } from './board.ts'
import { DateText, Id, Instant, Nullable, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }
const { cause, measures, coordination } = narrativeLimits

/** `PUT /api/meetings/:id/narratives/:target`: what an organisation says of its target, and what it expects of it itself (研判). */
export const NarrativeAnswer = Type.Object(
  {
    cause: PlainText({ title: '原因', minLength: 1, maxLength: cause }),
    measures: PlainText({ title: '措施', minLength: 1, maxLength: measures }),
    /** What others must do; empty: nothing. */
    coordination: PlainText({ title: '需协调事项', maxLength: coordination }),
    judgement: Type.Enum(judgements),
  },
  closed,
)

/** What an organisation was asked for a meeting. */
export const Narrative = Type.Object({
  target: Id,
  organisation: Id,
  organisationName: Type.String(),
  due: DateText,
  askedBy: Type.String(),
  askedAt: Instant,
  /** By it an answer is given or changed: If-Match. */
  version: Type.Integer({ minimum: 1 }),
  answer: Nullable(NarrativeAnswer),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
})

/** `POST /api/meetings/:id/narratives`: who answers for these targets is asked; who was asked already is not asked again. */
export const NarrativeRequest = Type.Object(
  { targets: Type.Array(Id, { minItems: 1, maxItems: 1_000 }), due: DateText },
  closed,
)
export const NarrativesAsked = Type.Object({
  asked: Type.Integer({ minimum: 0 }),
  /** Names of targets of which nobody was asked: for none of those that answer for them anybody reports in their region. */
  unasked: Type.Array(Type.String()),
})

/** `GET /api/narratives`: what the caller's organisations are asked for meetings that are not frozen yet, the most urgent first. */
export const OwnNarratives = Type.Object({
  narratives: Type.Array(
    Type.Object({
      ...Narrative.properties,
      meeting: Id,
      title: Type.String(),
      date: DateText,
      at: DateText,
      /** The target as it stands at the meeting's reference date. */
      row: BoardRow,
      demo: Type.Boolean(),
    }),
  ),
})

export type NarrativesAsked = Static<typeof NarrativesAsked>
export type NarrativeAnswer = Static<typeof NarrativeAnswer>
export type Narrative = Static<typeof Narrative>
export type OwnNarratives = Static<typeof OwnNarratives>
