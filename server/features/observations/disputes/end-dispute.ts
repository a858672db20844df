import { disputeWorkflow, type DisputeAction, type DisputeGuard } from '#metrics/workflow/dispute-workflow.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import type { DisputeKept } from '../../../contract/disputes.ts'
import { standingApproved } from '../../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import { storeRevisions } from '../../../db/observations/store-revision.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError, type RefusalCode } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { disputeGuards } from '../../../workflow/dispute-guards.ts'
import { storeFigureStep } from '../../../records/kinds/revisions/figure-steps.ts'
import { disputeById, disputeFacts, type KeptDispute } from '../../../records/kinds/revisions/kept-steps.ts'
import { refusalOfBatch } from '../item-fault.ts'
import { checkOfBatch } from '../post-observations.ts'
import { disputeItem } from './dispute-item.ts'

/**
 * Ends a dispute: a reviewer accepts it, by which its value is submitted as a correction of whoever disputes, or rejects it with a reason;
 * whoever raised it withdraws it. Rule W-14. @throws AppError not-found, own-entry, region-not-allowed, not-allowed, conflict, stale-edit,
 * reason-needed, and the codes of a submission
 */
export async function endDispute(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { id, action, reason }: { readonly id: string; readonly action: DisputeAction; readonly reason?: string },
): Promise<DisputeKept> {
  const index = deps.catalogue.current()
  if (reason !== undefined && !isReason(reason))
    throw new AppError('reason-needed', `请写明不采纳的原因，至少 ${shortestReason} 个字。`)
  const { raised: known } = await requireDispute(deps.store.reader, id)
  const check = await checkOfBatch(deps, actor, { items: [disputeItem(known)] }, 'all')
  return deps.store.write(async (writer) => {
    const dispute = await requireDispute(writer, id)
    const { indicator, region, period, revision, actor: disputer } = dispute.raised
    const cell = { indicator, region, period }
    const revisions = (await revisionsOfCells(writer, [cell]))(cell)
    const standing = standingApproved(revisions)
    const facts = disputeFacts(dispute, standing?.actor)
    const [obstacle] = obstaclesTo(disputeWorkflow, action, facts.state, disputeGuards(index, actor, facts))
    if (obstacle) throw new AppError(...refusals[obstacle])
    const end = { ...cell, of: dispute.raised.sequence }
    if (action === 'withdraw')
      return kept(await storeFigureStep(writer, actor.id, { ...end, act: 'withdrawn' }))
    if (action === 'reject')
      return kept(
        await storeFigureStep(writer, actor.id, { ...end, act: 'rejected', reason: reason!.trim() }),
      )
    if (standing?.revision !== revision)
      throw new AppError('stale-edit', '异议提出以后这个数已经改过：请不采纳并写明，由对方按现在的数再提。')
    if (revisions.some(({ state }) => state === 'submitted' || state === 'in-review'))
      throw new AppError('conflict', '这一格另有数待审核，请先审完它，再处理异议。')
    const checked = await check(writer)
    if (checked.faults.length > 0) throw refusalOfBatch(checked.faults)
    const [accepted] = checked.revisions
    await storeFigureStep(writer, actor.id, { ...end, act: 'accepted', revision: accepted!.revision })
    // Whoever disputes is the author of the correction, so that another person approves it.
    return kept({ sequence: await storeRevisions(writer, disputer, [accepted!]) })

    function kept({ sequence }: { readonly sequence: number }): DisputeKept {
      return { id, sequence }
    }
  })
}

const refusals: Readonly<Record<DisputeGuard | 'state', readonly [RefusalCode, string]>> = {
  state: ['conflict', '这个异议已经处理过，请刷新。'],
  region: ['region-not-allowed', '您没有这个地区的审核权限。'],
  level: ['not-allowed', '这个数的异议由最后一级审核处理。'],
  'another-person': ['own-entry', '自己提的异议、自己填报的数，须由他人处理。'],
  disputer: ['not-allowed', '异议由提出的人收回。'],
}

async function requireDispute(reader: Writer | Deps['store']['reader'], id: string): Promise<KeptDispute> {
  const found = /^\d{1,15}$/.test(id) ? await disputeById(reader, Number(id)) : undefined
  if (!found) throw new AppError('not-found', '没有这个异议。')
  return found
}
