import type { ReviewItem } from '#server/contract/review.ts'

/** 同一说明用于本单 9 项，连续 3 期未变 */
export function repetitionText({ cells, periods }: NonNullable<ReviewItem['repeated']>): string {
  const said = [
    ...(cells > 1 ? [`同一说明用于本单 ${cells} 项`] : []),
    ...(periods > 1 ? [`与此前 ${periods - 1} 期的说明相同`] : []),
  ]
  return `${said.join('，')}：请看是否对每一项都说得通`
}
