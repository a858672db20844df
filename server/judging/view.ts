import { isDate } from '#metrics/calendar/civil-date.ts'
import { shanghaiTime } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { sequenceAt } from './queries.ts'

/** Where someone stands: the reference date that values are judged at, and the ledger sequence up to which is known. */
export interface View {
  readonly at: string
  readonly asOf: number
}

/**
 * The view that a request asks for; by default today, with everything known now. `asOf` is a ledger sequence or an
 * instant with offset. Since nothing is ever updated, a pinned view can be opened again and shows the same.
 * @throws AppError bad-request
 */
export async function viewOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  asked: { readonly at?: string; readonly asOf?: string },
): Promise<View> {
  const at = asked.at ?? clock.today()
  if (!isDate(at)) throw new AppError('bad-request', `没有这一天：${at}。基准日请写成 2024-10-31。`)
  const head = store.head().sequence
  if (asked.asOf === undefined) return { at, asOf: head }
  if (/^\d{1,15}$/.test(asked.asOf)) {
    const sequence = Number(asked.asOf)
    if (sequence > head) {
      throw new AppError('bad-request', `底账只记到第 ${head} 号，还没有第 ${sequence} 号。`)
    }
    return { at, asOf: sequence }
  }
  return { at, asOf: await sequenceAt(store.reader, shanghaiTime(instantOf(asked.asOf))) }
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function instantOf(text: string): number {
  // In a query string an unescaped + arrives as a space.
  const escaped = text.replace(' ', '+')
  const instant = instantForm.test(escaped) ? Date.parse(escaped) : NaN
  const date = escaped.slice(0, 10)
  // Date.parse takes the 30th of February for the 1st of March.
  if (/^\d{4}-\d{2}-\d{2}/.test(escaped) && !isDate(date)) {
    throw new AppError(
      'bad-request',
      `没有这一天：${date}。asOf 请写存在的日期，如 2024-10-31T17:00:00+08:00。`,
    )
  }
  if (Number.isNaN(instant)) {
    throw new AppError('bad-request', 'asOf 请写底账序号，或带时区的时间，如 2024-10-31T17:00:00+08:00。')
  }
  return instant
}
