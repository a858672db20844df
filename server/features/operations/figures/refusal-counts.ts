import type { Clock } from '../../../clock.ts'

const minute = 60_000
const minutesKept = 60

/** The number of refusals with one code: by minute for the last hour, and since the start. */
interface CountedRefusals {
  readonly byMinute: Map<number, number>
  total: number
  lastAt: string
}

export interface RefusalCount {
  readonly code: string
  readonly lastHour: number
  readonly total: number
  readonly lastAt: string
}

/** Counts refusals by their code. Memory stays bounded: codes are few, and an hour has sixty minutes. */
export function refusalCounts(clock: Pick<Clock, 'now' | 'monotonic'>): {
  readonly count: (code: string) => void
  readonly counts: () => RefusalCount[]
} {
  const codes = new Map<string, CountedRefusals>()
  const thisMinute = () => Math.floor(clock.monotonic() / minute)

  return {
    count: (code) => {
      const counted = codes.get(code) ?? { byMinute: new Map<number, number>(), total: 0, lastAt: '' }
      codes.set(code, counted)
      const now = thisMinute()
      counted.byMinute.set(now, (counted.byMinute.get(now) ?? 0) + 1)
      counted.total++
      counted.lastAt = clock.now()
      for (const past of counted.byMinute.keys()) if (past <= now - minutesKept) counted.byMinute.delete(past)
    },
    counts: () => {
      const since = thisMinute() - minutesKept
      return [...codes]
        .map(([code, { byMinute, total, lastAt }]) => {
          const recent = [...byMinute].filter(([past]) => past > since)
          return { code, lastHour: recent.reduce((sum, [, count]) => sum + count, 0), total, lastAt }
        })
        .sort((a, b) => b.lastHour - a.lastHour || b.total - a.total || (a.code < b.code ? -1 : 1))
    },
  }
}
