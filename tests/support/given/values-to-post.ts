import { catalogue } from '#seeds/catalogue.ts'
import type { ObservationItem } from '#server/contract/observations.ts'

/** Indicators whose values are independent; a year-to-date series would have to rise within each year. */
export const levels = catalogue.indicators.filter(
  ({ accumulation, frequency }) => accumulation === 'level' && frequency === 'M',
)
const firstYear = 1950
const years = 70

/**
 * The value with the number `index` in a long row of values that the server accepts. Consecutive values belong to
 * different indicators; after the last month the same cells follow as next revisions.
 */
export function valueToPost(index: number): ObservationItem {
  const indicator = levels[index % levels.length]!
  const month = Math.floor(index / levels.length) % (years * 12)
  const year = firstYear + Math.floor(month / 12)
  return {
    indicator: indicator.id,
    region: indicator.regions[0]!,
    period: `${year}-M${String((month % 12) + 1).padStart(2, '0')}`,
    value: 10 + ((index * 7919) % 80),
  }
}
