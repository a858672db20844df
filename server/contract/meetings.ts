import Type, { type Static } from 'typebox'
import { meetingActions, meetingStates } from '#metrics/workflow/meeting-workflow.ts'
import { BoardRow } from './board.ts'
import { AgendaItem, DroppedItem, MeetingOrder, OrderToHandOver } from './agenda-items.ts'
import { Narrative } from './narratives.ts'
import {
  DateText,
  PlainText,
  Id,
  Instant,
  LedgerHash,
  Light,
  Nullable,
  PeriodText,
  Sequence,
} from './scalars.ts'

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

/** A meeting's picture, frozen for good: by what was known at entry `sequence` of the ledger, whose hash is `hash`. */
export const MeetingSnapshotBrief = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  sequence: Sequence,
  hash: LedgerHash,
  at: DateText,
  frozenAt: Instant,
  frozenBy: Type.String(),
  /** Why it was frozen again; null for the first. */
  reason: Nullable(Type.String()),
  sha256: Type.String({ description: 'of the stored text' }),
})

/** What the caller may do next with a meeting. */
const MeetingTransitions = Type.Array(Type.Enum(meetingActions), {
  description: '调用者此刻可以做的事：编排议题、请单位说明、定格、取消、更正、开会、记录、结束',
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
  /** Why it was cancelled; null where it was not. */
  cancelledFor: Nullable(Type.String()),
  transitions: MeetingTransitions,
  createdAt: Instant,
  createdBy: Type.String(),
  /** Newest first. */
  snapshots: Type.Array(MeetingSnapshotBrief),
})

export const MeetingList = Type.Object({
  meetings: Type.Array(Meeting),
  /** By which a meeting is to come or past: of the demonstration's people the day of their board. */
  today: DateText,
})
export const CreatedMeeting = Type.Object({ id: Id })

/** By it an item is edited: If-Match. */
const version = Type.Integer({ minimum: 0 })

const picture = {
  at: DateText,
  sequence: Sequence,
  /** The rule by which items are ordered, in words. */
  order: Type.String(),
  /** The frozen meeting that this one is compared with; null where it is the first of its series. */
  comparedWith: Nullable(Type.Object({ id: Id, at: DateText })),
  demo: Type.Boolean(),
  rule: Type.String({ description: 'light rule: xushi-1' }),
  items: Type.Array(AgendaItem),
  /** What the secretary took off, and why. */
  dropped: Type.Array(DroppedItem),
  /** What organisations were asked, and what they said by then; older pictures hold none. */
  narratives: Type.Optional(Type.Array(Narrative)),
  /** Orders of the meeting, those on its agenda first; older pictures hold none. */
  orders: Type.Optional(Type.Array(MeetingOrder)),
  /** The day by which their terms are reckoned (SPEC J-7); older pictures do not say. */
  ordersOn: Type.Optional(DateText),
}

const CutPoint = Type.Object({ from: Type.Number(), exclusive: Type.Boolean() })

/** `GET /api/meetings/:id/agenda`: of the newest snapshot where there is one, else as of now. */
export const MeetingAgenda = Type.Object({
  ...picture,
  items: Type.Array(Type.Object({ ...AgendaItem.properties, version: Type.Optional(version) })),
  dropped: Type.Array(Type.Object({ ...DroppedItem.properties, version: Type.Optional(version) })),
  orderVersion: version,
  /** Orders that wait to be handed over, beside the picture, for those who may know of them (SPEC J-14) while the meeting goes on. */
  toHandOver: Type.Optional(Type.Array(OrderToHandOver)),
  frozen: Type.Boolean(),
  transitions: MeetingTransitions,
})

export const Versioned = Type.Object({ version })

/** A target's way to its due period, in the unit that is judged; null where there is no figure. */
export const MeetingCurve = Type.Object({
  target: Id,
  /** The first is the one before the span. */
  periods: Type.Array(PeriodText),
  actual: Type.Array(Nullable(Type.Number())),
  planned: Type.Array(Nullable(Type.Number())),
  /** Places of provisional and estimated figures and of lower bounds. */
  unsettled: Type.Array(Type.Integer()),
  /** Places at which the definition changed. */
  breaks: Type.Array(Type.Integer()),
  /** Places in whose periods orders on the target were given and closed, in words; older pictures hold none. */
  marks: Type.Optional(Type.Array(Type.Object({ place: Type.Integer(), text: Type.String() }))),
  /** What is forecast for the periods after `from`, with the bounds of 80 %; null: nothing is. */
  forecast: Nullable(
    Type.Object({
      from: PeriodText,
      point: Type.Array(Type.Number()),
      low80: Type.Array(Type.Number()),
      high80: Type.Array(Type.Number()),
    }),
  ),
})

/** `GET /api/meetings/:id/snapshots/:version`: as it was stored. What is optional, older snapshots do not hold. */
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
      chance: Nullable(Type.Number()),
      /** Who leads it beside the first (SPEC H-5), where anybody does; older pictures hold none. */
      alsoLedBy: Type.Optional(Type.Array(Type.Object({ id: Id, name: Type.String() }))),
      regionName: Type.Optional(Type.String()),
      documentTitle: Type.Optional(Type.String()),
      commitment: Type.Optional(Type.String({ description: '不少于 8,000 座' })),
    }),
  ),
  /** Of the targets on the agenda, in their order on the board. */
  curves: Type.Optional(Type.Array(MeetingCurve)),
})

/** `GET /api/meetings/:id/changes`: what the newest snapshot would show otherwise, by all that is known now. */
export const MeetingChanges = Type.Object({
  sequence: Sequence,
  changes: Type.Array(
    Type.Object({
      target: Id,
      name: Type.String(),
      region: Type.String(),
      light: Nullable(Light),
      lightNow: Nullable(Light),
      value: Nullable(Type.Number()),
      valueNow: Nullable(Type.Number()),
      unit: Type.String(),
      decimals: Type.Integer(),
      gap: Nullable(Type.Number()),
      gapNow: Nullable(Type.Number()),
    }),
  ),
})

export const Freezing = Type.Object(
  { reason: Type.Optional(PlainText({ title: '原因', minLength: 1, maxLength: 200 })) },
  closed,
)
/** `POST /api/meetings/:id/cancel` */
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
export type MeetingChanges = Static<typeof MeetingChanges>
