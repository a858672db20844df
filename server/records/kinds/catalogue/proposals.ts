import Type from 'typebox'
import type { CatalogueVersion, PlanAct } from '../../../db/catalogue/change-catalogue.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'
import { openingsDecided, storeStepWithEntry, type SequencedStep } from '../second-person-steps.ts'

/** The kind of entry of each step of a proposal. */
const proposalKinds = {
  proposed: 'proposal.made',
  confirmed: 'proposal.confirmed',
  refused: 'proposal.refused',
  taken: 'proposal.taken-back',
} as const
const prefix = 'proposal/'

const payload = Type.Object({ proposal: Type.String(), title: Type.String(), sha256: Type.String() })

/** Proposals of changes that wait for a second person, and the decisions on them: a row each. */
const proposalRows = storedBodies('proposalStep', {
  kinds: Object.values(proposalKinds),
  prefix,
  named: '待确认的变更',
})

const words = {
  proposed: '提出变更，待第二人确认',
  confirmed: '确认变更',
  refused: '不同意变更',
  taken: '收回变更',
} as const
const stepRecord = (step: ProposalStep['step']) =>
  recordKind({ payload, rows: proposalRows, words: ({ title }) => `${words[step]}：${title}` })

export const proposalRecords = {
  [proposalKinds.proposed]: stepRecord('proposed'),
  [proposalKinds.confirmed]: stepRecord('confirmed'),
  [proposalKinds.refused]: stepRecord('refused'),
  [proposalKinds.taken]: stepRecord('taken'),
}

/** A draft whose publication waits. */
export interface ProposedDraft {
  readonly id: string
  readonly version: number
  readonly document: string
  /** Its texts with the ids that its records were given. */
  readonly filled: object
}

/** The whole proposed change, so that exactly what was previewed is carried out. */
export interface ProposedChange {
  readonly subject: string
  readonly title: string
  readonly records: readonly CatalogueVersion[]
  readonly plan?: PlanAct
  readonly reason?: string
  readonly draft?: ProposedDraft
}

/** A step of a proposal as it is stored; `by` is the person who took it. */
export type ProposalStep = { readonly proposal: string; readonly by: string; readonly at: string } & (
  | { readonly step: 'proposed'; readonly change: ProposedChange }
  | { readonly step: 'confirmed' | 'refused' | 'taken'; readonly reason: string | null }
)

/** Stores a step of a proposal with its ledger entry. */
export function storeProposalStep(writer: Writer, title: string, step: ProposalStep): Promise<LedgerEntry> {
  const { proposal } = step
  const id = step.step === 'proposed' ? proposal : `${proposal}-decided`
  return storeStepWithEntry(writer, 'proposalStep', { id, step }, (sha256) => ({
    actor: step.by,
    kind: proposalKinds[step.step],
    subject: prefix + id,
    payload: { proposal, title, sha256 },
  }))
}

type ProposalMade = Extract<ProposalStep, { readonly step: 'proposed' }>

/** A proposal with the decision on it. */
export interface CatalogueProposal {
  readonly made: SequencedStep<ProposalMade>
  readonly decided: SequencedStep<Exclude<ProposalStep, ProposalMade>> | undefined
}

/** Every proposal since an instant, in the order of their making. */
export async function allProposals(reader: Reader, since?: string): Promise<CatalogueProposal[]> {
  const isOpening = (step: ProposalStep): step is ProposalMade => step.step === 'proposed'
  const all = await openingsDecided(
    reader,
    'proposalStep',
    { isOpening, idOf: ({ proposal }) => proposal },
    since,
  )
  return all.map(({ opening: made, decided }) => ({ made, decided }))
}
