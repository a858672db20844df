import { scale, units } from '../../figures/units.ts'
import type { RowFigure } from '../row-figure.ts'

const figure = String.raw`\d{1,9}(?:\.\d{1,3})?`
const unit = String.raw`%|‰|[A-Za-z]{1,3}/[A-Za-z]|(?:${scale})?(?:${units})`

const cell = new RegExp(`(?<value>${figure})(?<unit>${unit})|[-—–]`, 'g')
const decimals = /(?<name>[^\d\n。；，%‰—–-]{2,30})(?<run>(?:0\.\d{1,3}){2,4})(?![\d.%‰])/dg

/**
 * The rows of a table without any division whose figures have their unit behind them, one for each year: 重复利用率55%65%75%. The first
 * one may be left open (-100%100%); it is the base unless all are goals.
 */
export function unitRows(
  body: string,
  from: number,
  { years, isOfGoals }: { readonly years: readonly string[]; readonly isOfGoals: boolean },
): Omit<RowFigure, 'row'>[] {
  const row = new RegExp(
    `(?<name>[^\\d\\n。；，%‰—–-]{2,30})(?<run>(?:(?:${figure})(?<unit>${unit})|[-—–])(?:${figure}(?:${unit})){${years.length - 1}})(?![\\d.]+(?:${unit}))`,
    'dg',
  )
  const rows = [...body.matchAll(row), ...body.matchAll(decimals)].toSorted(
    (one, other) => one.index - other.index,
  )
  return rows.flatMap((found) => {
    const { name, run } = found.groups as Readonly<Record<'name' | 'run', string>>
    const [start] = found.indices!.groups!['run']!
    const cells = [...run.matchAll(run.startsWith('0.') ? decimal(run, years.length) : cell)]
    const told = new Set(cells.flatMap(({ groups }) => groups!['unit'] ?? []))
    if (told.size !== 1 || cells.length !== years.length) return []
    const base = isOfGoals ? undefined : cells[0]!.groups!['value']
    return cells.slice(isOfGoals ? 0 : 1).flatMap(({ index, 0: words, groups }, place) => {
      const { value } = groups!
      return value === undefined
        ? []
        : [
            {
              start: from + start + index,
              end: from + start + index + words.length,
              name: name.replace(/^.*指标(?=.{2})|^[)）](?=.{2})/, ''),
              comparator: '>=' as const,
              value,
              unit: [...told][0]!,
              deadline: years[isOfGoals ? place : place + 1]!,
              ...(base !== undefined && { baseline: base }),
            },
          ]
    })
  })
}

/** The cells of a run of decimals under one, which have as many digits each: 0.720.750.78. */
function decimal(run: string, count: number): RegExp {
  return new RegExp(`(?<value>0\\.\\d{${Math.max(1, run.length / count - 2)}})(?<unit>)`, 'g')
}
