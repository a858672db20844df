import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency, needsAttention } from '../../../board/urgency.ts'

/** An organisation and its targets, the most urgent first. */
export interface Answerer {
  readonly organisation: string
  readonly rows: readonly [BoardRow, ...BoardRow[]]
  /** The number of its targets that need attention. */
  readonly pressing: number
}

/** The organisation of the most urgent target comes first. */
export function answerersOf(rows: Iterable<BoardRow>): readonly Answerer[] {
  const groups = Map.groupBy([...rows].toSorted(byUrgency), ({ organisation }) => organisation)
  return [...groups].map(([organisation, [first, ...others]]) => {
    const own: [BoardRow, ...BoardRow[]] = [first!, ...others]
    return { organisation, rows: own, pressing: own.filter(needsAttention).length }
  })
}

/** A line of a column: the name of an organisation, one of its targets, or the name repeated where its targets go on in the next column. */
export type MatrixLine =
  | { readonly kind: 'answerer'; readonly answerer: Answerer; readonly goesOn: boolean }
  | { readonly kind: 'target'; readonly row: BoardRow }

/** All targets below their organisations, in columns of `capacity` lines. A name is never the last line of a column. */
export function matrixColumns(
  answerers: readonly Answerer[],
  capacity: number,
): readonly (readonly MatrixLine[])[] {
  const columns: MatrixLine[][] = [[]]
  for (const answerer of answerers) {
    const room = () => capacity - (columns.at(-1)?.length ?? 0)
    if (room() < 2) columns.push([])
    columns.at(-1)?.push({ kind: 'answerer', answerer, goesOn: false })
    for (const row of answerer.rows) {
      if (room() < 1) columns.push([{ kind: 'answerer', answerer, goesOn: true }])
      columns.at(-1)?.push({ kind: 'target', row })
    }
  }
  return columns
}

/** The layout of the matrix, in design pixels. */
export interface MatrixLayout {
  readonly columns: number
  /** The number of lines in a column. */
  readonly capacity: number
  readonly lineHeight: number
}

/** The least width of a column and the least height of a line that can be read, then a comfortable and the greatest height. */
const narrowest = 430
const lowest = 42
const comfortable = 62
const tallest = 84

/** The layout with the fewest columns whose lines can be read across a room; undefined where there are too many targets for a line each. */
export function layoutOf(
  answerers: readonly Answerer[],
  room: { readonly width: number; readonly height: number },
): MatrixLayout | undefined {
  const most = Math.max(1, Math.floor(room.width / narrowest))
  const layouts = Array.from({ length: most }, (_, index) => targetsIn(index + 1, answerers, room.height))
  const chosen =
    layouts.find(({ lineHeight }) => lineHeight >= comfortable) ??
    layouts.toSorted((a, b) => b.lineHeight - a.lineHeight)[0]
  return chosen && chosen.lineHeight >= lowest ? chosen : undefined
}

function targetsIn(columns: number, answerers: readonly Answerer[], height: number): MatrixLayout {
  const lines = answerers.reduce((sum, { rows }) => sum + rows.length + 1, 0)
  let capacity = Math.max(2, Math.ceil(lines / columns))
  while (matrixColumns(answerers, capacity).length > columns) capacity += 1
  return { columns, capacity, lineHeight: Math.min(tallest, Math.floor(height / capacity)) }
}
