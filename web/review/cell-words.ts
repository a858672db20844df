import type { ReviewItem } from '#server/contract/review.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'

/** Names a cell so that no other is meant: “5G基站累计开通数”（肇庆市，2024年10月）. */
export function cellWords({ name, regionName, observation }: ReviewItem): string {
  return `“${name}”（${regionName}，${formatPeriodText(observation.period)}）`
}
