import Type, { type Static } from 'typebox'
import { mostEvidence } from '#metrics/action-items/action-item.ts'
import { longestTermDays } from '#metrics/action-items/due-date.ts'
import { actionColours } from '#metrics/action-items/status.ts'
import { actionActions, actionStates } from '#metrics/workflow/action-workflow.ts'
import { DateText, FreeText, Id, Instant, Nullable } from './scalars.ts'

const closed = { additionalProperties: false }

const term = {
  days: Type.Optional(
    Type.Integer({
      title: '期限（工作日）',
      minimum: 1,
      maximum: longestTermDays,
      description: 'working days',
    }),
  ),
  due: Type.Optional(DateText),
}
/** The parts of an assignment besides its organisation. */
const answering = {
  person: Type.Optional(FreeText({ title: '责任人', maxLength: 40 })),
  collaborators: Type.Optional(Type.Array(Id, { title: '配合单位', maxItems: 20 })),
}

/**
 * `POST /api/action-items`: 立项, with `assign` together with 交办. Without `days` and `due` the term is ten working days. `meeting`: at which it
 * is given; `instruction`: of which it is made.
 */
export const ActionItemDraft = Type.Object(
  {
    order: FreeText({ title: '督办内容', minLength: 1, maxLength: 500 }),
    organisation: Id,
    ...answering,
    ...term,
    targets: Type.Optional(Type.Array(Id, { title: '关联目标', maxItems: 20 })),
    meeting: Type.Optional(Id),
    instruction: Type.Optional(Id),
    assign: Type.Optional(Type.Boolean()),
  },
  closed,
)
const nobodySigns = Type.Boolean({
  description: '责任单位没有能签收的填报员，交办后没有人收到；开好账号后，该账号即可签收',
})
export const CreatedActionItem = Type.Object({ id: Id, number: Type.String(), nobodySigns })

/**
 * `GET /api/action-items/filing`: the day of an order that is opened now, and the people who could sign for each organisation (SPEC X-8).
 */
export const OpeningBasis = Type.Object({
  on: DateText,
  signers: Type.Array(Type.Object({ organisation: Id, people: Type.Array(Type.String()) })),
})
/** The meeting at which an order is opened. */
export const OpeningQuery = Type.Object({ meeting: Type.Optional(Id) })

/** The body of 交办: the organisation so far and the term as opened, unless others are given. */
export const Assigning = Type.Object({ organisation: Type.Optional(Id), ...answering, ...term }, closed)
/** The body of 签收, which is empty. */
export const Acknowledging = Type.Object({}, closed)
/** The SHA-256 of a file. */
export const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** The body of 反馈; `done`: the order is carried out and can be checked; `files`: the evidence, by hash and name. */
export const Reporting = Type.Object(
  {
    text: FreeText({ title: '反馈', minLength: 1, maxLength: 2_000 }),
    done: Type.Optional(Type.Boolean()),
    files: Type.Optional(
      Type.Array(
        Type.Object(
          { sha256: FileHash, name: FreeText({ title: '文件名', minLength: 1, maxLength: 120 }) },
          closed,
        ),
        { title: '佐证材料', maxItems: mostEvidence },
      ),
    ),
  },
  closed,
)
/** `POST /api/action-items/:id/evidence`: 佐证材料, which a report must name within a day. */
export const Evidence = Type.Object({
  sha256: FileHash,
  name: Type.String(),
  bytes: Type.Integer(),
  type: Type.String(),
})
export const EvidenceNamed = Type.Object({
  name: FreeText({ title: '文件名', minLength: 1, maxLength: 400 }),
})
/** The bytes of a file, whose type is recognised by its content. */
export const EvidenceContent = Type.Unsafe<unknown>({ description: 'the bytes of the file' })
const reason = FreeText({ title: '原因', minLength: 1, maxLength: 500 })
export const RequestingExtension = Type.Object({ until: DateText, reason }, closed)
/** The body of 批准; without `until` the extension reaches to the requested day. */
export const Granting = Type.Object({ until: Type.Optional(DateText) }, closed)
export const Reasoned = Type.Object({ reason }, closed)

/** The day on which an order or instruction of the demo is judged; null outside the demo. */
const demoDay = Nullable(DateText)

const Named = Type.Object({ id: Id, name: Type.String() })

export const ActionItemBrief = Type.Object({
  id: Id,
  number: Type.String({ description: '督办〔2024〕12号' }),
  order: Type.String(),
  state: Type.Enum(actionStates),
  /** 红 overdue, 黄 returned or unanswered, 蓝 due soon (SPEC X-4). */
  colour: Nullable(Type.Enum(actionColours)),
  demo: Type.Boolean(),
  demoDay,
  organisation: Id,
  organisationName: Type.String(),
  /** Whether the organisation no longer exists, so that the order must be assigned to another. */
  organisationGone: Type.Boolean(),
  /** Whether nobody who may sign in reports for the organisation of an open order. */
  nobodySigns,
  person: Nullable(Type.String()),
  collaborators: Type.Array(Named),
  targets: Type.Array(Named),
  /** The clause of the first target, with the short title of its document. */
  clause: Nullable(Type.String()),
  /** The meeting at which the order was given, and the instruction of which it was made. */
  meeting: Nullable(Id),
  instruction: Nullable(Id),
  filedOn: DateText,
  assignedOn: Nullable(DateText),
  due: Nullable(DateText),
  /** A note where the term of an open order includes days of a year without a table of holidays (SPEC C-2). */
  dueNote: Nullable(Type.String()),
  /** The term with which the order was opened, until it is assigned: working days from the assignment on, or a working day. */
  proposed: Nullable(Type.Object({ days: Nullable(Type.Integer()), due: Nullable(DateText) })),
  /** A requested extension that is not decided on. */
  extension: Nullable(Type.Object({ until: DateText, reason: Type.String() })),
  /** The number of reports (反馈). */
  reports: Type.Integer(),
  endedOn: Nullable(DateText),
  /**
   * The party that must act, on the day of the view; the working days for which its act has been awaited, and whether they exceed the limit;
   * and the working days to the due date, negative after it.
   */
  party: Nullable(Type.Enum(['owner', 'secretary'] as const)),
  waited: Type.Integer(),
  unanswered: Type.Boolean(),
  left: Nullable(Type.Integer()),
  /** The standing in one clause: 还有 3 个工作日，待反馈; of an ended order what was unusual, else empty. */
  standing: Type.String(),
  /** The version for If-Match. */
  version: Type.Integer({ minimum: 1 }),
  /** The actions that are open to the caller. */
  transitions: Type.Array(Type.Enum(actionActions)),
})

export const Instruction = Type.Object({
  id: Id,
  target: Id,
  targetName: Type.String(),
  text: Type.String(),
  on: DateText,
  at: Instant,
  by: Type.String(),
  demo: Type.Boolean(),
  demoDay,
  /** The order that was made of the instruction, if any. */
  item: Nullable(Id),
  /** The reason why no order is made of it (不立项), if somebody decided so. */
  setAside: Nullable(Type.Object({ reason: Type.String(), on: DateText, at: Instant, by: Type.String() })),
})

/**
 * `GET /api/action-items`: the orders that the caller may see, the most urgent first; and the instructions of which no order was made, those
 * apart of which none is to be made (`setAside`).
 */
export const ActionItemList = Type.Object({
  items: Type.Array(ActionItemBrief),
  instructions: Type.Array(Instruction),
  setAside: Type.Array(Instruction),
  /** The rule of colours and reminders, in words. */
  rule: Type.String(),
})

/** A sentence on how the curve of a target moved since the assignment, with the target's id and name. */
const Since = Type.Object({ id: Id, name: Type.String(), sentence: Type.String() })

export const ActionStepView = Type.Object({
  step: Type.Integer({ minimum: 1 }),
  action: Type.Enum(['file', 'remind', ...actionActions] as const),
  on: DateText,
  at: Instant,
  by: Type.String(),
  text: Nullable(Type.String()),
  /** The due date of an assignment, or the day to which an extension is asked or granted. */
  until: Nullable(DateText),
  files: Type.Array(Evidence),
})

/** `GET /api/action-items/:id`: an order with its steps, and how the curves of its targets moved since the assignment. */
export const ActionItemDetail = Type.Object({
  ...ActionItemBrief.properties,
  steps: Type.Array(ActionStepView),
  since: Type.Array(Since),
})

/** `POST /api/targets/:id/instructions`: 批示. */
export const InstructionDraft = Type.Object(
  { text: FreeText({ title: '批示', minLength: 1, maxLength: 500 }) },
  closed,
)
export const CreatedInstruction = Type.Object({ id: Id })

/** `GET /api/targets/:id/instructions`: the instructions and orders on a target, with how its curve moved since. */
export const TargetOrders = Type.Object({
  instructions: Type.Array(Instruction),
  items: Type.Array(Type.Object({ ...ActionItemBrief.properties, since: Nullable(Type.String()) })),
})

export type ActionItemDraft = Static<typeof ActionItemDraft>
export type CreatedActionItem = Static<typeof CreatedActionItem>
export type OpeningBasis = Static<typeof OpeningBasis>
export type Assigning = Static<typeof Assigning>
export type Reporting = Static<typeof Reporting>
export type Evidence = Static<typeof Evidence>
export type RequestingExtension = Static<typeof RequestingExtension>
export type Granting = Static<typeof Granting>
export type Reasoned = Static<typeof Reasoned>
export type ActionItemBrief = Static<typeof ActionItemBrief>
export type ActionItemDetail = Static<typeof ActionItemDetail>
export type ActionItemList = Static<typeof ActionItemList>
export type ActionStepView = Static<typeof ActionStepView>
export type Instruction = Static<typeof Instruction>
export type TargetOrders = Static<typeof TargetOrders>
