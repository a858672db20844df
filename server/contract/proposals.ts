import Type, { type Static } from 'typebox'
import { proposalActions, proposalStates } from '#metrics/workflow/proposal-workflow.ts'
import { FreeText, Instant, Nullable, Sequence } from './scalars.ts'

const FieldChanged = Type.Object({ title: Type.String(), from: Type.String(), to: Type.String() })

/** A record of a proposal: its fields as they are and as they would be. */
const ProposedRecord = Type.Object({
  kind: Type.Enum(['target', 'indicator', 'document', 'light-rule', 'calendar-year', 'reform'] as const),
  id: Type.String(),
  name: Type.String(),
  /** Whether the record would be withdrawn. */
  goes: Type.Boolean(),
  fields: Type.Array(FieldChanged),
  /** What a waiting reform of organisations passes on, in words, by who takes it over. */
  passes: Type.Optional(Type.Array(Type.Object({ to: Type.String(), duties: Type.Array(Type.String()) }))),
})

/** A change on which lights depend, and which takes force once a second person confirms it. */
export const Proposal = Type.Object({
  id: Type.String(),
  title: Type.String(),
  at: Instant,
  by: Type.String(),
  reason: Nullable(Type.String()),
  state: Type.Enum(proposalStates),
  decided: Nullable(Type.Object({ at: Instant, by: Type.String(), reason: Nullable(Type.String()) })),
  /** The changes on which lights depend. */
  changes: Type.Array(ProposedRecord),
  /** The number of other records that change with them. */
  others: Type.Integer(),
  /** What these records are, whether they are new or go, 目标“大型数据中心PUE”（新增）, and what changes in those that stay. */
  otherChanges: Type.Array(Type.Object({ name: Type.String(), fields: Type.Array(FieldChanged) })),
  /** The transitions that are open to the caller; the two fields below say the same. */
  transitions: Type.Array(Type.Enum(proposalActions)),
  mayDecide: Type.Boolean(),
  mayTakeBack: Type.Boolean(),
})

/** `GET /api/proposals`: the proposals. */
export const ProposalList = Type.Object({
  /** Whether such a change waits for a second person; otherwise it takes force at once (XUSHI_TWO_PERSONS=off). */
  twoPersons: Type.Boolean(),
  /** Whether nobody but the caller could confirm a change. */
  alone: Type.Boolean(),
  proposals: Type.Array(Proposal),
})
/** `POST /api/proposals/:id/refuse`: the reason of a refusal. */
export const ProposalRefusal = Type.Object(
  { reason: FreeText({ title: '不同意的原因', minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
export const ProposalDecided = Type.Object({ sequence: Sequence })

export type Proposal = Static<typeof Proposal>
export type ProposalList = Static<typeof ProposalList>
