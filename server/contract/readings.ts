import Type, { type Static } from 'typebox'
import { PolicyReading } from './policy.ts'
import { Comparator, FreeText, Id, Instant, Nullable } from './scalars.ts'

const closed = { additionalProperties: false } as const
const CorrectedCell = (title: string) => Type.Optional(FreeText({ title, maxLength: 200 }))

/** A person's decision on a figure of a document; its cells are the corrected ones. */
export const ReadingDecision = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: 'of the figure, in the text' }),
    verdict: Type.Enum(['accepted', 'joined', 'rejected'] as const),
    /** The reason of a rejection. */
    why: CorrectedCell('不采纳的原因'),
    /** The existing indicator that a joined figure belongs to. */
    indicator: Type.Optional(Id),
    name: CorrectedCell('名称'),
    comparator: Type.Optional(Comparator),
    value: CorrectedCell('数值'),
    high: CorrectedCell('上限'),
    unit: CorrectedCell('单位'),
    due: CorrectedCell('期限'),
    baseline: CorrectedCell('基期值'),
    clause: CorrectedCell('条款'),
    lead: CorrectedCell('牵头单位'),
  },
  closed,
)

/** `PUT /api/policy/readings/:id/decisions`: all decisions, which replace those before. */
export const ReadingDecisions = Type.Object(
  { decisions: Type.Array(ReadingDecision, { maxItems: 20_000 }) },
  closed,
)

/** A reading in a list. */
export const ReadingBrief = Type.Object({
  id: Id,
  version: Type.Integer(),
  title: Type.String(),
  kind: PolicyReading.properties.kind,
  /** The number of figures read as targets; `decided` is the number of decided figures. */
  proposed: Type.Integer(),
  decided: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  /** The plan draft into which the reading was put. */
  draft: Nullable(Id),
})

/** `GET /api/policy/readings`: all kept readings. */
export const ReadingList = Type.Object({ readings: Type.Array(ReadingBrief) })

/** `GET /api/policy/readings/:id`: a reading. */
export const KeptReading = Type.Object({
  ...ReadingBrief.properties,
  reading: PolicyReading,
  decisions: Type.Array(ReadingDecision),
})

/** Indexes of a reading's milestones or duties. */
const Places = Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 5_000 }))

/** `POST /api/policy/readings/:id/draft`: puts a reading into an existing draft, or into a new one of a region. */
export const DraftToFill = Type.Object(
  {
    draft: Type.Optional(Id),
    region: Type.Optional(FreeText({ title: '地区', maxLength: 40 })),
    milestones: Places,
    duties: Places,
  },
  closed,
)
export const FilledDraft = Type.Object({
  draft: Id,
  /** The number of targets that were new to the draft. */
  added: Type.Integer(),
  /** The number of milestones and duties that were new to the draft. */
  dated: Type.Integer(),
  /** The number of targets that the draft already had from the same sentence. */
  already: Type.Integer(),
  /**
   * The title of the draft's own document; null where the reading is of the same document. Otherwise clauses and places begin with the
   * title of the read document.
   */
  besides: Nullable(Type.String()),
  /** The version of the reading. */
  version: Type.Integer(),
})

/** The answer to keeping a reading. */
export const ReadingVersion = Type.Object({ id: Id, version: Type.Integer() })

/** The name of the file, which is the title in the list where the text has none. */
export const ReadingNamed = Type.Object(
  { name: Type.Optional(FreeText({ title: '文件名', maxLength: 200 })) },
  closed,
)

export type ReadingDecision = Static<typeof ReadingDecision>
export type ReadingBrief = Static<typeof ReadingBrief>
export type ReadingList = Static<typeof ReadingList>
export type KeptReading = Static<typeof KeptReading>
export type ReadingVersion = Static<typeof ReadingVersion>
export type DraftToFill = Static<typeof DraftToFill>
export type FilledDraft = Static<typeof FilledDraft>
