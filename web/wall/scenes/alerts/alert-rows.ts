import { dateText } from '#metrics/wording/dates.ts'
import { lagText } from '#metrics/wording/judging/progress.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'

/** The targets that need attention, in the places of the wall. */
export interface AlertRows {
  /** The targets that are always shown, the worst first. */
  readonly standing: readonly BoardRow[]
  /** The targets that take turns in the other places. */
  readonly turning: readonly BoardRow[]
  /** The places in which they take turns. */
  readonly turningPlaces: number
  /** The targets without a place while the red ones take all places. */
  readonly waiting: readonly BoardRow[]
}

const isRed = ({ light }: BoardRow) => light === 'far-behind' || light === 'missed'

/**
 * If all red targets fit they are always shown, and the others take turns in the places left. Otherwise the red targets
 * take turns themselves, and the others wait.
 */
export function alertRows(rows: Iterable<BoardRow>, places: number): AlertRows {
  const pressing = [...rows].filter(needsAttention).toSorted(byUrgency)
  if (pressing.length <= places) return { standing: pressing, turning: [], turningPlaces: 0, waiting: [] }
  const reds = pressing.filter(isRed)
  const others = pressing.filter((row) => !isRed(row))
  if (reds.length > places) return { standing: [], turning: reds, turningPlaces: places, waiting: others }
  const left = places - reds.length
  return left === 0
    ? { standing: reds, turning: [], turningPlaces: 0, waiting: others }
    : { standing: reds, turning: others, turningPlaces: left, waiting: [] }
}

/** The turning targets that have a place: those in focus and those after them, the worst first. */
export function inPlace(
  { turning, turningPlaces }: AlertRows,
  focus: readonly string[],
): readonly BoardRow[] {
  const inFocus = turning.filter(({ target }) => focus.includes(target))
  const last = turning.findLastIndex(({ target }) => target === focus.at(-1))
  const following = [...turning.slice(last + 1), ...turning.slice(0, last + 1)]
  return [...new Set([...inFocus, ...following])].slice(0, turningPlaces).toSorted(byUrgency)
}

/** The words for targets that are not always shown; empty where all are. */
export function turningText({ standing, turning, turningPlaces, waiting }: AlertRows): string {
  if (turning.length > 0 && standing.length > 0)
    return `红灯 ${standing.length} 项常在，其余 ${turning.length} 项每次 ${turningPlaces} 项轮换`
  const turns = turning.length > 0 ? `${turning.length} 项每次 ${turningPlaces} 项轮换` : ''
  return [turns, waiting.length > 0 ? `另有 ${waiting.length} 项，红灯减少后列出` : '']
    .filter(Boolean)
    .join('，')
}

/** The day since which a target is overdue or missed; otherwise the months by which it lags or leads. */
export function sinceText(row: BoardRow): string {
  if (row.light === 'overdue' && row.overdueSince !== null) return `${dateText(row.overdueSince)}起`
  if (row.light === 'missed' && row.due !== null) return `${dateText(row.due)}到期`
  return lagText(row)
}
