import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { NewRemark, RemarkAct, RemarkKept } from '../../../contract/figure-questions.ts'
import type { CellName } from '../../../db/observations/newest-revision.ts'
import { isOnDesk, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { storeFigureStep } from '../../../records/kinds/revisions/figure-steps.ts'
import { figureGuards } from '../../../workflow/figure-guards.ts'

/** What an actor may write beside a cell: who reports it answers, a reviewer of its region asks. Rule W-15. */
export function remarkOf(index: CatalogueIndex, actor: Actor, cell: CellName): RemarkAct | undefined {
  const passes = figureGuards(index, actor, { ...cell, closed: false })
  if (!passes('region')) return undefined
  if (actor.rights.has('report') && passes('organisation')) return 'answered'
  return actor.rights.has('review') ? 'asked' : undefined
}

/** Keeps a question or an answer with a cell that was handed in once. @throws AppError not-found, bad-period, not-allowed, reason-needed, conflict */
export async function keepRemark(
  { store, catalogue }: Pick<Deps, 'store' | 'catalogue'>,
  actor: Actor,
  asked: NewRemark,
): Promise<RemarkKept> {
  const index = catalogue.current()
  const period = parsePeriod(asked.period)
  if (!index.indicators.has(asked.indicator))
    throw new AppError('not-found', `没有指标“${asked.indicator}”。`)
  if (!period)
    throw new AppError('bad-period', `“${asked.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  const cell = { indicator: asked.indicator, region: asked.region, period: formatPeriod(period, 'sdmx') }
  const act = remarkOf(index, actor, cell)
  if (!act) throw new AppError('not-allowed', '这一格由填报单位答复，由所辖地区的审核员询问。')
  const text = asked.text.trim()
  if (!isReason(text)) throw new AppError('reason-needed', `请写明白，至少 ${shortestReason} 个字。`)
  return store.write(async (writer) => {
    const rows = (await revisionsOfCells(writer, [cell]))(cell)
    if (
      !rows.some(
        ({ state, submittedSequence }) => submittedSequence !== null || !isOnDesk(state as WorkflowState),
      )
    )
      throw new AppError('conflict', '这一格还没有提交过数据。')
    const { sequence } = await storeFigureStep(writer, actor.id, { act, ...cell, text })
    return { sequence }
  })
}
