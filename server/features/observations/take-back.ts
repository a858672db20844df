import {
  figureTransition,
  figureWorkflow,
  isOnDesk,
  type CellState,
  type FigureGuard,
  type WorkflowState,
} from '#metrics/workflow/figure-workflow.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import type { TakeBack, TakenBack } from '../../contract/observations.ts'
import { decideRevisions } from '../../db/observations/decide-revisions.ts'
import { recordOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../deps.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { figureGuards, figureTransitions } from '../../workflow/figure-guards.ts'
import { inReviewRefusal, refusalOfBatch, type ItemFault } from './item-fault.ts'
import { periodClosed, staleEdit } from './post-observations.ts'
import { readItems, reporterOfItem, type ReadItem } from './read-items.ts'

type TakingBack = 'withdraw' | 'recall'

/**
 * Withdraws drafts, or recalls submitted revisions that nobody decided on, all or nothing, with one ledger entry each; the cell then stands
 * as it did before. A draft that was saved several times is withdrawn as a whole. Where nothing is left to take back, nothing is done, so
 * that a repeated request does no harm. @throws AppError conflict for a revision in another state, stale-edit, period-closed, and the codes
 * of `readItems`
 */
export async function takeBack(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  action: TakingBack,
  { items }: TakeBack,
): Promise<TakenBack> {
  const transition = figureTransition(action)
  const asItems = items.map((item) => ({ ...item, value: null }))
  const index = catalogue.current()
  const { read, faults } = await readItems(index, actor, asItems)
  return store.write(async (writer) => {
    const found: ItemFault[] = [...faults]
    const taken = new Set<ObservationRow>()
    const revisionsOf = await revisionsOfCells(writer, read.map(cellOf))
    const closed = await writer.closedPeriods()
    const factsOf = (one: ReadItem, row: ObservationRow | undefined) => ({
      ...cellOf(one),
      closed: closed.isClosedFor(one.periodText, reporterOfItem(one)),
      author: row?.actor,
      decided: row !== undefined && row.decidedSequence !== null,
    })
    const turn = turnsTaken()
    for (const one of read) {
      await turn()
      const revisions = revisionsOf(cellOf(one))
      const row = meantBy(action, revisions)
      const state = (row?.state ?? 'empty') as CellState
      const obstacles = obstaclesTo(
        figureWorkflow,
        action,
        state,
        figureGuards(index, actor, factsOf(one, row)),
      )
      const isGone = (revisions.at(-1)?.state ?? transition.to) === transition.to
      if (isGone && obstacles.includes('state')) continue
      const fault = faultOf(action, one, row, obstacles)
      if (fault) found.push(fault)
      else for (const each of takenWith(action, revisions)) taken.add(each)
    }
    if (found.length > 0) throw refusalOfBatch(found)
    const decided = [...taken].map((row) => ({ row, reason: null }))
    const sequence = (await decideRevisions(writer, actor.id, transition, decided)) || store.head().sequence
    const withdrawn: TakenBack['withdrawn'] = []
    for (const one of read) {
      await turn()
      const stands = (each: ObservationRow) => each.state !== transition.to && !taken.has(each)
      const row = revisionsOf(cellOf(one)).findLast(stands)
      const state = (row?.state ?? 'empty') as CellState
      withdrawn.push({
        ...cellOf(one),
        current: row ? recordOf(row, sequence) : null,
        transitions: figureTransitions(index, actor, state, factsOf(one, row)),
      })
    }
    return { sequence, withdrawn }
  })
}

function cellOf({ item, periodText }: ReadItem) {
  return { indicator: item.indicator, region: item.region, period: periodText }
}

/** The revisions that an action looks at: to withdraw, those that are not withdrawn; to recall, those that were handed in. */
const among = {
  withdraw: ({ state }: ObservationRow) => state !== 'withdrawn',
  recall: ({ state }: ObservationRow) => !isOnDesk(state as WorkflowState),
} as const

/** The revision that an action is about: the newest that it looks at. */
function meantBy(action: TakingBack, revisions: readonly ObservationRow[]): ObservationRow | undefined {
  return revisions.findLast(among[action])
}

const isTaken = {
  withdraw: ({ state }: ObservationRow) => state === 'draft',
  recall: ({ state, decidedSequence }: ObservationRow) => state === 'submitted' && decidedSequence === null,
} as const

/**
 * The revisions that are taken back together: a draft with those that it replaced, so that none of them stands again, and a submitted
 * revision with those that it replaced while they waited, so that none of them waits again.
 */
function takenWith(action: TakingBack, revisions: readonly ObservationRow[]): readonly ObservationRow[] {
  const own = revisions.filter(among[action])
  return own.slice(own.findLastIndex((row) => !isTaken[action](row)) + 1)
}

const otherState = {
  withdraw: '这一格已经提交，不再是草稿，不能这样撤回。',
  recall: '这一格没有待审核的数，审核人可能刚刚处理过，请刷新。',
} as const

function faultOf(
  action: TakingBack,
  read: ReadItem,
  row: ObservationRow | undefined,
  obstacles: readonly (FigureGuard | 'state')[],
): ItemFault | undefined {
  const { index, item } = read
  const conflict = { index, field: 'indicator', code: 'conflict', refusal: 'conflict' } as const
  if (row?.state === 'in-review') return { ...conflict, detail: inReviewRefusal }
  if (!row || obstacles.includes('state')) return { ...conflict, detail: otherState[action] }
  if (item.basedOn !== undefined && item.basedOn !== row.revision) return staleEdit(read, row.revision)
  if (obstacles.includes('undecided'))
    return {
      ...conflict,
      detail:
        '这个数写着“审核已撤销”，不能撤回：请看撤销的原因。要改的，在这一格点“更正”，写明原因再提交；数没有错的，等审核员再审。',
    }
  return obstacles.includes('open-period') ? periodClosed(read) : undefined
}
