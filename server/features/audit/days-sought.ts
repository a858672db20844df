import { isDate } from '#metrics/period/civil-date.ts'
import { shanghaiTime } from '../../clock.ts'
import { AppError } from '../../errors.ts'

const day = 86_400_000

/** The days of a query as instants; they begin in Shanghai time, and the last is included. @throws AppError bad-request */
export function instantsOf({
  from,
  until,
}: {
  readonly from?: string | undefined
  readonly until?: string | undefined
}): { readonly from?: string; readonly until?: string } {
  const begin = (date: string) => {
    if (!isDate(date)) throw new AppError('bad-request', `没有 ${date} 这一天。`)
    return Date.parse(`${date}T00:00:00+08:00`)
  }
  return {
    ...(from !== undefined && { from: shanghaiTime(begin(from)) }),
    ...(until !== undefined && { until: shanghaiTime(begin(until) + day) }),
  }
}
