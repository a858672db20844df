import { isEmptyLine, loneCell, loneCellsFrom, type LoneCell } from './cells/cells-in-order.ts'
import { flowingCells, type FlowingCell } from './cells/numbered-cells.ts'
import { isHeadCell, type PlanColumn } from './columns.ts'
import { headAt } from './head-rows.ts'
import { isRule, type Line, type TableCell } from './table-lines.ts'
import { tableOfRows, type FoundTable } from './table-rows.ts'
import { unitAbove, unitFor } from './unit-above.ts'

/** The heading of a column of places. */
const places =
  /^各?(?:地区|地市|区域|辖区|行政区划?|城市|省份|单位|[省市县区州盟旗乡镇街]{1,3}道?|学校|院校)(?:[（(、/][^）)]{1,10}[)）]?)?(?:名称)?$/
/** Headings of a table whose rows are indicators or sentences. */
const ofSentences =
  /^(?:主要|具体|重点|工作)*(?:指标|项目|事项|内容|措施)(?:名称|内容)?$|^(?:主要|具体|重点|工作)+任务|任务(?:内容|名称)/
/** What a table of tasks is called. */
const ofTasks =
  /(?:任务|目标|指标|计划)[^，。；]{0,10}(?:分解|分配|安排|下达)|(?:任务|目标|指标|计划|限额|配额)[数量值]?(?:一览)?表|(?:目标|任务)指标$|考核(?:任务|目标|指标)$/
const ofOthers =
  /情况|完成|进展|统计|资金|投资|预算|名[单册]|招(?:[聘录]|生(?!计划))|考核(?!任务|目标|指标)|评分/
/** Columns that set no task. */
const besides =
  /序号|备注|说明|(?<!任务|计划|目标)总数|责任|负责|牵头|电话|联系|姓名|时间|时限|已|现[有状]|完成|上年|基[期准数]|资金|(?<!固定资产)投资|金额|补助|经费|预算/
const task = /任务|目标|计划|控制[数值]/
/** A heading of what shall change, which needs no word of a task. */
const rate = /(?:率(?:控制)?|比例|增速|下降|降低|提高|增长)(?=[（(]|$)/
/** A heading that does not say what is counted. */
const bare = /^(?:(?:19|20)\d\d ?年?)?度?(?:目标|计划|任务|指标|合计|总计)*[数量值]?(?=[（(]|$)/
const whole = /^(?:全[国省市县区州盟旗](?:合计|总计)?|合计|总计|总数)$/
const subtotal = /小计/

/**
 * A table from a line on that divides tasks among places, a place in each row: 地区 | 新建站点（座）, titled 任务分解表. Where it states
 * the whole (合计, 全市), that is the target and the others are its parts; otherwise each place's task is one.
 */
export function tableOfPlaces(text: string, lines: readonly Line[], first: number): FoundTable | undefined {
  const head = headAt(lines, first)
  const width = head.cells.length
  const at = head.cells.findIndex((cell) => places.test(cell.text.replaceAll(' ', '')))
  const isOfUnits = head.cells[at]?.text === '单位' && /任务/.test(head.cells[0]!.text)
  const isOfPlaces =
    (at === 0 || at === 1) && !isOfUnits && !head.cells.some((cell) => ofSentences.test(cell.text))
  const title = isOfPlaces ? titleAbove(text, lines, first) : undefined
  if (!title) return undefined
  const rows: { readonly place: string; readonly cells: readonly TableCell[] }[] = []
  let last = head.last
  for (let row = last + 1; row < lines.length; row += 1) {
    if (isRule(lines[row]) || isBlankBetween(lines, row)) continue
    const printed = lines[row]!.cells
    const cells = printed.length > width ? withFirstJoined(printed) : printed
    if (cells.length > width || cells.length < Math.max(2, width - 1)) break
    // The cell of the whole may cover those of the number and the place.
    const own = cells.length < width ? [cells[0]!, ...cells] : cells
    const named = [own[at]!, own[0]!].find((cell) => /[\u4e00-\u9fa5]/.test(cell.text))
    if (named === undefined) break
    rows.push({ place: named.text.replaceAll(' ', ''), cells: own })
    last = row
  }
  const wholes = rows.filter(({ place }) => whole.test(place))
  const told = wholes.length > 0 ? wholes : rows.filter(({ place }) => !subtotal.test(place))
  const isBeside = ({ text: heading }: TableCell, column: number) => column <= at || besides.test(heading)
  // Beside a column of tasks the others tell facts: 可种植面积 | 2032年任务面积.
  const hasTasks =
    !title.isOfIndicators &&
    head.cells.some((cell, column) => !isBeside(cell, column) && task.test(cell.text))
  const goals = head.cells.map((cell, column): PlanColumn => {
    const { text: heading } = cell
    return isBeside(cell, column) ||
      (hasTasks && !task.test(heading) && !rate.test(heading) && !heading.startsWith('其中'))
      ? { role: 'other' }
      : { role: 'target', year: /(?:19|20)\d\d/.exec(heading)?.[0] ?? title.year }
  })
  // Each cell is a row of its own, for it has a name of its own.
  const tasks = told.flatMap(({ place, cells }) =>
    head.cells.flatMap((heading, column): Line[] => {
      if (goals[column]!.role !== 'target') return []
      const { start } = cells[column]!
      const name = (wholes.length > 0 ? '' : place) + nameOf(heading.text, title)
      const alone = cells.map((cell, other) => (other === column ? cell : { text: '', start }))
      return [{ cells: [{ text: name, start }, ...alone], start, end: start }]
    }),
  )
  return tasks.length === 0 ? undefined : { columns: [{ role: 'name' }, ...goals], rows: tasks, first, last }
}

/** Whether a blank line stands before another row. */
function isBlankBetween(lines: readonly Line[], at: number): boolean {
  return lines[at]!.cells.length === 0 && (lines[at + 1]?.cells.length ?? 0) > 1
}

/** The most cells of such a table with a cell in each line. */
const most = 400
/** The most lines of its head. */
const headLines = 40

/** Such a table with a cell in each line: 区县, 任务数（户）, 东区, 300, 西区, 200. */
export function tableOfPlacesInCells(
  text: string,
  lines: readonly Line[],
  first: number,
): FoundTable | undefined {
  const heading = loneCell(lines[first]!)?.text ?? ''
  if (!places.test(heading.replaceAll(' ', '')) && heading !== '序号') return undefined
  const cells = cellsBelow(lines, first)
  const figure = cells.findIndex(({ cell }) => /^\d[\d.,]*$/.test(cell.text))
  // The first figure is the number of the first row, or stands behind its place.
  const width = heading === '序号' ? figure : figure - 1
  if (width < 2) return undefined
  const rows = Array.from({ length: Math.floor(cells.length / width) }, (_, row): Line => {
    const own = cells.slice(row * width, (row + 1) * width)
    const { start } = own[0]!.cell
    return { cells: own.map(({ cell }) => cell), start, end: lines[own.at(-1)!.at]!.end }
  })
  const end = rows.findIndex(
    (row, place) => place > 0 && !row.cells.slice(1).some(({ text: words }) => /^\d[\d.,]*$/.test(words)),
  )
  const own = rows.slice(0, end < 0 ? undefined : end)
  // The lines above hold the title and the unit.
  const above = lines.slice(Math.max(0, first - 4), first)
  const table = tableOfPlaces(text, [...above, ...own], above.length)
  return table && { ...table, first, last: cells[(table.last - above.length + 1) * width - 1]!.at }
}

/** The cells from a line on, each in a line, or in the order of a PDF with blank lines between them. */
function cellsBelow(lines: readonly Line[], first: number): readonly LoneCell[] {
  if (!isEmptyLine(lines[first + 1])) return loneCellsFrom(lines, first, most)
  const cellsIn = (count: number) =>
    flowingCells(lines, { at: first, cell: 0 }, { most: count, isJoined: false })
  const isFigure = ({ cell }: FlowingCell) => /^\d[\d.,]*$/.test(cell.text)
  if (!cellsIn(headLines).some(isFigure)) return []
  return cellsIn(most).map(({ cell, place }) => ({ cell, at: place.at }))
}

/** The cells of a row that blanks divide, with a spread word at its beginning (合 计) as one. */
function withFirstJoined(cells: readonly TableCell[]): TableCell[] {
  const [first, second, ...others] = cells
  const isSpread = [first, second].every((cell) => /^[\u4e00-\u9fa5]$/.test(cell!.text))
  return isSpread ? [{ ...first!, text: first!.text + second!.text }, ...others] : [...cells]
}

/** A table from a line on that divides the goals of indicators among places, one in each column: 指标 | 单位 | 全市 | 东区. */
export function tableOfWholes(text: string, lines: readonly Line[], first: number): FoundTable | undefined {
  const { cells, last } = headAt(lines, first)
  const isWhole = cells.map((cell) => whole.test(cell.text))
  const isOfIndicators = cells.some((cell) => /指标|项目|任务/.test(cell.text))
  const title = isOfIndicators && isWhole.includes(true) ? titleAbove(text, lines, first) : undefined
  if (!title) return undefined
  const told = cells.map((cell, column) => {
    const part = isHeadCell(cell.text) ? cell.text : '说明'
    return { ...cell, text: isWhole[column] ? `${title.year ?? ''}目标` : part }
  })
  return tableOfRows(lines, first, { cells: told, last })
}

interface TableTitle {
  /** What the tasks are about: 站点建设 of 2032年站点建设任务分解表. */
  readonly subject: string
  readonly year: string | undefined
  /** Whether it names indicators, each of which is a task: 2032年度考核指标. */
  readonly isOfIndicators: boolean
  /** The unit of all cells: 单位：万户. */
  readonly unit: string | undefined
}

/** The title of a table of tasks, right above it or above the line of its unit; undefined where no such title stands there. */
function titleAbove(text: string, lines: readonly Line[], first: number): TableTitle | undefined {
  const unit = unitAbove(text, lines, first)
  for (const { start, end } of lines.slice(Math.max(0, first - 4), first).toReversed()) {
    const line = text
      .slice(start, end)
      .replaceAll(/[\s|]/g, '')
      .replace(/[（(]?(?:计量)?单位[：:].*$/, '')
    if (line === '' || /^[^：]{2}：[^：]{1,8}$/.test(line)) continue
    if (line.length > 60 || /[。；]/.test(line) || !ofTasks.test(line) || ofOthers.test(line))
      return undefined
    const subject = line
      .replace(/^附[件表]\d*[：:]?/, '')
      .replace(/^.*(?:19|20)\d\d年?度?/, '')
      .replace(/(?:目标|任务|指标|计划).*$/, '')
    const isOfIndicators = /考核指标/.test(line)
    return { subject, year: line.match(/(?:19|20)\d\d/g)?.at(-1), isOfIndicators, unit }
  }
  return undefined
}

/** What a column counts, with its unit in brackets; its table's title says it where the heading does not. */
function nameOf(heading: string, { subject, unit }: TableTitle): string {
  const about = heading.replace(bare, '')
  const name = /^(?:[（(]|$)/.test(about) ? subject + about : heading
  return unit === undefined || /[)）]$/.test(name) ? name : `${name}（${unitFor(name, unit)}）`
}
