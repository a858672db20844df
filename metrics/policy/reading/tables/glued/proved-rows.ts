import type { RowFigure } from '../row-figure.ts'

/**
 * A row whose cells are run together, and whose last cell says by how much the goal differs from the base: 排放总量（万吨）26002392-8%,
 * 比例（%）55>605个百分点.
 */
const row =
  /(?<name>[^（）()|\n]{2,40}?)[（(](?<unit>[^（）()\d]{1,8})[)）](?<run>\d[\d.]{0,11}(?:[<>≤≥]?\d[\d.]{0,14})?)(?:-(?<less>\d[\d.]{0,5}))?(?<by>%|个百分点)/dg

const sign = /[<>≤≥]/
const signs = { '<': '<', '>': '>', '≤': '<=', '≥': '>=' } as const

/** The rows of a table without any division whose last cell proves where the others are divided. `from`: the place of `body`. */
export function provedRows(body: string, from: number): Omit<RowFigure, 'row'>[] {
  return [...body.matchAll(row)].flatMap((found) => {
    const { name, unit, run, less, by } = found.groups as Readonly<Record<string, string | undefined>>
    const cells = cellsOf(run!, less, by === '%')
    if (!cells) return []
    const start = from + found.indices!.groups!['run']![0] + cells.base.length + cells.sign.length
    return {
      start,
      end: start + cells.goal.length,
      name: name!.replace(/^\d{1,2}[.、．]?(?=\D)/, ''),
      comparator:
        cells.sign === ''
          ? less === undefined
            ? ('>=' as const)
            : ('<=' as const)
          : signs[cells.sign as keyof typeof signs],
      value: cells.goal,
      unit: unit!,
      baseline: cells.base,
    }
  })
}

interface Cells {
  readonly base: string
  readonly sign: string
  readonly goal: string
}

/** Divides a run into base, goal and, where no minus does so, the difference; undefined unless just one division is right. */
function cellsOf(run: string, less: string | undefined, isShare: boolean): Cells | undefined {
  const at = run.search(sign)
  const places = Array.from({ length: run.length - 1 }, (_, place) => place + 1)
  const bases = at < 0 ? places : [at]
  const divided = bases.flatMap((base) => {
    const goalFrom = at < 0 ? base : base + 1
    const ends = less === undefined ? places.filter((end) => end > goalFrom) : [run.length]
    return ends.map((end) => ({
      cells: { base: run.slice(0, base), sign: run.slice(base, goalFrom), goal: run.slice(goalFrom, end) },
      difference: less === undefined ? run.slice(end) : less,
    }))
  })
  const right = divided.filter(({ cells: { base, goal }, difference }) => {
    if (![base, goal, difference].every((cell) => /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(cell))) return false
    const grown = isShare ? (Number(goal) / Number(base) - 1) * 100 : Number(goal) - Number(base)
    const said = less === undefined ? Number(difference) : -Number(difference)
    return Math.abs(grown - said) < (isShare ? 0.5 : 0.05)
  })
  return right.length === 1 ? right[0]!.cells : undefined
}
