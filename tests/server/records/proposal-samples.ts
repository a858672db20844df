import { sql } from 'drizzle-orm'
import { storeProposalStep, type ProposalStep } from '#server/records/kinds/catalogue/proposals.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

const title = '目标“5G基站累计开通数”'

/** Each step of a proposal, stored directly, since one proposal can end in only one way. */
export function proposalSamples({ deps: { store, clock } }: TestServer) {
  const stored = (step: ProposalStep, words: string): Sample => ({
    act: () => store.write((writer) => storeProposalStep(writer, title, step)),
    words: `${words}：${title}`,
    forgery: sql`update proposal_step set body = replace(body, '"by":"person:', '"by":"person:wang-') where body like ${`%"${step.step}"%`}`,
  })
  const decided = { by: 'person:admin', at: clock.now() }
  const by = { by: 'person:lin', at: clock.now() }
  const change = { subject: 'target/x', title, records: [] }
  return {
    'proposal.made': stored({ ...by, proposal: '1', step: 'proposed', change }, '提出变更，待第二人确认'),
    'proposal.confirmed': stored({ ...decided, proposal: '1', step: 'confirmed', reason: null }, '确认变更'),
    'proposal.refused': stored(
      { ...decided, proposal: '2', step: 'refused', reason: '缺少文号' },
      '不同意变更',
    ),
    'proposal.taken-back': stored({ ...by, proposal: '3', step: 'taken', reason: null }, '收回变更'),
  }
}
