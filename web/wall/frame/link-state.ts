import { formatDay } from '#metrics/wording/dates.ts'
import { businessDate, timeToMinute } from '#metrics/wording/instants.ts'

/**
 * The state of a wall. `away`: the server cannot reach its database; `refused`: the address is wrong, or the board does
 * not exist or cannot be read; `gone`: it left the catalogue after its picture had come; `broken`: the figures come,
 * but cannot be drawn; `past`: what was known on a day is shown, and the line does not matter.
 */
export type Liveness = 'opening' | 'live' | 'past' | 'away' | 'lost' | 'refused' | 'gone' | 'broken'

/** Milliseconds of silence after which the wall shows the age of its picture. */
export const staleAfter = 12_000
const minute = 60_000

/** The time up to which the picture is known to be true, and its age: `数据停留在 11月24日 07:38，已 3 天 2 小时`. */
export function knownAtText(knownAt: number, now: number): string {
  const day = formatDay(businessDate(knownAt), businessDate(now))
  return `数据停留在 ${day} ${timeToMinute(knownAt)}，${howLong(now - knownAt)}`
}

/** A length of time in its two largest units, without rounding up: `已 3 天 2 小时`, `已 2 小时 5 分钟`, `不到 1 分钟`. */
function howLong(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute)
  if (minutes < 1) return '不到 1 分钟'
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days > 0) return hours > 0 ? `已 ${days} 天 ${hours} 小时` : `已 ${days} 天`
  const rest = minutes % 60
  if (hours === 0) return `已 ${rest} 分钟`
  return rest > 0 ? `已 ${hours} 小时 ${rest} 分钟` : `已 ${hours} 小时`
}
