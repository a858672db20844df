import type { TextSpan } from '../../sentences.ts'
import { amountsIn } from '../../figures/amounts.ts'
import { comparatorOf } from '../../figures/commitment-of.ts'
import type { RowFigure } from '../row-figure.ts'
import type { Line } from '../table-lines.ts'

/** Reads a head such as 指标2023年基准值2026年目标值 and rows such as 核心产业规模800亿元1200亿元, whose first figure is the base. */
export function readRunTogether(
  text: string,
  lines: readonly Line[],
): { figures: RowFigure[]; spans: TextSpan[] } {
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  for (const [at, { start, end }] of lines.entries()) {
    if (end - start > 60) continue
    const head = text.slice(start, end).trim()
    const years = [...head.matchAll(/(?:19|20)\d\d/g)].map(([year]) => year)
    if (!/^(?:序号|类别)*指标[^|。 ]*$/.test(head) || years.length < 2) continue
    let last = at
    for (let next = at + 1; next < lines.length; next += 1) {
      const row = rowOf(
        text.slice(lines[next]!.start, lines[next]!.end).slice(0, 200),
        years.length,
        head.includes('序号') ? String(next - at) : '',
      )
      if (!row) break
      figures.push(
        ...row.goals.map((goal, place) => ({
          start: lines[next]!.start + goal.start,
          end: lines[next]!.start + goal.end,
          name: row.name,
          comparator: comparatorOf(goal, ''),
          value: goal.value,
          unit: goal.unit,
          deadline: years[place + 1]!,
          ...(row.base !== undefined && { baseline: row.base }),
          ...(row.force && { force: row.force }),
          row: next - at,
        })),
      )
      last = next
    }
    if (last > at) spans.push({ start, end: lines[last]!.end })
  }
  return { figures, spans }
}

/** A row that is run together. `number`: the row's 序号; empty where the table has none. A base may be left open: 下降率—15%. */
function rowOf(line: string, count: number, number: string) {
  const force = /(约束|预期)性\s*$/.exec(line)
  const words = force ? line.slice(0, force.index) : line.trimEnd()
  const own = words.startsWith(number) ? ' '.repeat(number.length) + words.slice(number.length) : words
  const amounts = amountsIn(own)
  const goals = amounts.slice(1 - count)
  const isRun = goals.every(({ end }, place) => end === (goals[place + 1]?.start ?? own.length))
  const [first] = goals
  if (!first || goals.length !== count - 1 || !isRun) return undefined
  const isOpen = /[—–-]$/.test(own.slice(0, first.start))
  const base = isOpen ? undefined : amounts.at(-count)
  if (!isOpen && base?.end !== first.start) return undefined
  return {
    name: own.slice(0, base?.start ?? first.start - 1).trim(),
    base: base?.value,
    goals,
    force: force ? (force[1] === '约束' ? ('binding' as const) : ('anticipated' as const)) : undefined,
  }
}
