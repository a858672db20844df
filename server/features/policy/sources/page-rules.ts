/** A straight line drawn on a page: horizontal at a height, or vertical at a distance from the left. */
interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** A row of a ruled table: its height, and the edges of its cells. */
export interface RuledRow {
  readonly top: number
  readonly bottom: number
  readonly edges: readonly number[]
  /** Flags of the cells that no line divides from the cell above, of which they are then a part. */
  readonly open: readonly boolean[]
}

/** The drawing operations of a page, as pdfjs lists them. */
export interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}
export type Operators = Readonly<
  Record<'save' | 'restore' | 'transform' | 'constructPath' | 'endPath' | 'fill' | 'eoFill', number>
>

/** The distance up to which lines count as one, and the length up to which they are ignored, in points. */
const near = 3
const short = 6
/** The most lines of a page with tables; more are drawings. */
const mostRules = 4_000

type Matrix = readonly [number, number, number, number, number, number]
const unmoved: Matrix = [1, 0, 0, 1, 0, 0]

/**
 * The rows of the ruled tables of a page, from the top: each lies between two horizontal lines, and vertical lines divide it into cells.
 */
export function ruledRows(drawing: Drawing, operators: Operators): RuledRow[] {
  const { across, down } = rulesOf(drawing, operators)
  if (across.length + down.length > mostRules) return []
  const heights = apart(across.map(({ at }) => at)).toReversed()
  return heights.slice(1).flatMap((bottom, place): RuledRow[] => {
    const top = heights[place]!
    const middle = (top + bottom) / 2
    const edges = apart(down.filter(({ from, to }) => from < middle && middle < to).map(({ at }) => at))
    // A row has at least two cells: a frame around a text is no table.
    if (edges.length < 3) return []
    const over = across.filter(({ at }) => Math.abs(at - top) <= near)
    const open = edges.slice(1).map((right, cell) => {
      const center = (edges[cell]! + right) / 2
      return !over.some(({ from, to }) => from < center && center < to)
    })
    return [{ top, bottom, edges, open }]
  })
}

/** The numbers in order; of several that are near each other only the first. */
function apart(numbers: readonly number[]): number[] {
  const kept: number[] = []
  for (const number of numbers.toSorted((a, b) => a - b))
    if (kept.length === 0 || number - kept.at(-1)! > near) kept.push(number)
  return kept
}

function rulesOf({ fnArray, argsArray }: Drawing, operators: Operators): { across: Rule[]; down: Rule[] } {
  const across: Rule[] = []
  const down: Rule[] = []
  const kept: Matrix[] = []
  let matrix = unmoved
  for (const [place, operator] of fnArray.entries()) {
    const args = argsArray[place] as readonly unknown[] | null
    if (operator === operators.save) kept.push(matrix)
    else if (operator === operators.restore) matrix = kept.pop() ?? unmoved
    else if (operator === operators.transform) matrix = within(matrix, args as unknown as Matrix)
    else if (operator === operators.constructPath) {
      const [painted, [path]] = args as unknown as [number, [Float32Array | null]]
      if (!path || painted === operators.endPath) continue
      const isFilled = painted === operators.fill || painted === operators.eoFill
      const strokes = strokesOf(path, matrix)
      if (isFilled && isWide(strokes)) continue
      for (const { x, y, toX, toY } of strokes) {
        const [width, height] = [Math.abs(toX - x), Math.abs(toY - y)]
        if (height < 1 && width > short) across.push({ at: y, from: Math.min(x, toX), to: Math.max(x, toX) })
        if (width < 1 && height > short) down.push({ at: x, from: Math.min(y, toY), to: Math.max(y, toY) })
      }
    }
  }
  return { across, down }
}

interface RuleStroke {
  readonly x: number
  readonly y: number
  readonly toX: number
  readonly toY: number
}

/** Whether a filled area is too wide to be a line. */
function isWide(strokes: readonly RuleStroke[]): boolean {
  const spread = (of: (stroke: RuleStroke) => number) =>
    strokes.reduce((most, stroke) => Math.max(most, of(stroke)), -Infinity) -
    strokes.reduce((least, stroke) => Math.min(least, of(stroke)), Infinity)
  return spread(({ x }) => x) > near && spread(({ y }) => y) > near
}

/** The straight strokes of a path. pdfjs writes 0 x y to move, 1 x y to draw, 2 and 3 for curves, 4 to close. */
function strokesOf(path: Float32Array, matrix: Matrix): RuleStroke[] {
  const strokes: RuleStroke[] = []
  let [start, pen] = [placed(matrix, 0, 0), placed(matrix, 0, 0)]
  for (let at = 0; at < path.length;) {
    const step = path[at]!
    const to = placed(matrix, path[at + 1] ?? 0, path[at + 2] ?? 0)
    if (step === 0) start = pen = to
    else if (step === 1 || step === 4) {
      const end = step === 1 ? to : start
      strokes.push({ x: pen.x, y: pen.y, toX: end.x, toY: end.y })
      pen = end
    } else {
      const size = step === 2 ? 5 : 3
      pen = placed(matrix, path[at + size] ?? 0, path[at + size + 1] ?? 0)
    }
    at += { 0: 3, 1: 3, 2: 7, 3: 5, 4: 1 }[step] ?? path.length
  }
  return strokes
}

function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

function within([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
