import {
  figureTransition,
  figureWorkflow,
  type CellState,
  type FigureGuard,
} from '#metrics/workflow/figure-workflow.ts'
import { obstaclesTo } from '#metrics/workflow/workflow.ts'
import type { DraftsWithdrawn, WithdrawDrafts } from '../../contract/observations.ts'
import { decideRevisions } from '../../db/observations/decide-revisions.ts'
import { recordOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../deps.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { Actor } from '../../access/actor.ts'
import { figureGuards, figureTransitions } from '../../workflow/figure-guards.ts'
import { refusalOfBatch, type ItemFault } from './item-fault.ts'
import { periodClosed, staleEdit } from './post-observations.ts'
import { readItems, type ReadItem } from './read-items.ts'

const withdrawal = figureTransition('withdraw')

/**
 * Takes drafts back, all or nothing, one ledger entry each: no other desk brings them back or submits them. Where there is
 * no draft any more nothing is done, so that asking twice does no harm.
 * @throws AppError conflict for what was submitted, stale-edit, period-closed, and the codes of `readItems`
 */
export async function withdrawDrafts(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  { items }: WithdrawDrafts,
): Promise<DraftsWithdrawn> {
  const asItems = items.map((item) => ({ ...item, value: null }))
  const index = catalogue.current()
  const { read, faults } = await readItems(index, actor, asItems)
  return store.write(async (writer) => {
    const found: ItemFault[] = [...faults]
    const drafts = new Set<ObservationRow>()
    const revisionsOf = await revisionsOfCells(writer, read.map(cellOf))
    const closed = await writer.closedPeriods()
    const turn = turnsTaken()
    for (const one of read) {
      await turn()
      const row = revisionsOf(cellOf(one)).at(-1)
      if (!row || row.state === withdrawal.to) continue
      const facts = { ...cellOf(one), closed: closed.has(one.periodText) }
      const passes = figureGuards(index, actor, facts)
      const obstacles = obstaclesTo(figureWorkflow, 'withdraw', row.state as CellState, passes)
      const fault = faultOf(one, row, obstacles)
      if (fault) found.push(fault)
      else drafts.add(row)
    }
    if (found.length > 0) throw refusalOfBatch(found)
    const decided = [...drafts].map((row) => ({ row, reason: null }))
    const sequence = (await decideRevisions(writer, actor.id, withdrawal, decided)) || store.head().sequence
    const withdrawn: DraftsWithdrawn['withdrawn'] = []
    for (const one of read) {
      await turn()
      const stands = (each: ObservationRow) => each.state !== withdrawal.to && !drafts.has(each)
      const row = revisionsOf(cellOf(one)).findLast(stands)
      const cell = cellOf(one)
      const facts = { ...cell, closed: closed.has(one.periodText), author: row?.actor }
      withdrawn.push({
        ...cell,
        current: row ? recordOf(row, sequence) : null,
        transitions: figureTransitions(index, actor, (row?.state ?? 'empty') as CellState, facts),
      })
    }
    return { sequence, withdrawn }
  })
}

function cellOf({ item, periodText }: ReadItem) {
  return { indicator: item.indicator, region: item.region, period: periodText }
}

function faultOf(
  read: ReadItem,
  row: ObservationRow,
  obstacles: readonly (FigureGuard | 'state')[],
): ItemFault | undefined {
  const { index, item } = read
  if (obstacles.includes('state')) {
    const detail = '这一格已经提交，不再是草稿，不能这样撤回。'
    return { index, field: 'indicator', code: 'conflict', refusal: 'conflict', detail }
  }
  if (item.basedOn !== undefined && item.basedOn !== row.revision) return staleEdit(read, row.revision)
  return obstacles.includes('open-period') ? periodClosed(read) : undefined
}
