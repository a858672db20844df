import type { LightRuleRecord } from '#metrics/catalogue/light-rule-in-force.ts'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { recordNames } from '#metrics/policy/errors/record-names.ts'
import { proposalTransition, type ProposalAction } from '#metrics/workflow/proposal-workflow.ts'
import type { Actor } from '../../../access/actor.ts'
import { catalogueWith, newestRecords, recordKey } from '../../../db/catalogue/catalogue-records.ts'
import { changeCatalogue } from '../../../db/catalogue/change-catalogue.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import {
  allProposals,
  storeProposalStep,
  type ProposedChange,
  type ProposedDraft,
} from '../../../records/kinds/catalogue/proposals.ts'
import { namesOfActors } from '../../people/queries.ts'
import { draftById, updateDraft } from '../queries.ts'
import { proposalObstacle } from './proposal-transitions.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

interface Decision {
  readonly action: ProposalAction
  readonly reason: string | null
}

/**
 * Confirms, refuses or takes back a proposal in one transaction. A proposal is in force only once another person has confirmed it. @throws
 * AppError not-found, own-entry, not-allowed, conflict where it was decided before, or can no longer be confirmed (`prepareChange`),
 * indicator-has-values
 */
export async function decideProposal(
  { store, clock }: Needs,
  actor: Actor,
  id: string,
  { action, reason }: Decision,
): Promise<{ readonly sequence: number }> {
  return store.write(async (writer) => {
    const proposal = (await allProposals(writer)).find(({ made }) => made.proposal === id)
    if (!proposal) throw new AppError('not-found', `没有这项变更：${id}。`)
    const { made, decided } = proposal
    if (decided) {
      const nameOf = await namesOfActors(writer, [decided.by])
      throw new AppError('conflict', `这项变更${nameOf(decided.by)}已经处理过了，请刷新。`)
    }
    const obstacle = proposalObstacle(proposal, action, actor)
    if (obstacle === 'proposer')
      throw new AppError('not-allowed', '只有提出人能收回；请写明原因，不同意即可。')
    if (obstacle === 'another-person')
      throw new AppError('own-entry', '自己提出的变更要由另一位管理员确认；要改，请收回后重新提出。')
    const { to: step } = proposalTransition(action)
    if (step === 'confirmed') await prepareChange(writer, clock.today(), made.change)
    const at = clock.now()
    const told = { proposal: id, by: actor.id, at, step, reason } as const
    let { sequence } = await storeProposalStep(writer, made.change.title, told)
    if (step === 'confirmed') {
      const { records, subject, plan, reason: why } = made.change
      sequence = await changeCatalogue(writer, {
        ...{ actor: actor.id, subject, origin: 'administrator', records, proposal: id },
        ...(plan && { plan }),
        ...(why !== undefined && { reason: why }),
      })
    }
    return { sequence }
  })
}

/**
 * Checks a proposal against the present catalogue before it takes force, and marks its draft as published. @throws AppError conflict where
 * its records changed meanwhile, the catalogue would have an error, or the day of a light rule has passed
 */
async function prepareChange(
  writer: Writer,
  today: string,
  { records, draft }: ProposedChange,
): Promise<void> {
  const kept = await newestRecords(writer)
  const moved = records.find((record) => (kept.get(recordKey(record))?.version ?? 0) + 1 !== record.version)
  if (moved)
    throw new AppError(
      'conflict',
      `提出以后${recordNames(catalogueWith(kept))(moved.id)}又改过，这项变更不再适用。请不同意，由提出人重新提出。`,
    )
  for (const { kind, body } of records)
    if (kind === 'light-rule') refusePast(JSON.parse(body) as LightRuleRecord | null, today)
  const after = catalogueWith(kept, records)
  const [error] = catalogueErrors(after)
  if (error) {
    const nameOf = recordNames(after)
    throw new AppError(
      'conflict',
      `确认后目录会出错：${nameOf(error.subject)}（${nameOf(error.message)}）。请不同意，由提出人重新提出。`,
    )
  }
  if (draft) await markPublished(writer, draft)
}

/** Refuses a light rule from a past day: lights of the past keep the rule that judged them. @throws AppError conflict */
function refusePast(rule: LightRuleRecord | null, today: string): void {
  if (rule?.from === undefined || rule.from >= today) return
  throw new AppError(
    'conflict',
    `施行日期 ${rule.from} 已过，不能再确认。请不同意，由提出人另定日期重新提出。`,
  )
}

/** Marks the draft as published; a draft that was changed after the proposal keeps its later version, still to be published. */
async function markPublished(
  writer: Writer,
  { id, version, document, filled }: ProposedDraft,
): Promise<void> {
  const row = await draftById(writer, id)
  if (!row) return
  const next =
    row.version === version
      ? { version: version + 1, body: JSON.stringify(filled), published: version + 1 }
      : { published: version }
  await updateDraft(writer, { ...row, ...next, document })
}
