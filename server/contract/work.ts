import Type, { type Static } from 'typebox'
import { actionColours } from '#metrics/action-items/status.ts'
import { actionStates } from '#metrics/workflow/action-workflow.ts'
import { DateText, Id, Nullable } from './scalars.ts'

/** An order (督办) as a wall shows it: what is to be done, by which organisation, until when, and how it stands; no people. */
export const OrderOnWall = Type.Object({
  number: Type.String({ description: '督办〔2024〕12号' }),
  order: Type.String(),
  organisationName: Type.String(),
  /** The targets that it is about. */
  targets: Type.Array(Id),
  state: Type.Enum(actionStates),
  /** 红 overdue, 黄 returned or unanswered, 蓝 due soon (SPEC X-4). */
  colour: Nullable(Type.Enum(actionColours)),
  standing: Type.String(),
  assignedOn: DateText,
  due: Nullable(DateText),
  endedOn: Nullable(DateText),
  demo: Type.Boolean(),
})

/**
 * `GET /api/work?scope=&at=` (重点工作): the orders that concern a board, as they stood on the day `at`: those that were handed over and
 * are not ended, and those closed within the 30 days before. Null for a display whose scenes do not name `work`, and for people who may
 * not see the orders of all organisations.
 */
export const Work = Type.Object({ at: DateText, orders: Nullable(Type.Array(OrderOnWall)) })

export type OrderOnWall = Static<typeof OrderOnWall>
export type Work = Static<typeof Work>
