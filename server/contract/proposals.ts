import Type, { type Static } from 'typebox'
import { proposalActions, proposalStates } from '#metrics/workflow/proposal-workflow.ts'
import { FreeText, Instant, Nullable, Sequence } from './scalars.ts'

/** One record that would change: its fields as they stand and as they would be. */
const ProposedRecord = Type.Object({
  kind: Type.Enum(['target', 'document', 'light-rule', 'reform'] as const),
  id: Type.String(),
  name: Type.String(),
  /** It would go altogether. */
  goes: Type.Boolean(),
  fields: Type.Array(Type.Object({ title: Type.String(), from: Type.String(), to: Type.String() })),
})

/** A change of targets or light rules that takes effect when a second person confirms it. */
export const Proposal = Type.Object({
  id: Type.String(),
  title: Type.String(),
  at: Instant,
  by: Type.String(),
  reason: Nullable(Type.String()),
  state: Type.Enum(proposalStates),
  decided: Nullable(Type.Object({ at: Instant, by: Type.String(), reason: Nullable(Type.String()) })),
  /** What lights hang on. */
  changes: Type.Array(ProposedRecord),
  /** Records that change along with it. */
  others: Type.Integer(),
  /** What is open to the caller; the two below say the same. */
  transitions: Type.Array(Type.Enum(proposalActions)),
  mayDecide: Type.Boolean(),
  mayTakeBack: Type.Boolean(),
})

/** `GET /api/proposals` */
export const ProposalList = Type.Object({
  /** False: such changes take effect at once (XUSHI_TWO_PERSONS=off). */
  twoPersons: Type.Boolean(),
  proposals: Type.Array(Proposal),
})
/** `POST /api/proposals/:id/refuse` */
export const ProposalRefusal = Type.Object(
  { reason: FreeText({ title: '不同意的原因', minLength: 2, maxLength: 500 }) },
  { additionalProperties: false },
)
export const ProposalDecided = Type.Object({ sequence: Sequence })

export type Proposal = Static<typeof Proposal>
export type ProposalList = Static<typeof ProposalList>
