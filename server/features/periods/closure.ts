import { formatPeriod, parsePeriod, periodEnd } from '#metrics/period.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { Closure } from '../../contract/periods.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { deleteClosure, insertClosure, isClosed } from './queries.ts'

/**
 * Closes an ended period, for which no values are taken any more, or opens it again with a reason. Reasons are kept on the ledger. A
 * period that is already closed or open stays so. @throws AppError bad-period, period-not-ended, reason-needed
 */
export async function changeClosure(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  wanted: { readonly period: string; readonly closed: boolean; readonly reason?: string | undefined },
): Promise<Closure> {
  const { closed } = wanted
  const parsed = parsePeriod(wanted.period)
  if (!parsed) {
    throw new AppError('bad-period', `“${wanted.period}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  }
  const [period, name] = [formatPeriod(parsed, 'sdmx'), formatPeriod(parsed, 'zh')]
  if (closed && periodEnd(parsed) > clock.today()) {
    throw new AppError('period-not-ended', `${name}到${periodEnd(parsed)}才结束，不能关账。`)
  }
  const reason = wanted.reason?.trim() ?? ''
  return store.write(async (writer) => {
    if ((await isClosed(writer, period)) === closed) return { period, closed }
    if (!closed && !isReason(reason)) {
      throw new AppError('reason-needed', `请写明重新开放${name}的原因，至少 ${shortestReason} 个字。`)
    }
    const { sequence } = await writer.append({
      actor: actor.id,
      kind: closed ? 'period.closed' : 'period.reopened',
      subject: period,
      payload: reason === '' ? { period } : { period, reason },
    })
    if (closed) await insertClosure(writer, { period, closedBy: actor.id, sequence })
    else await deleteClosure(writer, period)
    return { period, closed }
  })
}
