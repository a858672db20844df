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
  /** It came with the program; only such a one is laid aside and taken up again. */
  shipped: Type.Boolean(),
  inUse: Type.Boolean(),
  /** Somebody reported figures for it: they are kept, and shown again once it is taken up. */
  reported: Type.Boolean(),
})

/** `GET /api/plans` */
export const PlanList = Type.Object({ plans: Type.Array(Plan), drafts: Type.Array(PlanDraftBrief) })

/** What laying aside or taking up answers: the entry of the ledger. */
export const PlanChanged = Type.Object({ sequence: Sequence, plan: Plan })

export type Plan = Static<typeof Plan>
export type PlanList = Static<typeof PlanList>
export type PlanChanged = Static<typeof PlanChanged>
