import type { Period } from '#metrics/period.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { DrawnOutlook } from '#metrics/charts/forecast-fan.ts'
import type { OrderMark } from '#metrics/charts/order-marks.ts'
import type { TrajectoryPoint } from '#metrics/charts/trajectory-lines.ts'
import type { MeetingOrder } from '#server/contract/agenda-items.ts'
import type { MeetingCurve, MeetingSnapshot } from '#server/contract/meetings.ts'

type Item = MeetingSnapshot['items'][number]
type Row = MeetingSnapshot['targets'][number]

/** The page without a target: milestones, orders without a target, and general notes. */
export const generalPage = 'general'

/** A page of the room: a target with all of its items, or, as the last one, the general page. */
export interface RoomPage {
  readonly number: number
  /** The id of the page's notes: the target, or `general`. */
  readonly id: string
  /** Null on the general page. */
  readonly row: Row | null
  readonly items: readonly Item[]
  readonly curve: MeetingCurve | undefined
  readonly narrative: NonNullable<MeetingSnapshot['narratives']>[number] | undefined
  /** The orders on the target, newest first. */
  readonly orders: readonly MeetingOrder[]
}

/** A page of a target. */
export type TargetPage = RoomPage & { readonly row: Row }

/** The pages of a frozen snapshot as its agenda lists them: each target once, at its first item; the general page is last. */
export function roomPages(picture: MeetingSnapshot): RoomPage[] {
  const rows = new Map(picture.targets.map((row) => [row.target, row]))
  const isOfTarget = ({ target }: Item) => target !== null && rows.has(target)
  const items = Map.groupBy(picture.items.filter(isOfTarget), ({ target }) => target!)
  const orders = picture.orders ?? []
  const pages = [...items].map(([target, own], place): RoomPage => ({
    number: place + 1,
    id: target,
    row: rows.get(target)!,
    items: own,
    curve: picture.curves?.find((curve) => curve.target === target),
    narrative: picture.narratives?.find((narrative) => narrative.target === target),
    orders: orders
      .filter(({ targets }) => targets.includes(target))
      .toSorted((a, b) => (a.filedOn < b.filedOn ? 1 : a.filedOn > b.filedOn ? -1 : 0)),
  }))
  const general = picture.items.filter(({ target, figures }) => target === null && figures === null)
  const last = { number: pages.length + 1, id: generalPage, row: null, items: general, orders: [] }
  return [...pages, { ...last, curve: undefined, narrative: undefined }]
}

/** The ids of the room's pages, by which notes are kept. */
export function pageIdsOf({ items }: Pick<MeetingSnapshot, 'items'>): readonly string[] {
  return [...new Set(items.flatMap(({ target }) => target ?? []).concat(generalPage))]
}

const periodIn = (text: string): Period => parsePeriod(text)!

/** A frozen curve in the form that charts draw. */
export function drawnCurve({
  periods,
  actual,
  planned,
  unsettled,
  breaks,
  marks = [],
  forecast,
}: MeetingCurve): {
  readonly points: readonly TrajectoryPoint[]
  readonly outlook: DrawnOutlook | null
  readonly marks: readonly OrderMark[]
} {
  return {
    marks,
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

/** Milliseconds within which typed digits form one number. */
export const DIGITS_WITHIN = 900

/** The page that a key leads to, counted from 1; undefined for a key without a page. */
export function pageByKey(key: string, open: number, pages: number): number | undefined {
  if (key === 'ArrowRight' || key === 'PageDown') return Math.min(open + 1, pages)
  if (key === 'ArrowLeft' || key === 'PageUp') return Math.max(open - 1, 1)
  if (key === 'Home') return 1
  if (key === 'End') return pages
  return undefined
}

/** The place where a finger came down or went up, in pixels from the upper left corner of the window. */
export interface Touched {
  readonly x: number
  readonly y: number
}
/** The least length of a swipe in pixels, and its least ratio of width to height. */
const swipe = { least: 60, across: 2 }

/** The number of pages that a swipe turns: one forward for a swipe to the left, one back for a swipe to the right, else none. */
export function turnBySwipe(from: Touched, to: Touched): -1 | 0 | 1 {
  const across = to.x - from.x
  if (Math.abs(across) < swipe.least || Math.abs(across) < swipe.across * Math.abs(to.y - from.y)) return 0
  return across < 0 ? 1 : -1
}
