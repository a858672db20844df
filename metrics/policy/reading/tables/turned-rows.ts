import { columnsOf } from './columns.ts'
import { isRule, isStated, type Line, type TableCell } from './table-lines.ts'
import type { FoundTable } from './table-rows.ts'

/** The first cell of the row of names. */
const naming = /^(?:[\u4e00-\u9fa5]{2})?指标(?:名称|体系)?$|^年[份度]$/
const goal = /目标|规划|计划|任务/

/** The first cell of a row that says one thing of each indicator: its unit, its goal, whether it binds. */
const saying =
  /^(?:(?:计量)?单位|(?:指标)?(?:属性|性质)|(?=.*(?:(?:19|20)\d\d|目标|现状|基[期准数]))(?:(?:19|20)\d\d)?年?(?:底|末)?[（(]?(?:实际|现状|基[期准数]|预期|规划|计划|目标)*值?[)）]?(?:[（(](?:19|20)\d\d年?[)）])?)$/

/** A row that begins with what it says of each indicator, and its last line. */
interface LabelledRow {
  readonly label: TableCell
  readonly cells: readonly TableCell[]
  readonly last: number
}

/** A table from a line on with an indicator in each column: 指标 | 甲 | 乙, below it 2035年目标值 | 60 | 70. */
export function tableOfTurnedRows(lines: readonly Line[], first: number): FoundTable | undefined {
  const names = labelledAt(lines, first, naming)
  if (!names) return undefined
  const rows: LabelledRow[] = []
  let last = names.last
  for (;;) {
    const row = labelledAt(lines, last + 1, saying)
    if (row?.cells.length !== names.cells.length) break
    rows.push(row)
    last = row.last
  }
  const isOfYears = names.label.text.startsWith('年')
  const isAimed = isOfYears && names.cells.some(({ text }) => goal.test(text))
  // A blank line may stand between.
  const near = lines.slice(Math.max(0, first - 2), first).findLast(({ cells }) => cells.length > 0)
  const above = near?.cells ?? []
  // Figures of years alone may be facts.
  if (isOfYears && !isAimed && !above.some(({ text }) => goal.test(text))) return undefined
  const columns = columnsOf([
    { text: '指标', start: names.label.start },
    ...rows.map(({ label }) => (isAimed ? { ...label, text: `${label.text}目标` } : label)),
  ])
  const isOfGoals = columns?.slice(1).every(({ role }, place) => {
    const { cells } = rows[place]!
    return role === 'force' || role === 'unit' || cells.every(({ text }) => isStated(text))
  })
  if (!columns || !isOfGoals) return undefined
  const indicators = names.cells.map((name, place) => ({
    cells: [name, ...rows.map(({ cells }) => cells[place]!)],
    start: name.start,
    end: name.start + name.text.length,
  }))
  return { columns, rows: indicators, first, last }
}

/** A row whose first cell matches; this cell may stand alone in the line above the others. */
function labelledAt(lines: readonly Line[], from: number, pattern: RegExp): LabelledRow | undefined {
  const at = isRule(lines[from]) ? from + 1 : from
  const [first, ...own] = lines[at]?.cells ?? []
  if (!first || first.text.length > 24) return undefined
  const label = { text: first.text.replaceAll(' ', ''), start: first.start }
  if (!pattern.test(label.text)) return undefined
  if (own.length > 0) return { label, cells: own, last: at }
  const below = lines[at + 1]?.cells ?? []
  return below.length > 1 ? { label, cells: below, last: at + 1 } : undefined
}
