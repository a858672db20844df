import Type, { type Static } from 'typebox'
import { judgements, narrativeLimits } from '#metrics/agenda/narrative.ts'
import { BoardRow } from './board.ts'
import { DateText, Id, Instant, Nullable, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }
const { cause, measures, coordination } = narrativeLimits

/** `PUT /api/meetings/:id/narratives/:target`: an organisation's narrative on its target, with its own expectation (研判). */
export const NarrativeAnswer = Type.Object(
  {
    cause: PlainText({ title: '原因', minLength: 1, maxLength: cause }),
    measures: PlainText({ title: '措施', minLength: 1, maxLength: measures }),
    /** The actions that others must take; empty: none. */
    coordination: PlainText({ title: '需协调事项', maxLength: coordination }),
    judgement: Type.Enum(judgements),
  },
  closed,
)

/** A narrative that was asked of an organisation for a meeting. */
export const Narrative = Type.Object({
  target: Id,
  organisation: Id,
  organisationName: Type.String(),
  due: DateText,
  askedBy: Type.String(),
  askedAt: Instant,
  /** The version for If-Match, by which an answer is written. */
  version: Type.Integer({ minimum: 1 }),
  answer: Nullable(NarrativeAnswer),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
})

/** `POST /api/meetings/:id/narratives`: asks the organisations of these targets for narratives, unless they were asked before. */
export const NarrativeRequest = Type.Object(
  { targets: Type.Array(Id, { minItems: 1, maxItems: 1_000 }), due: DateText },
  closed,
)
export const NarrativesAsked = Type.Object({
  asked: Type.Integer({ minimum: 0 }),
  /** Names of the targets for which nobody was asked, because nobody reports for their organisations in their region. */
  unasked: Type.Array(Type.String()),
})

/** `GET /api/meetings/:id/narratives`: the organisation that would be asked about each target; null where nobody could answer (SPEC J-12). */
export const NarrativeAddressees = Type.Object({
  targets: Type.Array(Type.Object({ target: Id, organisationName: Nullable(Type.String()) })),
  /** The earliest day that may be named for the answers; null where the day of the meeting has passed: any day up to it may be named. */
  earliest: Nullable(DateText),
  /** The day that is proposed for the answers. */
  proposed: DateText,
})

/** `GET /api/narratives`: the narratives asked of the caller's organisations for meetings that are not frozen, the most urgent first. */
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

export type NarrativeAddressees = Static<typeof NarrativeAddressees>
export type NarrativesAsked = Static<typeof NarrativesAsked>
export type NarrativeAnswer = Static<typeof NarrativeAnswer>
export type Narrative = Static<typeof Narrative>
export type OwnNarratives = Static<typeof OwnNarratives>
