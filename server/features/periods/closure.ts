import { formatPeriod, parsePeriod, periodEnd } from '#metrics/period.ts'
import type { Closure } from '../../contract/periods.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../access/actor.ts'
import { deleteClosure, insertClosure, isClosed } from './queries.ts'

/**
 * Closes an ended period, so that nothing more is taken for it, or opens it again. Asking for what is already so
 * changes nothing. @throws AppError bad-period, period-not-ended
 */
export async function setClosure(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  text: string,
  closed: boolean,
): Promise<Closure> {
  const parsed = parsePeriod(text)
  if (!parsed) throw new AppError('bad-period', `“${text}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
  const period = formatPeriod(parsed, 'sdmx')
  if (closed && periodEnd(parsed) > clock.today()) {
    throw new AppError(
      'period-not-ended',
      `${formatPeriod(parsed, 'zh')}到${periodEnd(parsed)}才结束，不能关闭。`,
    )
  }
  return store.write(async (writer) => {
    if ((await isClosed(writer, period)) !== closed) {
      const { sequence } = await writer.append({
        actor: actor.id,
        kind: closed ? 'period.closed' : 'period.reopened',
        subject: period,
        payload: { period },
      })
      if (closed) await insertClosure(writer, { period, closedBy: actor.id, sequence })
      else await deleteClosure(writer, period)
    }
    return { period, closed }
  })
}
