import Type, { type Static } from 'typebox'
import { PolicyReading } from './policy.ts'
import { Comparator, FreeText, Id, Instant, Nullable } from './scalars.ts'

const closed = { additionalProperties: false } as const
const CorrectedCell = (title: string) => Type.Optional(FreeText({ title, maxLength: 200 }))

/** What a person made of a figure of a document; the cells are those that read otherwise than proposed. */
export const ReadingDecision = Type.Object(
  {
    start: Type.Integer({ minimum: 0, description: 'of the figure, in the text' }),
    verdict: Type.Enum(['accepted', 'joined', 'rejected'] as const),
    /** Of a rejected one. */
    why: CorrectedCell('不采纳的原因'),
    /** Of a joined one: the indicator that is measured already. */
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

/** `PUT /api/policy/readings/:id/decisions`: all of them, in place of those before. */
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
  /** Figures that are proposed as targets, and of how many figures somebody has decided. */
  proposed: Type.Integer(),
  decided: Type.Integer(),
  changedAt: Instant,
  changedBy: Type.String(),
  /** The plan draft that it went into. */
  draft: Nullable(Id),
})

/** `GET /api/policy/readings` */
export const ReadingList = Type.Object({ readings: Type.Array(ReadingBrief) })

/** `GET /api/policy/readings/:id` */
export const KeptReading = Type.Object({
  ...ReadingBrief.properties,
  reading: PolicyReading,
  decisions: Type.Array(ReadingDecision),
})

/** Places in a reading's milestones, or in its duties. */
const Places = Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 5_000 }))

/** `POST /api/policy/readings/:id/draft`: onto a draft that is there, or a new one of a region. */
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
  /** Targets that were not in it yet. */
  added: Type.Integer(),
  /** Milestones and duties that were not. */
  dated: Type.Integer(),
  /** Targets that were in it already, from the same sentence. */
  already: Type.Integer(),
  /** What the draft's own document is called, where it is another: clauses and places then begin with this one's title. */
  besides: Nullable(Type.String()),
  version: Type.Integer(),
})

/** What keeping a reading answers. */
export const ReadingVersion = Type.Object({ id: Id, version: Type.Integer() })

/** What a file is called; its title in the list where its text tells none. */
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
