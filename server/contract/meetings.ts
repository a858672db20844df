import Type, { type Static } from 'typebox'
import { meetingActions, meetingStates } from '#metrics/workflow/meeting-workflow.ts'
import { BoardRow } from './board.ts'
import { AgendaItem, DroppedItem, MeetingOrder, OrderToHandOver } from './agenda-items.ts'
import { Narrative } from './narratives.ts'
import { DateText, PlainText, Id, Instant, LedgerHash, Nullable, PeriodText, Sequence } from './scalars.ts'

const closed = { additionalProperties: false }
const Scope = Type.String({
  minLength: 1,
  maxLength: 120,
  description: 'region code, document id or organisation id',
})

/** `POST /api/meetings`: the next meeting of a series. */
export const MeetingDraft = Type.Object(
  {
    series: Type.String({
      pattern: '^[a-z0-9-]{1,60}$',
      description: 'weekly · monthly · ad-hoc, or an id of its own',
    }),
    title: PlainText({ title: '名称', minLength: 1, maxLength: 80 }),
    date: DateText,
    at: DateText,
    scopes: Type.Array(Scope, { title: '范围', minItems: 1, maxItems: 20 }),
  },
  closed,
)

/** A frozen picture of a meeting, by what was known at the ledger entry `sequence` with the hash `hash`. */
export const MeetingSnapshotBrief = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  sequence: Sequence,
  hash: LedgerHash,
  at: DateText,
  frozenAt: Instant,
  frozenBy: Type.String(),
  /** Why the picture was frozen again; null for the first. */
  reason: Nullable(Type.String()),
  sha256: Type.String({ description: 'of the stored text' }),
})

/** The transitions of a meeting that are open to the caller. */
const MeetingTransitions = Type.Array(Type.Enum(meetingActions), {
  description: '调用者此刻可以做的事：编排议题、请单位说明、答复、定格、取消、更正、开会、记录、结束',
})

export const Meeting = Type.Object({
  id: Id,
  series: Type.String(),
  title: Type.String(),
  date: DateText,
  at: DateText,
  scopes: Type.Array(
    Type.Object({
      scope: Type.String(),
      name: Type.String(),
      targets: Type.Integer({ minimum: 0, description: 'so many as of today; 0: none any more' }),
    }),
  ),
  state: Type.Enum(meetingStates),
  /** Why the meeting was cancelled; null where it was not. */
  cancelledFor: Nullable(Type.String()),
  transitions: MeetingTransitions,
  createdAt: Instant,
  createdBy: Type.String(),
  /** The frozen pictures, newest first. */
  snapshots: Type.Array(MeetingSnapshotBrief),
})

export const MeetingList = Type.Object({
  meetings: Type.Array(Meeting),
  /** The day that divides coming from past meetings; for the demo people it is the day of their board. */
  today: DateText,
})
export const CreatedMeeting = Type.Object({ id: Id })

/** The version for If-Match, by which an item is edited. */
const version = Type.Integer({ minimum: 0 })

const picture = {
  at: DateText,
  sequence: Sequence,
  /** The rule of the items' sequence, in words. */
  order: Type.String(),
  /** The frozen meeting with which this one is compared; null for the first of its series. */
  comparedWith: Nullable(Type.Object({ id: Id, at: DateText })),
  demo: Type.Boolean(),
  rule: Type.String({ description: 'light rule: xushi-1' }),
  items: Type.Array(AgendaItem),
  /** The items that the secretary dropped, with reasons. */
  dropped: Type.Array(DroppedItem),
  /** The narratives of organisations up to the freezing; older pictures have none. */
  narratives: Type.Optional(Type.Array(Narrative)),
  /** The orders of the meeting, those on its agenda first; older pictures have none. */
  orders: Type.Optional(Type.Array(MeetingOrder)),
  /** The day by which the terms of orders are computed (SPEC J-7); older pictures lack it. */
  ordersOn: Type.Optional(DateText),
}

/** The gap from which a light begins; `exclusive`: the gap itself belongs to the light below. */
const CutPoint = Type.Object({ from: Type.Number(), exclusive: Type.Boolean() })

/** `GET /api/meetings/:id/agenda`: the agenda of the newest frozen picture, or the present one. */
export const MeetingAgenda = Type.Object({
  ...picture,
  items: Type.Array(Type.Object({ ...AgendaItem.properties, version: Type.Optional(version) })),
  dropped: Type.Array(Type.Object({ ...DroppedItem.properties, version: Type.Optional(version) })),
  /** The version for If-Match, by which the sequence of the items is changed. */
  orderVersion: version,
  /** Orders that wait to be assigned, for those who may see them while the meeting goes on (SPEC J-14); they are no part of the picture. */
  toHandOver: Type.Optional(Type.Array(OrderToHandOver)),
  frozen: Type.Boolean(),
  transitions: MeetingTransitions,
})

export const Versioned = Type.Object({ version })

/** The curve of a target up to its due period, in the unit that is judged; null where there is no figure. */
export const MeetingCurve = Type.Object({
  target: Id,
  /** The periods; the first is the one before the span. */
  periods: Type.Array(PeriodText),
  actual: Type.Array(Nullable(Type.Number())),
  planned: Type.Array(Nullable(Type.Number())),
  /** Indexes of provisional and estimated figures and of lower bounds. */
  unsettled: Type.Array(Type.Integer()),
  /** Indexes of periods in which the definition changed. */
  breaks: Type.Array(Type.Integer()),
  /** Indexes of periods in which orders on the target were given or closed, in words; older pictures have none. */
  marks: Type.Optional(Type.Array(Type.Object({ place: Type.Integer(), text: Type.String() }))),
  /** The forecast for the periods after `from`, with its bounds of 80 %; null where there is none. */
  forecast: Nullable(
    Type.Object({
      from: PeriodText,
      point: Type.Array(Type.Number()),
      low80: Type.Array(Type.Number()),
      high80: Type.Array(Type.Number()),
    }),
  ),
})

/** `GET /api/meetings/:id/snapshots/:version`: a picture as it was stored. Older pictures lack the optional fields. */
export const MeetingSnapshot = Type.Object({
  ...picture,
  scopes: Type.Optional(Type.Array(Type.Object({ scope: Type.String(), name: Type.String() }))),
  /** The cut points of the light rule, in percentage points. */
  lightRule: Type.Optional(
    Type.Object({
      name: Type.String(),
      onSchedule: CutPoint,
      behind: CutPoint,
      options: Type.Array(Type.String()),
    }),
  ),
  targets: Type.Array(
    Type.Object({
      ...BoardRow.properties,
      /** The probability (0…1) that the target is attained in time. */
      chance: Nullable(Type.Number()),
      /** The further lead organisations, if there are any (SPEC H-5); absent in older pictures. */
      alsoLedBy: Type.Optional(Type.Array(Type.Object({ id: Id, name: Type.String() }))),
      regionName: Type.Optional(Type.String()),
      documentTitle: Type.Optional(Type.String()),
      commitment: Type.Optional(Type.String({ description: '不少于 8,000 座' })),
    }),
  ),
  /** The curves of the targets on the agenda, in the order of the board. */
  curves: Type.Optional(Type.Array(MeetingCurve)),
})

export const Freezing = Type.Object(
  { reason: Type.Optional(PlainText({ title: '原因', minLength: 1, maxLength: 200 })) },
  closed,
)
/** `POST /api/meetings/:id/cancel`: the reason of a cancellation. */
export const Cancelling = Type.Object(
  { reason: PlainText({ title: '原因', minLength: 1, maxLength: 200 }) },
  closed,
)
export const Frozen = Type.Object({ snapshot: MeetingSnapshotBrief })

export type MeetingDraft = Static<typeof MeetingDraft>
export type Meeting = Static<typeof Meeting>
export type MeetingList = Static<typeof MeetingList>
export type MeetingAgenda = Static<typeof MeetingAgenda>
export type MeetingSnapshot = Static<typeof MeetingSnapshot>
export type MeetingCurve = Static<typeof MeetingCurve>
export type MeetingSnapshotBrief = Static<typeof MeetingSnapshotBrief>
