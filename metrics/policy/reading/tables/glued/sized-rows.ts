import { per, scale, units } from '../../figures/units.ts'
import type { RowFigure } from '../row-figure.ts'

/** A row whose cells are run together behind its unit: 城镇化率（%）60.266预期性, which is 60.2 and 66; or with the growth, 60.266〔5.8〕. */
const row =
  /(?<name>(?:[^（）()|\n\d。；，]|PM ?2\.5){2,40})[（(](?<unit>[^（）()\d]{1,10})[)）](?<run>\d[\d.]{1,16})(?:[〔[](?<total>\d[\d.]{0,8})[\]〕])?(?=(?!个百分点)[\u4e00-\u9fa5\s]|$)/dg

/** A row of a table that has a column of units: 1城镇化率%60.266预期性. */
const rowWithUnit = new RegExp(
  String.raw`(?<name>[^（）()|\n\d。；，]{2,40}?)(?<unit>(?:${scale})?(?:${units})(?:${per})?)(?<run>\d[\d.]{1,16})(?:[〔[](?<total>\d[\d.]{0,8})[\]〕])?(?=(?:约束|预期)性|\s|$)`,
  'dg',
)

const bySize = '原表各列连在一起，按前后数值的大小分开，请核对'
/** How many times as large as its base a goal may be, where only their size tells where they are divided. */
const [least, most] = [0.3, 4.5]

/**
 * The rows of a table, each of a base and a goal, whose cells nothing divides. `years`: those of the head; `isGrown`: whether a column of
 * growth stands behind the goal. The growth, there or in brackets, proves where they are divided; without it their sizes tell, which a
 * person should check.
 */
export function sizedRows(
  body: string,
  from: number,
  {
    years,
    isGrown,
    hasUnits,
  }: { readonly years: readonly number[]; readonly isGrown: boolean; readonly hasUnits: boolean },
): Omit<RowFigure, 'row'>[] {
  const [first, last, ...others] = years
  if (others.length > 0) return []
  return [...body.matchAll(hasUnits ? rowWithUnit : row)].flatMap((found) => {
    const { name, unit, run, total } = found.groups as Readonly<Record<string, string | undefined>>
    const divided =
      isGrown && total === undefined
        ? grownCells(run!, last! - first!)
        : twoCells(run!).filter(({ base, goal }) =>
            total === undefined ? isLikely(base, goal) : isNear(Number(goal) - Number(base), Number(total)),
          )
    const [cells] = divided
    if (!cells || divided.length > 1) return []
    const start = from + found.indices!.groups!['run']![0] + cells.base.length
    return {
      start,
      end: start + cells.goal.length,
      name: name!.replace(/^(?:约束|预期)性/, ''),
      comparator: '>=' as const,
      value: cells.goal,
      unit: unit!,
      baseline: cells.base,
      ...(!isGrown && total === undefined && { doubt: bySize }),
    }
  })
}

interface Cells {
  readonly base: string
  readonly goal: string
}

const decimal = /^(?:0|[1-9]\d*)(?:\.\d{1,3})?$/

function twoCells(run: string): Cells[] {
  return Array.from({ length: run.length - 1 }, (_, place) => ({
    base: run.slice(0, place + 1),
    goal: run.slice(place + 1),
  })).filter(({ base, goal }) => decimal.test(base) && decimal.test(goal))
}

/** The divisions of a run into base, goal and the growth from one to the other, of each year or of all of them. */
function grownCells(run: string, years: number): Cells[] {
  return Array.from({ length: run.length - 2 }, (_, place) => place + 2).flatMap((end) => {
    const growth = run.slice(end)
    if (!decimal.test(growth)) return []
    return twoCells(run.slice(0, end)).filter(({ base, goal }) => {
      const [low, high] = [Number(base), Number(goal)]
      return (
        isNear(high - low, Number(growth)) || isNear(((high / low) ** (1 / years) - 1) * 100, Number(growth))
      )
    })
  })
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.06
}

function isLikely(base: string, goal: string): boolean {
  const times = Number(goal) / Number(base)
  return times >= least && times <= most
}
