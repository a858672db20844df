import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { DisputeKept, NewDispute } from '../../../contract/disputes.ts'
import { standingApproved } from '../../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { storeFigureStep } from '../../../records/kinds/revisions/figure-steps.ts'
import { disputesAmong, figureSteps } from '../../../records/kinds/revisions/kept-steps.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { refusalOfBatch } from '../item-fault.ts'
import { checkOfBatch } from '../post-observations.ts'
import { disputeItem } from './dispute-item.ts'

/** Faults that keep a dispute from being accepted, but not from being raised. */
const later: ReadonlySet<string> = new Set(['period-closed', 'conflict', 'stale-edit'])

/**
 * Raises a dispute with the approved value of a cell: another value, why, and how it was found. A figure that the caller's own organisation
 * reported is corrected instead. Rule W-14. @throws AppError region-not-allowed, conflict, reason-needed, bad-value, and the codes of
 * `readItems`
 */
export async function raiseDispute(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  asked: NewDispute,
): Promise<DisputeKept> {
  const index = deps.catalogue.current()
  for (const [text, name] of [
    [asked.reason, '理由'],
    [asked.method, '取数方法'],
  ] as const)
    if (!isReason(text)) throw new AppError('reason-needed', `请写明${name}，至少 ${shortestReason} 个字。`)
  if (index.regions.has(asked.region) && !coversRegion(index, actor, asked.region))
    throw new AppError('region-not-allowed', '只能对自己地区的数提异议。')
  const check = await checkOfBatch(deps, actor, { items: [disputeItem(asked)] }, 'all')
  return deps.store.write(async (writer) => {
    const { revisions, faults } = await check(writer)
    const refused = faults.filter(({ refusal }) => !later.has(refusal))
    if (refused.length > 0) throw refusalOfBatch(refused)
    const { indicator, region, period, value } = revisions[0]!
    const cell = { indicator, region, period }
    const standing = standingApproved((await revisionsOfCells(writer, [cell]))(cell))
    if (!standing) throw new AppError('conflict', '这一格还没有审核通过的数，不能提异议。')
    const reporter = reporterOf(index.indicators.get(indicator)!, cell)
    if (standing.provenance !== 'published' && actor.organisations.includes(reporter))
      throw new AppError('conflict', '这个数由您的单位填报：有误的，请在填报表上点“更正”。')
    if (value === null || Number(value) === Number(standing.value))
      throw new AppError('bad-value', '异议的数与现在的数相同，请核对。')
    const open = disputesAmong(await figureSteps(writer, cell)).filter(({ ended }) => !ended)
    const organisation = actor.organisations[0] ?? null
    const isOwn = (by: string | null, who: string) => who === actor.id || (by !== null && by === organisation)
    if (open.some(({ raised }) => isOwn(raised.organisation, raised.actor)))
      throw new AppError('conflict', '您的单位对这个数的异议还没有处理完。要改的，请先收回，再重新提出。')
    const { sequence } = await storeFigureStep(writer, actor.id, {
      ...{ act: 'raised', ...cell, organisation, revision: standing.revision, value },
      ...{ reason: asked.reason.trim(), method: asked.method.trim() },
    })
    return { id: String(sequence), sequence }
  })
}
