import { formatPeriod } from '../period.ts'
import type { Period } from '../period.ts'

const steps = [1, 2, 3, 4, 6, 12, 24]

/**
 * Labels for a row of periods, about `most` of them, always with the last: 23-12 · 2月 · 4月 … 12月. The first label names its year, and is
 * left out where the next one is too near. All name theirs where the periods after the first span several years. The remaining texts are
 * empty.
 */
export function axisLabels(periods: readonly Period[], most: number): readonly string[] {
  const last = periods.length - 1
  const step = steps.find((size) => last / size <= most) ?? Math.ceil(last / most)
  const oneYear = periods.slice(1).every(({ year }) => year === periods[last]?.year)
  return periods.map((period, index) => {
    if (index === 0) return last % step === 0 || last % step > step / 2 ? withYear(period) : ''
    if ((last - index) % step !== 0) return ''
    return oneYear ? withinYear(period) : withYear(period)
  })
}

function withYear(period: Period): string {
  const short = formatPeriod(period, 'iso').slice(2)
  return period.frequency === 'A' ? String(period.year) : short
}

function withinYear(period: Period): string {
  return period.frequency === 'A' ? String(period.year) : formatPeriod(period, 'zh').slice(5)
}
