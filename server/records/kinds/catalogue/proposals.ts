import { asc } from 'drizzle-orm'
import Type from 'typebox'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { CatalogueVersion, PlanAct } from '../../../db/catalogue/change-catalogue.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

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

/** Stores a step of a proposal with its ledger entry, which holds the hash of its text. */
export async function storeProposalStep(
  writer: Writer,
  title: string,
  step: ProposalStep,
): Promise<LedgerEntry> {
  const id = step.step === 'proposed' ? step.proposal : `${step.proposal}-decided`
  const body = JSON.stringify(step)
  const entry = await writer.append({
    actor: step.by,
    kind: proposalKinds[step.step],
    subject: prefix + id,
    payload: { proposal: step.proposal, title, sha256: bodyHash(body) },
  })
  await writer.db.insert(writer.tables.proposalStep).values({ id, body, sequence: entry.sequence })
  return entry
}

type ProposalMade = Extract<ProposalStep, { readonly step: 'proposed' }>

/** A proposal with the decision on it. */
export interface CatalogueProposal {
  readonly made: ProposalMade
  readonly decided: Exclude<ProposalStep, ProposalMade> | undefined
}

/** Every proposal, in the order of their making. */
export async function allProposals({ db, tables: { proposalStep } }: Reader): Promise<CatalogueProposal[]> {
  const rows = await db
    .select({ body: proposalStep.body })
    .from(proposalStep)
    .orderBy(asc(proposalStep.sequence))
  const steps = rows.map(({ body }) => JSON.parse(body) as ProposalStep)
  return steps.flatMap((made) => {
    if (made.step !== 'proposed') return []
    const decided = steps.find((step) => step.proposal === made.proposal && step.step !== 'proposed')
    return [{ made, decided: decided as CatalogueProposal['decided'] }]
  })
}
