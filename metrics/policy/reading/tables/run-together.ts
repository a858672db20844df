import type { TextSpan } from '../sentences.ts'
import { amountsIn } from '../figures/amounts.ts'
import { comparatorOf } from '../figures/commitment-of.ts'
import type { RowFigure } from './row-figure.ts'
import type { Line } from './table-lines.ts'

/** 指标2023年基准值2026年目标值, then rows such as 核心产业规模800亿元1200亿元: of the figures of a row the first is the base. */
export function readRunTogether(
  text: string,
  lines: readonly Line[],
): { figures: RowFigure[]; spans: TextSpan[] } {
  const figures: RowFigure[] = []
  const spans: TextSpan[] = []
  for (const [at, { start, end }] of lines.entries()) {
    if (end - start > 60) continue
    const head = text.slice(start, end).trim()
    const years = [...head.matchAll(/20\d\d/g)].map(([year]) => year)
    if (!/^(?:序号|类别)*指标[^|。 ]*$/.test(head) || years.length < 2) continue
    let last = at
    for (let next = at + 1; next < lines.length; next += 1) {
      const row = rowOf(text.slice(lines[next]!.start, lines[next]!.end).slice(0, 200), years.length)
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
          baseline: row.base,
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

function rowOf(line: string, count: number) {
  const force = /(约束|预期)性\s*$/.exec(line)
  const words = force ? line.slice(0, force.index) : line.trimEnd()
  const amounts = amountsIn(words).slice(-count)
  const isRun = amounts.every(({ end }, place) => end === (amounts[place + 1]?.start ?? words.length))
  const [base, ...goals] = amounts
  if (!base || goals.length !== count - 1 || !isRun) return undefined
  return {
    name: words
      .slice(0, base.start)
      .replace(/^\s*\d+/, '')
      .trim(),
    base: base.value,
    goals,
    force: force ? (force[1] === '约束' ? ('binding' as const) : ('anticipated' as const)) : undefined,
  }
}
