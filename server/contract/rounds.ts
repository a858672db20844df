import Type, { type Static } from 'typebox'
import { roundLimits } from '#metrics/agenda/rounds.ts'
import { DateText, Id, Instant, Light, Nullable, PeriodText, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }
const { progress, problems, next, own, stated, title, question, questions, asks } = roundLimits

/** What an organisation is asked to answer: a clause of the round's document, by its key. */
const Ask = Type.Object({ clause: Type.String({ minLength: 1, maxLength: 120 }), organisation: Id }, closed)
const Asks = Type.Array(Ask, { minItems: 1, maxItems: asks })

/** `POST /api/rounds` (报送轮次): organisations are asked once, by a day, for the figures and a text of each clause. */
export const RoundDraft = Type.Object(
  {
    title: PlainText({ title: '名称', minLength: 1, maxLength: title }),
    due: DateText,
    document: Id,
    asks: Asks,
    /** Questions of its own, which every answer answers. */
    questions: Type.Array(PlainText({ title: '自拟问题', minLength: 1, maxLength: question }), {
      maxItems: questions,
    }),
  },
  closed,
)

/** `PUT /api/rounds/:id`: another last day, or further organisations, with a reason. */
export const RoundChange = Type.Object(
  {
    due: DateText,
    add: Type.Array(Ask, { maxItems: asks }),
    reason: PlainText({ title: '原因', minLength: 1, maxLength: 200 }),
  },
  closed,
)

const texts = {
  progress: PlainText({ title: '进展', maxLength: progress }),
  problems: PlainText({ title: '问题', maxLength: problems }),
  next: PlainText({ title: '下一步', maxLength: next }),
  /** The answers to the round's own questions, in their order. */
  own: Type.Array(PlainText({ title: '自拟问题的答复', maxLength: own }), { maxItems: questions }),
  /** Figures in the organisation's words, of targets for which none is reported. */
  stated: Type.Array(
    Type.Object(
      { target: Id, text: PlainText({ title: '未入库的数', minLength: 1, maxLength: stated }) },
      closed,
    ),
    { maxItems: 200 },
  ),
} as const

/** `PUT /api/rounds/:id/answers/:number`: an organisation's answer, kept as a draft or handed in. */
export const RoundAnswer = Type.Object({ ...texts, submit: Type.Boolean() }, closed)

/** `POST /api/rounds/:id/reminders`: reminds all organisations that have not answered, or those that are named. */
export const RoundReminder = Type.Object(
  { organisations: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: asks })) },
  closed,
)
export const RoundReminded = Type.Object({
  /** The names of organisations that were reminded, that were reminded today already, and for which nobody could answer. */
  told: Type.Array(Type.String()),
  already: Type.Array(Type.String()),
  nobody: Type.Array(Type.String()),
})

/** A target of a clause as it stands: with its answer as it was when that was handed in. */
const RoundFigure = Type.Object({
  target: Id,
  name: Type.String(),
  regionName: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  value: Nullable(Type.Number()),
  period: Nullable(PeriodText),
  completion: Nullable(Type.Number()),
  light: Nullable(Light),
  pendingReview: Type.Boolean(),
  demo: Type.Boolean(),
})

const Standing = Type.Object({
  state: Type.Enum(['answered', 'answered-late', 'awaited', 'overdue'] as const),
  daysLate: Type.Integer({ minimum: 0 }),
})

const RoundAsk = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  clause: Type.String(),
  clausePath: Type.String(),
  clauseTitle: Type.String(),
  organisation: Id,
  organisationName: Type.String(),
  standing: Standing,
  /** Whether the caller answers for the organisation. */
  own: Type.Boolean(),
  /** The version for If-Match; 0 before anything was kept. */
  version: Type.Integer({ minimum: 0 }),
  /** The answer, or the draft, which its organisation alone sees. */
  answer: Nullable(
    Type.Object({
      ...texts,
      draft: Type.Boolean(),
      answeredBy: Type.String(),
      answeredAt: Instant,
    }),
  ),
  figures: Type.Array(RoundFigure),
  remindedAt: Nullable(Instant),
})

const RoundBrief = Type.Object({
  id: Id,
  title: Type.String(),
  due: DateText,
  document: Id,
  documentTitle: Type.String(),
  closed: Type.Boolean(),
  createdBy: Type.String(),
  createdAt: Instant,
  demo: Type.Boolean(),
  /** The number of clauses and organisations that the caller sees asked, and of those among them that are not answered, and late. */
  asked: Type.Integer(),
  unanswered: Type.Integer(),
  overdue: Type.Integer(),
  /** The number of those that the caller is to answer. */
  ownUnanswered: Type.Integer(),
})

/** `GET /api/rounds`: the newest first; who only reports sees those that ask their organisations, and of these what they are asked. */
export const Rounds = Type.Object({ rounds: Type.Array(RoundBrief), mayOpen: Type.Boolean() })

/** `GET /api/rounds/:id`: the asks in the order of the document's clauses. */
export const Round = Type.Object({
  ...RoundBrief.properties,
  version: Type.Integer({ minimum: 1 }),
  questions: Type.Array(Type.String()),
  /** Whether the caller may change, remind and close it. */
  mayChange: Type.Boolean(),
  today: DateText,
  asks: Type.Array(RoundAsk),
})

/** `GET /api/rounds/offer?document=`: the clauses of a document with the organisations that could be asked about each. */
export const RoundOffer = Type.Object({
  document: Id,
  documentTitle: Type.String(),
  today: DateText,
  /** The reports that the document itself asks for by a day, which may have passed. */
  printed: Type.Array(Type.Object({ name: Type.String(), due: DateText })),
  clauses: Type.Array(
    Type.Object({
      clause: Type.String(),
      path: Type.String(),
      title: Type.String(),
      targets: Type.Integer(),
      organisations: Type.Array(
        Type.Object({
          organisation: Id,
          name: Type.String(),
          role: Type.Enum(['lead', 'joint', 'support', 'reporter'] as const),
          /** Whether somebody reports for it; nobody else can be asked. */
          answerable: Type.Boolean(),
        }),
      ),
    }),
  ),
})

export type RoundDraft = Static<typeof RoundDraft>
export type RoundChange = Static<typeof RoundChange>
export type RoundAnswer = Static<typeof RoundAnswer>
export type RoundReminded = Static<typeof RoundReminded>
export type RoundFigure = Static<typeof RoundFigure>
export type RoundAsk = Static<typeof RoundAsk>
export type RoundBrief = Static<typeof RoundBrief>
export type Rounds = Static<typeof Rounds>
export type Round = Static<typeof Round>
export type RoundOffer = Static<typeof RoundOffer>
