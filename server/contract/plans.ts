import Type, { type Static } from 'typebox'
import { PlanDraftBrief } from './plan-drafts.ts'
import { DateText, Id, Nullable, Sequence } from './scalars.ts'

/** A document of the catalogue, in use or laid aside. */
export const Plan = Type.Object({
  id: Id,
  kind: Type.Enum(['policy', 'announcement'] as const),
  title: Type.String(),
  shortTitle: Type.String(),
  number: Nullable(Type.String()),
  signed: Nullable(DateText),
  region: Type.String(),
  regionName: Type.String(),
  targets: Type.Integer(),
  milestones: Type.Integer(),
  /** Whether the document came with the program; only such documents can be laid aside and taken up again. */
  shipped: Type.Boolean(),
  inUse: Type.Boolean(),
  /** Whether somebody reported figures for it: they are kept, and shown once it is taken up again. */
  reported: Type.Boolean(),
})

/** `GET /api/plans`: documents and drafts. */
export const PlanList = Type.Object({ plans: Type.Array(Plan), drafts: Type.Array(PlanDraftBrief) })

/** The answer to laying aside or taking up: the ledger entry and the plan. */
export const PlanChanged = Type.Object({ sequence: Sequence, plan: Plan })

export type Plan = Static<typeof Plan>
export type PlanList = Static<typeof PlanList>
export type PlanChanged = Static<typeof PlanChanged>
