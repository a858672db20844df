import type { Embargo } from '#metrics/catalogue/indicator.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'

/** A minute of release as it is typed: days, time of day, and a line for each period with a minute of its own. */
export interface EmbargoTyped {
  readonly days: string
  readonly time: string
  readonly except: string
}

/** The minute of release in words; empty: none. */
export function embargoWords(embargo: Embargo | undefined): string {
  if (!embargo) return ''
  const { days, time, except = [] } = embargo
  const own = except.length === 0 ? '' : `，另定 ${except.length} 期`
  return `${days === 0 ? '期末当天' : `期末后第 ${days} 天`} ${time}${own}`
}

export function typedEmbargo(embargo: Embargo | undefined): EmbargoTyped {
  const { days = 15, time = '10:00', except = [] } = embargo ?? {}
  return {
    ...{ days: String(days), time },
    except: except.map((one) => `${one.period} ${one.date} ${one.time}`).join('\n'),
  }
}

/** What was typed as a minute of release, or in a text what is wrong with it. */
export function readEmbargoTyped({ days, time, except }: EmbargoTyped): Embargo | string {
  if (!/^\d{1,3}$/.test(days.trim()) || Number(days) > 400) return '天数请写 0 到 400 的整数。'
  if (!isTime(time)) return '时刻请写成 10:00。'
  const own: NonNullable<Embargo['except']>[number][] = []
  for (const line of except.split('\n')) {
    if (line.trim() === '') continue
    const [text = '', date = '', at = ''] = line.trim().split(/[\s,，、]+/)
    const period = parsePeriod(text)
    if (!period || !isDate(date) || !isTime(at))
      return `看不懂“${line.trim()}”：一行写一期，如 2026-10 2026-11-20 10:00。`
    const known = formatPeriod(period, 'sdmx')
    if (own.some((one) => one.period === known)) return `${formatPeriodText(known)}写了两次，请留一行。`
    own.push({ period: known, date, time: at })
  }
  return { days: Number(days), time, ...(own.length > 0 && { except: own }) }
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
