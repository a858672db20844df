import type { Consequences } from '#server/contract/observations.ts'
import { dateText, formatDay } from '#metrics/wording/dates.ts'

type Change = Consequences['changes'][number]

/** The target and the reference dates of a difference: “不少于 8,000 座（2024年12月31日到期），基准日 9月30日起”. */
export function consequenceWords({ commitment, due, from, until }: Change): string {
  const end = until === null ? '起' : until === from ? '' : `至${formatDay(until, from)}`
  return `${commitment}（${dateText(due)}到期），基准日${formatDay(from, due)}${end}`
}

/** A place in an evaluation: “第3名”. */
export function placeWords(place: number | null): string {
  return place === null ? '无名次' : `第${place}名`
}
