import type { PlanColumn } from './columns.ts'
import type { Line } from './table-lines.ts'

/** The most characters of a title, and the most lines above a table among which its title stands. */
const longest = 60
const highest = 4

/** The titles above a table, the nearest first: short lines without the marks of sentences, among blank ones. */
function titlesAbove(text: string, lines: readonly Line[], first: number): string[] {
  const above: string[] = []
  for (let at = first - 1; at >= Math.max(0, first - highest) && above.length < 2; at -= 1) {
    const line = text.slice(lines[at]!.start, lines[at]!.end).replaceAll(/[\s|*#]/g, '')
    if (line === '' || /^[（(]?单位：/.test(line)) continue
    if (line.length > longest || /[。；]/.test(line)) break
    above.push(line)
  }
  return above
}

/** The year for which a table states goals, by its title: 2032年度考核指标. */
export function yearAimedAt(text: string, lines: readonly Line[], first: number): string | undefined {
  for (const title of titlesAbove(text, lines, first)) {
    const years = title.match(/(?:19|20)\d\d(?= ?年|[-—–~至到])/g)
    if (years && /目标|指标|任务|计划|实事|安排|要点/.test(title)) return years.at(-1)
  }
  return undefined
}

/** The columns of a table whose title says that all of its years are stages with goals: 各县用水总量控制目标. */
export function withStages(
  columns: readonly PlanColumn[],
  text: string,
  lines: readonly Line[],
  { first, since }: { readonly first: number; readonly since: number },
): readonly PlanColumn[] {
  if (columns.some(({ isFirst, year }) => isFirst && Number(year) < since)) return columns
  const isOfStages = titlesAbove(text, lines, first).some((title) =>
    /(?:控制|分解|阶段性?|[分各]?年度)目标(?:表|值)?$/.test(title),
  )
  return isOfStages
    ? columns.map((column) => (column.isFirst ? { ...column, role: 'target' as const } : column))
    : columns
}

/** The name of a deed, which is done in each of the years of a table: 新增灌溉面积. */
const deed = /^(?:\d{1,2}[.、．] ?)?(?:新增|新建|改造|解决|完成|建设|建成|培育|治理|整治|拆除|开工)/

/** The columns of a table of three years or more most of whose rows are deeds: the first year has goals as well as the others. */
export function withDeeds(columns: readonly PlanColumn[], rows: readonly Line[]): readonly PlanColumn[] {
  const named = columns.findIndex(({ role, isFirst }) => role === 'name' || isFirst)
  const goals = columns.filter(({ role }) => role === 'target').length
  if (goals < 2 || !columns.some(({ isFirst }) => isFirst)) return columns
  const place = columns[named]!.isFirst ? 0 : named
  const deeds = rows.filter(({ cells }) =>
    cells.some(({ text }, at) => at === place && deed.test(text)),
  ).length
  return deeds * 3 >= rows.length * 2
    ? columns.map((column) => (column.isFirst ? { ...column, role: 'target' as const } : column))
    : columns
}
