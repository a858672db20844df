import type { Period } from '#metrics/period.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { DrawnOutlook } from '#metrics/charts/forecast-fan.ts'
import type { TrajectoryPoint } from '#metrics/charts/trajectory-lines.ts'
import type { MeetingCurve, MeetingSnapshot } from '#server/contract/meetings.ts'

type Item = MeetingSnapshot['items'][number]
type Row = MeetingSnapshot['targets'][number]

/** One page of the room: a target, with all that puts it on the agenda. */
export interface RoomPage {
  readonly number: number
  readonly row: Row
  readonly items: readonly Item[]
  readonly curve: MeetingCurve | undefined
  readonly narrative: NonNullable<MeetingSnapshot['narratives']>[number] | undefined
}

/** A frozen picture page by page, in the order of its agenda: each target once, where it is spoken of first. */
export function roomPages(picture: MeetingSnapshot): RoomPage[] {
  const rows = new Map(picture.targets.map((row) => [row.target, row]))
  const items = Map.groupBy(picture.items, ({ target }) => target)
  return [...items].flatMap(([target, own], place) => {
    const row = rows.get(target)
    if (!row) return []
    return {
      number: place + 1,
      row,
      items: own,
      curve: picture.curves?.find((curve) => curve.target === target),
      narrative: picture.narratives?.find((narrative) => narrative.target === target),
    }
  })
}

const periodIn = (text: string): Period => parsePeriod(text)!

/** A frozen curve, as charts draw it. */
export function drawnCurve({ periods, actual, planned, unsettled, breaks, forecast }: MeetingCurve): {
  readonly points: readonly TrajectoryPoint[]
  readonly outlook: DrawnOutlook | null
} {
  return {
    points: periods.map((period, place) => ({
      period: periodIn(period),
      actual: actual[place] ?? null,
      planned: planned[place] ?? null,
      unsettled: unsettled.includes(place),
      breaks: breaks.includes(place),
    })),
    outlook: forecast && {
      from: periodIn(forecast.from),
      steps: forecast.point.map((point, step) => ({
        point,
        low80: forecast.low80[step]!,
        high80: forecast.high80[step]!,
      })),
    },
  }
}

/** Milliseconds within which digits make one number. */
export const DIGITS_WITHIN = 900

/** Which page a key leads to, from the one that is open; undefined: none of ours. Pages are numbered from 1. */
export function pageByKey(key: string, open: number, pages: number): number | undefined {
  if (key === 'ArrowRight' || key === 'PageDown') return Math.min(open + 1, pages)
  if (key === 'ArrowLeft' || key === 'PageUp') return Math.max(open - 1, 1)
  if (key === 'Home') return 1
  if (key === 'End') return pages
  return undefined
}
