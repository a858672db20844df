import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import {
  importWorkflow,
  type ImportAction,
  type ImportGuard,
  type ImportState,
} from '#metrics/workflow/import-workflow.ts'
import { obstaclesTo, transitionsOpen } from '#metrics/workflow/workflow.ts'
import type { Actor } from '../../../access/actor.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import { AppError } from '../../../errors.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { bodyOf, isReviewedByLevels } from './import-body.ts'
import type { ImportRow } from './queries.ts'

/** The regions of an import in which the actor does not review. */
const regionsOutside = (index: CatalogueIndex, actor: Actor, row: ImportRow) =>
  bodyOf(row).regions.filter((region) => !coversRegion(index, actor, region))

function importGuards(index: CatalogueIndex, actor: Actor, row: ImportRow): (guard: ImportGuard) => boolean {
  const judges: Readonly<Record<ImportGuard, () => boolean>> = {
    sender: () => row.actor === actor.id && hasRight(actor.rights, needed.handIn),
    mapped: () => bodyOf(row).rows === undefined,
    'another-sender': () => row.actor !== actor.id,
    regions: () => regionsOutside(index, actor, row).length === 0,
    'one-level': () => !isReviewedByLevels(index, row),
  }
  return (guard) => judges[guard]()
}

/** The transitions of an import that are open to the caller. Rules W-2 and W-9. */
export function importTransitions(index: CatalogueIndex, actor: Actor, row: ImportRow): ImportAction[] {
  return transitionsOpen(importWorkflow, row.state as ImportState, {
    holds: (right) => hasRight(actor.rights, needed[right]),
    passes: importGuards(index, actor, row),
  })
}

/** Why a state does not allow an action, and what to do instead. */
const closed: Readonly<Record<ImportAction, string>> = {
  change: '这份数据已经提交，不能再改读法。',
  cancel: '这份数据已经提交，取消不了。要撤下请由审核员整份退回。',
  submit: '只有检查过、没有错误的数据才能提交。',
  release: '这份数据现在不在待审核。请刷新。',
  return: '这份数据现在不在待审核。请刷新。',
}

/**
 * Refuses an action on an import that its state or its actor does not allow. @throws AppError not-allowed, conflict, own-entry,
 * region-not-allowed
 */
export function refuseImportAct(
  index: CatalogueIndex,
  actor: Actor,
  row: ImportRow,
  action: ImportAction,
): void {
  const obstacles = new Set(
    obstaclesTo(importWorkflow, action, row.state as ImportState, importGuards(index, actor, row)),
  )
  if (obstacles.has('sender')) throw new AppError('not-allowed', '只有提交人可以处理这份数据。')
  if (obstacles.has('state')) throw new AppError('conflict', closed[action])
  if (obstacles.has('mapped'))
    throw new AppError('conflict', '这是程序推送的数据，没有读法可改。请在来源处改正，重新推送。')
  if (obstacles.has('another-sender'))
    throw new AppError('own-entry', '不能审核自己提交的数据，请由他人审核。')
  if (obstacles.has('one-level'))
    throw new AppError('conflict', '这份数据的指标已改为逐级审核，不能整份通过。请整份退回，由单位填报。')
  if (!obstacles.has('regions')) return
  const names = regionsOutside(index, actor, row)
    .slice(0, 5)
    .map((region) => index.regions.get(region)?.name ?? region)
  throw new AppError(
    'region-not-allowed',
    `这份数据里有您不审核的地区：${names.join('、')}。请由审核范围包括它们的人审核。`,
  )
}
