import { dateText, formatDay } from '../dates.ts'

/** A light that turns with a revision. */
interface TurnedTarget {
  /** The name of its indicator. */
  readonly name: string
  /** The commitment in words: `不少于 8,000 座` */
  readonly commitment: string
  readonly due: string
  /** The reference dates of the difference; `until` null: it lasts to today. */
  readonly from: string
  readonly until: string | null
}

/** A rank in an evaluation that changes with a revision; null: no score, no rank. */
interface MovedPlace {
  readonly subjectName: string
  readonly before: number | null
  readonly after: number | null
}

interface Consequences {
  readonly changes: readonly unknown[]
  readonly rankings: readonly unknown[]
}

/** The target and the reference dates of a difference: “5G基站不少于 8,000 座（2024年12月31日到期），基准日9月30日起”. */
export function consequenceWords({ name, commitment, due, from, until }: TurnedTarget): string {
  const end = until === null ? '起' : until === from ? '' : `至${formatDay(until, from)}`
  return `${name}${commitment}（${dateText(due)}到期），基准日${formatDay(from, due)}${end}`
}

/**
 * The change of a rank in an evaluation: “端州区 第3名 → 第2名”. A subject without a value may get a rank, or lose it. `act`: the act that would
 * cause it.
 */
export function placeWords({ subjectName, before, after }: MovedPlace, act: '通过' | '撤销'): string {
  if (before === null) return `${subjectName} 此前没有名次，${act}后列第${after}名`
  if (after === null) return `${subjectName} 原列第${before}名，${act}后没有名次`
  return `${subjectName} 第${before}名 → 第${after}名`
}

/** Whether lights and ranks turn with these approvals, in one sentence; for several, with the number of approvals that turn any. */
export function turnWords(found: readonly (Consequences | undefined)[]): string {
  const several = found.length > 1
  const lights = found.filter((one) => one && one.changes.length > 0).length
  const places = found.filter((one) => one && one.rankings.length > 0).length
  const ofLights = several ? `其中 ${lights} 项会使灯变` : '有灯会变'
  const ofPlaces = several ? `，${places} 项会使考核评价的名次变` : '，考核评价的名次会变'
  return `${lights > 0 ? ofLights : '没有灯会变'}${places > 0 ? ofPlaces : ''}。`
}
