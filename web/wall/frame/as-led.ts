import { filteredTargets, filterText, type BoardFilterName } from '#metrics/wording/judging/board-filters.ts'
import type { BoardPicture } from '../../stores/board-picture.ts'

/** What a remote does to the picture of a wall: an alert whose targets alone are shown, a target that is marked, and whether nothing turns. */
export interface Led {
  readonly filter: BoardFilterName | null
  readonly mark: string | null
  readonly hold: boolean
  /** Present where the room of a meeting is followed. */
  readonly meeting?: true | undefined
}

/** A picture with the targets of an alert alone, and a target marked, as a remote wants it. */
export function asLed(picture: BoardPicture, { filter, mark }: Led): BoardPicture {
  const { rows, touched } = picture
  const left = filter === null ? undefined : new Set(filteredTargets(filter, [...rows.values()]))
  return {
    ...picture,
    rows: left ? new Map([...rows].filter(([target]) => left.has(target))) : rows,
    touched: mark === null ? touched : new Map([...touched, [mark, Infinity]]),
  }
}

/** What stands beside the title while a remote has a wall: `会议室平板正在遥控 · 严重滞后 4 项 · 已定住`. */
export function ledText(
  picture: BoardPicture | null,
  byName: string,
  { filter, hold, meeting }: Led,
): string {
  const rows = [...(picture?.rows.values() ?? [])]
  return [
    meeting ? `跟着“${byName}”` : `${byName}正在遥控`,
    ...(filter === null ? [] : [filterText(filter, filteredTargets(filter, rows).length)]),
    ...(hold ? ['已定住'] : []),
  ].join(' · ')
}
