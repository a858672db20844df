import type { FigureText } from '#metrics/wording/judging/progress.ts'
import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'
import { textWidth } from '../../../composables/text-lines.ts'

/** An organisation and its targets, the most urgent first. */
export interface OrganisationTargets {
  readonly organisation: string
  readonly rows: readonly [BoardRow, ...BoardRow[]]
  /** The number of its targets that need attention. */
  readonly pressing: number
}

/** The organisation of the most urgent target comes first. */
export function organisationTargetsOf(rows: Iterable<BoardRow>): readonly OrganisationTargets[] {
  const groups = Map.groupBy([...rows].toSorted(byUrgency), ({ organisation }) => organisation)
  return [...groups].map(([organisation, [first, ...others]]) => {
    const own: [BoardRow, ...BoardRow[]] = [first!, ...others]
    return { organisation, rows: own, pressing: own.filter(needsAttention).length }
  })
}

/** A line of a column: the name of an organisation, one of its targets, or the name repeated where its targets go on in the next column. */
export type MatrixLine =
  | { readonly kind: 'organisation'; readonly group: OrganisationTargets; readonly goesOn: boolean }
  | { readonly kind: 'target'; readonly row: BoardRow }

/** All targets below their organisations, in columns of `capacity` lines. A name is never the last line of a column. */
export function matrixColumns(
  groups: readonly OrganisationTargets[],
  capacity: number,
): readonly (readonly MatrixLine[])[] {
  const columns: MatrixLine[][] = [[]]
  for (const group of groups) {
    const room = () => capacity - (columns.at(-1)?.length ?? 0)
    if (room() < 2) columns.push([])
    columns.at(-1)?.push({ kind: 'organisation', group, goesOn: false })
    for (const row of group.rows) {
      if (room() < 1) columns.push([{ kind: 'organisation', group, goesOn: true }])
      columns.at(-1)?.push({ kind: 'target', row })
    }
  }
  return columns
}

/** Design pixels beside the name of a target: its light, the distances and margins. */
const besides = 64

/** Whether a name takes two lines beside its urgent figure, and is set smaller; the sizes are those of OverviewTarget. */
export function isNameLong(name: string, urgent: FigureText, width: number): boolean {
  const figure = textWidth(urgent.figure, 24) + (urgent.unit === '' ? 0 : 5 + textWidth(urgent.unit, 18))
  return name.length > 14 || textWidth(name, 22) > width - besides - figure
}

/** The layout of the matrix, in design pixels. */
export interface MatrixLayout {
  readonly columns: number
  /** The width of a column. */
  readonly width: number
  /** The number of lines in a column. */
  readonly capacity: number
  readonly lineHeight: number
}

/** Design pixels: the greatest width of a column with its margins, and the distance between two. */
const widest = 1_240
const between = 44
/** Design pixels: the least width of a column, and the least, a comfortable and the greatest height of a line. */
const narrowest = 430
const lowest = 42
const comfortable = 62
const tallest = 84

/**
 * The layout with the fewest columns of comfortable lines, else the one with the highest lines; undefined if even those
 * are too low to be read, as with very many targets.
 */
export function layoutOf(
  groups: readonly OrganisationTargets[],
  room: { readonly width: number; readonly height: number },
): MatrixLayout | undefined {
  const most = Math.max(1, Math.floor(room.width / narrowest))
  const layouts = Array.from({ length: most }, (_, index) => layoutIn(index + 1, groups, room))
  const chosen =
    layouts.find(({ lineHeight }) => lineHeight >= comfortable) ??
    layouts.toSorted((a, b) => b.lineHeight - a.lineHeight)[0]
  return chosen && chosen.lineHeight >= lowest ? chosen : undefined
}

function layoutIn(
  columns: number,
  groups: readonly OrganisationTargets[],
  { width, height }: { readonly width: number; readonly height: number },
): MatrixLayout {
  const lines = groups.reduce((sum, { rows }) => sum + rows.length + 1, 0)
  let capacity = Math.max(2, Math.ceil(lines / columns))
  while (matrixColumns(groups, capacity).length > columns) capacity += 1
  return {
    columns,
    width: (Math.min(width, columns * widest) - between * (columns - 1)) / columns,
    capacity,
    lineHeight: Math.min(tallest, Math.floor(height / capacity)),
  }
}
