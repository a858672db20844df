import Type, { type Static } from 'typebox'
import { orderReasons } from '#metrics/action-items/on-agenda.ts'
import { actionColours } from '#metrics/action-items/status.ts'
import { agendaKinds } from '#metrics/agenda/kinds.ts'
import { judgements } from '#metrics/agenda/narrative.ts'
import { actionStates } from '#metrics/workflow/action-workflow.ts'
import { DateText, Id, Light, Nullable, PeriodText, PlainText } from './scalars.ts'

const closed = { additionalProperties: false }
const AgendaKey = Type.String({
  pattern: '^[a-z-]{1,40}[.][a-z0-9-]{1,120}$',
  description: 'kind and subject: red.zhaoqing-2024-5g-base-stations, order-overdue.2024-3',
})

const share = Type.Number({ description: 'fraction' })
/**
 * The figures of a target's sentence: shares and chances as fractions, gaps in percentage points, calendar days, and the number of meetings
 * in a row at which it had this light. `last…`: as of the meeting before. Older pictures have fewer.
 */
const TargetFigures = Type.Object({
  light: Nullable(Light),
  completion: Nullable(Type.Number()),
  distance: Nullable(Type.Number()),
  schedule: Nullable(Type.Number()),
  gap: Nullable(Type.Number()),
  /** The probability that the target is attained in time. */
  chance: Nullable(Type.Number()),
  overdueDays: Nullable(Type.Integer()),
  daysLeft: Nullable(Type.Integer()),
  meetings: Type.Integer({ minimum: 1 }),
  lastLight: Nullable(Light),
  lastGap: Nullable(Type.Number()),
  lastChance: Nullable(Type.Number()),
  /** The last meeting's light by what is known now, where it differs. */
  revisedLight: Nullable(Light),
  judgement: Type.Optional(Nullable(Type.Enum(judgements))),
  /** The last period whose value was returned and not reported again. */
  returned: Type.Optional(Nullable(PeriodText)),
  /** The period of a value about which a check asked and that nobody explained. */
  unexplained: Type.Optional(Nullable(PeriodText)),
  /** The rank of the target among the `of` targets that share its indicator, by its own share beside theirs. */
  among: Type.Optional(
    Nullable(
      Type.Object({
        share,
        place: Type.Integer({ minimum: 1 }),
        of: Type.Integer({ minimum: 1 }),
        lowest: share,
        median: share,
        highest: share,
        /** Whether these targets belong to several regions, rather than to several organisations in one. */
        regional: Type.Boolean(),
      }),
    ),
  ),
})

export const AgendaItem = Type.Object({
  key: AgendaKey,
  kind: Type.Enum(agendaKinds),
  /** The target; of an order the first of its targets in the meeting, if any; null for milestones. */
  target: Nullable(Id),
  /** The order (督办) of the item; null for an item about a target or milestones. */
  order: Type.Optional(Nullable(Id)),
  organisation: Id,
  sentence: Type.String(),
  /** Null for an item without a target. */
  figures: Nullable(TargetFigures),
  /** The secretary's comment. */
  comment: Nullable(Type.String()),
  editedBy: Nullable(Type.String()),
})
export const DroppedItem = Type.Object({ ...AgendaItem.properties, reason: Type.String() })
/** An order (督办) as it stood at a meeting: open, ended since the last meeting, or among the last ones on a target of the agenda. */
export const MeetingOrder = Type.Object({
  id: Id,
  number: Type.String({ description: '督办〔2024〕12号' }),
  order: Type.String(),
  /** Why the meeting speaks of it (SPEC X-7); null where it does not. */
  reason: Nullable(Type.Enum(orderReasons)),
  state: Type.Enum(actionStates),
  colour: Nullable(Type.Enum(actionColours)),
  organisation: Id,
  organisationName: Type.String(),
  person: Nullable(Type.String()),
  /** The collaborating organisations (配合单位); absent in older pictures. */
  collaborators: Type.Optional(Type.Array(Type.Object({ id: Id, name: Type.String() }))),
  targets: Type.Array(Id),
  /** The meeting at which the order was given. */
  meeting: Nullable(Id),
  filedOn: DateText,
  assignedOn: Nullable(DateText),
  due: Nullable(DateText),
  endedOn: Nullable(DateText),
  /** Working days since an answer is expected, and whether that exceeds the limit. */
  waited: Type.Integer(),
  unanswered: Type.Boolean(),
  /** Working days to the due date, negative after it. */
  left: Nullable(Type.Integer()),
  /** The standing in one clause: 还有 3 个工作日，待反馈. */
  standing: Type.String(),
  /** The last report of the owner. */
  report: Nullable(Type.Object({ on: DateText, text: Type.String() })),
  /** Sentences on how the curves of its targets moved since the assignment. */
  since: Type.Array(Type.Object({ target: Id, sentence: Type.String() })),
  demo: Type.Boolean(),
})

/** A sentence on an order (督办) that is not assigned yet. */
export const OrderToHandOver = Type.Object({ id: Id, sentence: Type.String() })

/** `PUT /api/meetings/:id/agenda/items/:key`: the secretary's edit of an item. */
export const AgendaItemEdit = Type.Object(
  {
    dropped: Nullable(PlainText({ title: '不议的原因', minLength: 1, maxLength: 200 })),
    comment: Nullable(PlainText({ title: '批注', maxLength: 500 })),
  },
  closed,
)
/** `PUT /api/meetings/:id/agenda/order`: the sequence of the items. */
export const AgendaSequence = Type.Object({ keys: Type.Array(AgendaKey, { maxItems: 5_000 }) }, closed)
export const ofAgendaItem = Type.Object({ id: Id, key: AgendaKey })

export type AgendaItemEdit = Static<typeof AgendaItemEdit>
export type AgendaItem = Static<typeof AgendaItem>
export type MeetingOrder = Static<typeof MeetingOrder>
