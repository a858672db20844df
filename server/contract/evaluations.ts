import Type, { type Static } from 'typebox'
import type { EvaluationSchemeRecord } from '#metrics/catalogue/evaluation-scheme.ts'
import { AbsenceReason, DateText, FreeText, Id, Instant, Nullable, PeriodText, Sequence } from './scalars.ts'

const closed = { additionalProperties: false }
const Direction = Type.Enum(['higher', 'lower'] as const)
const Post = Type.Number()

/** The method by which values become scores; the fields are those of metrics/evaluation/scoring.ts. */
const Scoring = Type.Union([
  Type.Object(
    { method: Type.Enum(['min-max', 'z', 'ratio-to-best', 'ratio-to-mean', 'percentile'] as const) },
    closed,
  ),
  Type.Object({ method: Type.Literal('goalposts'), low: Post, high: Post }, closed),
  Type.Object({ method: Type.Literal('target'), ceiling: Type.Number() }, closed),
  Type.Object({ method: Type.Literal('place'), step: Type.Number() }, closed),
  Type.Object(
    {
      method: Type.Literal('efficacy'),
      posts: Type.Optional(Type.Object({ unallowed: Post, satisfactory: Post }, closed)),
    },
    closed,
  ),
])

/** `POST /api/evaluation-schemes`: what is evaluated, and how. */
export const EvaluationSchemeDraft = Type.Object(
  {
    name: FreeText({ title: '方案名称', minLength: 1, maxLength: 80 }),
    grounds: FreeText({ title: '依据', maxLength: 200 }),
    over: Type.Enum(['regions', 'organisations'] as const),
    participants: Type.Array(Type.String({ maxLength: 120 }), { title: '参评对象', maxItems: 60 }),
    indicators: Type.Array(
      Type.Object(
        {
          indicator: Id,
          weight: Type.Number({ description: 'a fraction of 1' }),
          direction: Direction,
          scoring: Scoring,
        },
        closed,
      ),
      { title: '指标', maxItems: 30 },
    ),
    aggregation: Type.Enum(['arithmetic', 'geometric'] as const),
    maxMissing: Type.Number({ description: 'largest share of the weight that may be missing' }),
    decimals: Type.Integer({ minimum: 0, maximum: 6, description: 'digits that scores are ranked on' }),
  },
  closed,
)

/** The next version of a scheme; `version` is the one on which it is based. */
export const EvaluationSchemeChange = Type.Object(
  { version: Type.Integer(), draft: EvaluationSchemeDraft },
  closed,
)

export const KeptEvaluationScheme = Type.Object(
  { id: Id, version: Type.Integer() },
  { additionalProperties: true },
)

/** `POST /api/evaluation-schemes/preview`: the evaluation of a draft at a reference date. */
export const EvaluationPreviewRequest = Type.Object({ draft: EvaluationSchemeDraft, at: DateText }, closed)

/** The part of an indicator in a score; the fields are those of `ScorePart` and `EvaluatedValue` (metrics/evaluation/evaluation.ts). */
const ScorePart = Type.Object({
  indicator: Id,
  value: Nullable(Type.Number()),
  target: Type.Optional(Type.Number()),
  completion: Type.Optional(Type.Number()),
  score: Nullable(Type.Number()),
  reason: Type.Optional(Type.Union([AbsenceReason, Type.Enum(['no-target', 'not-scorable'] as const)])),
  weight: Type.Number(),
  contribution: Nullable(Type.Number()),
  mark: Type.Optional(Type.Enum(['provisional', 'estimated', 'lower-bound'] as const)),
  pendingReview: Type.Optional(Type.Literal(true)),
  demo: Type.Optional(Type.Literal(true)),
})

const SubjectScore = Type.Object({
  subject: Type.String(),
  name: Type.String(),
  score: Nullable(Type.Number()),
  /** The rank; null without a score. */
  place: Nullable(Type.Integer()),
  /** The best and the worst rank under other weights, and the share of these weightings under which it stays. */
  sensitivity: Nullable(Type.Object({ best: Type.Integer(), worst: Type.Integer(), steady: Type.Number() })),
  missing: Type.Number({ description: 'share of the weight that is missing' }),
  reason: Type.Optional(Type.Enum(['too-much-missing', 'negative-points'] as const)),
  parts: Type.Array(ScorePart),
})

/** The evaluation of a scheme at a reference date. It contains all words that a reader needs, so that it can be kept by itself. */
export const Evaluation = Type.Object({
  sequence: Sequence,
  at: DateText,
  scheme: Type.Object({ id: Type.String(), version: Type.Integer() }, { additionalProperties: true }),
  indicators: Type.Array(
    Type.Object({
      indicator: Id,
      name: Type.String(),
      unit: Type.String(),
      decimals: Type.Integer(),
      period: Nullable(PeriodText),
    }),
  ),
  /** The results in the order of the scheme; ranking is by `place`. */
  results: Type.Array(SubjectScore),
  demo: Type.Boolean(),
  /** The day to look at where `at` lies after the values; null without any value. */
  evaluableAt: Nullable(DateText),
})

/** `POST /api/evaluation-snapshots`: publishes an evaluation as it was shown, by what was known at the entry `asOf`. */
export const PublishEvaluation = Type.Object(
  { scheme: Id, version: Type.Integer(), at: DateText, asOf: Sequence },
  closed,
)

/** A published evaluation: its scheme, its publisher and its time. */
export const EvaluationSnapshotBrief = Type.Object({
  id: Id,
  scheme: Id,
  version: Type.Integer(),
  name: Type.String(),
  at: DateText,
  publishedAt: Instant,
  publishedBy: Type.String(),
  /** The sequence of its ledger entry. */
  sequence: Sequence,
  demo: Type.Boolean(),
})

export const EvaluationSnapshotList = Type.Object({ snapshots: Type.Array(EvaluationSnapshotBrief) })

const ScoreAndPlace = Type.Object({ score: Nullable(Type.Number()), place: Nullable(Type.Integer()) })

/** `GET /api/evaluation-snapshots/:id`: a published evaluation, and the participants whose place, score or values would differ today. */
export const EvaluationSnapshot = Type.Object({
  ...EvaluationSnapshotBrief.properties,
  /** The SHA-256 of the stored text, as the ledger holds it. */
  sha256: Type.String(),
  evaluation: Evaluation,
  /** The newest version of the scheme; null: the scheme is withdrawn. */
  newestVersion: Nullable(Type.Integer()),
  differences: Type.Array(
    Type.Object({
      subject: Type.String(),
      before: ScoreAndPlace,
      after: ScoreAndPlace,
      values: Type.Array(
        Type.Object({ indicator: Id, before: Nullable(Type.Number()), after: Nullable(Type.Number()) }),
      ),
    }),
  ),
})

export type PublishEvaluation = Static<typeof PublishEvaluation>
export type EvaluationSnapshotBrief = Static<typeof EvaluationSnapshotBrief>
export type EvaluationSnapshotList = Static<typeof EvaluationSnapshotList>
export type EvaluationSnapshot = Omit<Static<typeof EvaluationSnapshot>, 'evaluation'> & {
  evaluation: Evaluation
}
export type EvaluationSchemeDraft = Static<typeof EvaluationSchemeDraft>
export type EvaluationSchemeChange = Static<typeof EvaluationSchemeChange>
export type EvaluationPreviewRequest = Static<typeof EvaluationPreviewRequest>
export type Evaluation = Omit<Static<typeof Evaluation>, 'scheme'> & { scheme: EvaluationSchemeRecord }
