import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import {
  figureTransition,
  figureWorkflow,
  isOnDesk,
  type CellState,
  type FigureGuard,
  type WorkflowState,
} from '#metrics/workflow/figure-workflow.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { Approvals, Decided } from '../../contract/review.ts'
import { decideRevisions, type DecidedRevision } from '../../db/observations/decide-revisions.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { standingApproved } from '../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../deps.ts'
import { AppError, type ItemError, type RefusalCode } from '../../errors.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { figureGuards } from '../../workflow/figure-guards.ts'

/** A revision to decide on, with a reason for a return or a revocation. */
export type RevisionToDecide = Approvals['items'][number] & { readonly reason?: string }

/** The decisions of a reviewer. */
type Deciding = 'approve' | 'return' | 'revoke'

/**
 * Approves, returns or revokes revisions, all or nothing, with one ledger entry each; a return or a revocation needs a reason for each
 * revision. @throws AppError region-not-allowed, own-entry, stale-edit, period-closed, conflict, reason-needed; each names its cells
 */
export async function decideAll(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  action: Deciding,
  decisions: readonly RevisionToDecide[],
): Promise<Decided> {
  const cells = decisions.map((decision) => ({ ...decision, period: canonical(decision.period) }))
  const transition = figureTransition(action)
  const index = catalogue.current()
  return store.write(async (writer) => {
    const faults: DecisionFault[] = []
    // The map is keyed by sequence, so that a revision which is named twice is decided once.
    const found = new Map<number, DecidedRevision>()
    const revisionsOf = await revisionsOfCells(writer, cells)
    const closed = await writer.closedPeriods()
    const turn = turnsTaken()
    for (const [place, decision] of decisions.entries()) {
      await turn()
      const revisions = revisionsOf(cells[place]!).filter(({ state }) => !isOnDesk(state as WorkflowState))
      const row = revisions.find(({ revision }) => revision === decision.revision)
      const reason = 'reason' in transition ? (decision.reason?.trim() ?? '') : null
      const { indicator, region } = decision
      const facts = {
        ...{ indicator, region, author: row?.actor },
        closed: closed.has(cells[place]!.period),
        newest: row === undefined || row === revisions.at(-1),
        inForce: row === standingApproved(revisions),
      }
      const state = (row?.state ?? 'empty') as CellState
      const obstacles = obstaclesTo(figureWorkflow, action, state, figureGuards(index, actor, facts))
      const fault = faultOf(action, cellName(index, decision), row, obstacles, reason)
      if (fault) faults.push({ ...fault, index: place })
      else if (row && !found.has(row.sequence)) found.set(row.sequence, { row, reason })
    }
    if (faults.length > 0) throw refusalOf(action, faults)
    const sequence = await decideRevisions(writer, actor.id, transition, [...found.values()])
    return { sequence, decided: found.size }
  })
}

interface DecisionFault extends ItemError {
  readonly code: RefusalCode
}

/** The obstacles to a decision, in the order in which they are told. */
const refusals = {
  region: ['region', 'region-not-allowed', () => '您没有这个地区的审核权限'],
  'another-author': ['revision', 'own-entry', (action) => ownEntry[action]],
  newest: ['revision', 'stale-edit', () => '已有更新的一版，请刷新后再审'],
  state: ['revision', 'conflict', (action, row) => otherState(action, row)],
  'in-force': ['revision', 'stale-edit', () => '生效的已是另一版，请刷新'],
  'open-period': ['period', 'period-closed', () => '这一期已关账，请管理员重新开放后再撤销'],
} as const satisfies Partial<
  Record<
    FigureGuard | 'state',
    readonly [string, RefusalCode, (action: Deciding, row: ObservationRow | undefined) => string]
  >
>

const ownEntry = {
  approve: '不能审核自己填报的数据，请由他人审核',
  return: '不能审核自己填报的数据，请由他人审核',
  revoke: '不能撤销自己填报的数据的审核，请由他人撤销',
} as const

function otherState(action: Deciding, row: ObservationRow | undefined): string {
  if (action === 'revoke') return row ? '这一版没有通过审核，或已被撤销，请刷新' : '没有审核通过的这一版'
  return row ? '这一版已经审核过，请刷新' : '没有待审核的这一版'
}

function faultOf(
  action: Deciding,
  cell: string,
  row: ObservationRow | undefined,
  obstacles: readonly (FigureGuard | 'state')[],
  reason: string | null,
): Omit<DecisionFault, 'index'> | undefined {
  const told = (Object.keys(refusals) as (keyof typeof refusals)[]).find((each) => obstacles.includes(each))
  if (told !== undefined) {
    const [field, code, words] = refusals[told]
    return { field, code, detail: `${words(action, row)}：${cell}。` }
  }
  if (reason !== null && !isReason(reason)) {
    const act = action === 'revoke' ? '撤销' : '退回'
    return {
      field: 'reason',
      code: 'reason-needed',
      detail: `请写明${act}原因，至少 ${shortestReason} 个字：${cell}。`,
    }
  }
  return undefined
}

function refusalOf(action: Deciding, faults: readonly DecisionFault[]): AppError {
  const order: readonly RefusalCode[] = [
    'region-not-allowed',
    'own-entry',
    'stale-edit',
    'period-closed',
    'reason-needed',
    'conflict',
  ]
  const code = order.find((known) => faults.some((fault) => fault.code === known)) ?? 'conflict'
  const details = faults.filter((fault) => fault.code === code).map(({ detail }) => detail)
  const act = action === 'revoke' ? '撤销' : '审核'
  return new AppError(code, `本次没有${act}任何一项。${details.slice(0, 3).join('')}`, { errors: faults })
}

function canonical(text: string): string {
  const period = parsePeriod(text)
  return period ? formatPeriod(period, 'sdmx') : text
}

function cellName(index: CatalogueIndex, { indicator, region, period }: RevisionToDecide): string {
  const names = [
    index.indicators.get(indicator)?.name ?? indicator,
    index.regions.get(region)?.name ?? region,
  ]
  const parsed = parsePeriod(period)
  return [...names, parsed ? formatPeriod(parsed, 'zh') : period].join('·')
}
