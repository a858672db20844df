import { amountsIn } from '../figures/amounts.ts'
import { scale } from '../figures/units.ts'
import { comparatorOf, type FigureComparator } from '../figures/commitment-of.ts'
import type { PlanColumn, PlanColumnRole } from './columns.ts'
import type { RowFigure, SentenceCell } from './row-figure.ts'
import type { TableCell, Line } from './table-lines.ts'
import { unitFor } from './unit-above.ts'

const cellFigure =
  /^(?:每年(?:不少于|不低于|不超过|新增)?|不?[低高]于|不?超过|至少|(?:稳定|保持|控制)在)?[[〔(（]?-?(?<sign>>=|<=|[≥≧≤≦><＞＜=])? ?\d[\d,，.]*(?:[%\u4e00-\u9fa5A-Za-z]{0,4}[-~—–至到] ?\d[\d,.]*)?\*? ?[%‰\u4e00-\u9fa5A-Za-z/]{0,8}[\])）〕]?\*?$/

/** A cell with a number and its sign alone. */
const bareFigure =
  /^[[〔(（]?-?(?<sign>>=|<=|[≥≧≤≦><＞＜=])? ?(?<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\*?[\])）〕]?\*?$/

/** Whether a figure beside goals is told to be one by its sign. */
function isSigned({ role, year }: PlanColumn, { text }: TableCell): boolean {
  return role === 'other' && year !== undefined && /^[≥≧≤≦><＞＜] ?\d/.test(text)
}

const isScale = new RegExp(`^${scale}$`)

const signs: Readonly<Record<string, FigureComparator>> = {
  ...{ '>=': '>=', '≥': '>=', '≧': '>=' },
  ...{ '<=': '<=', '≤': '<=', '≦': '<=' },
  ...{ '>': '>', '<': '<', '＞': '>', '＜': '<', '=': '=' },
}

/**
 * The targets of a row, one for each column of goals; annual rates count only where no goal is printed beside them. `above` and
 * `aboveUnit`: the name and the unit of the row above, which a row without a name continues, and 其中 too. `horizon`: the year of the plan, for goals without one. `unit`: that of
 * the table, for goals without one.
 */
export function figuresOfRow(
  line: Line,
  columns: readonly PlanColumn[],
  {
    row,
    above,
    aboveUnit,
    horizon,
    aimed,
    unit: ofTable,
  }: {
    readonly row: number
    readonly above: string
    readonly aboveUnit: string | undefined
    readonly horizon: string | undefined
    readonly aimed: string | undefined
    readonly unit: string | undefined
  },
): { figures: RowFigure[]; sentences: SentenceCell[]; name: string; unit: string | undefined } {
  const cells = aligned(line.cells, columns)
  const of = (role: PlanColumnRole): TableCell | undefined =>
    cells[columns.findLastIndex((column) => column.role === role)]
  const named = of('name')
  const label = labelOf(
    named ?? of('sentence') ?? of('group') ?? line.cells.find(({ text }) => /[\u4e00-\u9fa5]{2}/.test(text)),
    unitIn(of('unit')?.text),
  )
  const name = label.name || above
  if (name === '') return { figures: [], sentences: [], name, unit: undefined }
  // A part is told in the unit of the whole above it.
  const ofWhole = name.startsWith('其中') ? aboveUnit : undefined
  const unit = unitIn(of('unit')?.text) ?? label.unit ?? ofWhole ?? (ofTable && unitFor(name, ofTable))
  const baseOf = (measure: string | undefined) =>
    baseIn(cells[columns.findLastIndex((one) => one.role === 'base' && one.measure === measure)]?.text)
  const base = baseOf(undefined)
  const due = of('due')
    ?.text.match(/(?:19|20)\d\d/g)
    ?.at(-1)
  const force = of('force')?.text ?? ''
  const about = {
    name,
    ...(base !== undefined && { baseline: base }),
    ...(/约束/.test(force) && { force: 'binding' as const }),
    ...(/预期/.test(force) && { force: 'anticipated' as const }),
    row,
  }
  const read = (role: PlanColumnRole) =>
    columns.flatMap((column, place): RowFigure[] => {
      const own = cells[place]
      const cell =
        own && (column.role === role || (role === 'target' && isSigned(column, own))) ? own : undefined
      // A minus tells what the name tells: 能耗降低 -13.5.
      const isLess = cell !== undefined && /^[[〔(（]?-\d/.test(cell.text)
      const figure =
        cell && (!isLess || /[降减]/.test(name))
          ? figureOf(cell, unitIn(of('unit')?.text) || column.unit || unit)
          : undefined
      const ownBase = column.measure === undefined ? undefined : baseOf(column.measure)
      const part = column.part ?? column.measure
      const deadline = column.year ?? due ?? (role === 'target' ? (aimed ?? horizon) : undefined)
      // A rate of growth is a share, whatever grows; a total of the years in brackets is none.
      const isShare = figure && column.isGrowth === true && !/^[[〔(（]/.test(cell!.text)
      return figure
        ? [
            {
              ...figure,
              ...(isShare && { unit: '%' }),
              ...about,
              ...(ownBase !== undefined && { baseline: ownBase }),
              ...(part && { name: `${name}（${part}）` }),
              ...(deadline && { deadline }),
            },
          ]
        : []
    })
  const goals = alike([...read('target'), ...read('sentence')])
  const sentences = columns.flatMap(({ role, year }, place): SentenceCell[] => {
    const cell = cells[place]
    const isSentence = role === 'sentence' || role === 'target'
    if (!cell || !isSentence || figureOf(cell, unit) || !/\d/.test(cell.text)) return []
    const subject = named || role === 'target' ? name : ''
    const told =
      role === 'target' ? { ...(unit && { unit }), ...(base !== undefined && { baseline: base }) } : {}
    const span = { start: cell.start, end: cell.start + cell.text.length }
    const until = due ?? (role === 'target' ? year : undefined) ?? aimed
    return [{ ...span, name: subject, ...told, ...(until && { due: until }) }]
  })
  const figures = goals.length > 0 || sentences.length > 0 ? goals : read('rate')
  return { figures, sentences, name, unit }
}

function baseIn(text: string | undefined): string | undefined {
  return /\d[\d,.]*(?:[ ，]\d{3}(?!\d))*/.exec(text ?? '')?.[0].replaceAll(/[, ，]/g, '')
}

/** What is kept under control: 用水总量控制. */
const controlled = /(?:总量|规模|强度|人数|起数|率)控制[数值]?$|控制数$/

/** The goals of a row with one direction: where one of them must be under 3, or its name says so, a bare 5 is a ceiling too. */
function alike(goals: readonly RowFigure[]): RowFigure[] {
  const isCeiling = goals.some(({ comparator, name }) => /</.test(comparator) || controlled.test(name))
  return goals.map((goal) => (isCeiling && goal.comparator === '>=' ? { ...goal, comparator: '<=' } : goal))
}

/** The cells of a row by columns: with fewer cells than columns the first columns are merged, with more the name contains blanks. */
function aligned(cells: readonly TableCell[], columns: readonly PlanColumn[]): (TableCell | undefined)[] {
  const more = cells.length - columns.length
  const isWhole = columns.every(({ role }) => role !== 'group')
  const isNumbered = columns[0]!.role === 'number' && /^\d+$/.test(cells[0]!.text)
  // Where the name is the first cell and there is one column of names, no column before it is merged.
  const isNamed =
    columns[0]!.role === 'name' &&
    columns.filter(({ role }) => role === 'name').length === 1 &&
    columns.some(({ role }) => role === 'force')
  // A figure at the end of a row stands before an open remark.
  const isOpen = /other|force/.test(columns.at(-1)!.role) && /^[≥≤<>]?\d[\d.,]*%?$/.test(cells.at(-1)!.text)
  if (more === -1 && isWhole && isOpen) return columns.map((_, place) => cells[place])
  if (more < 0 && isWhole && (isNumbered || isNamed)) return spanning(cells, columns)
  if (more <= 0) return columns.map((_, place) => cells[place + more])
  const named = Math.max(
    0,
    columns.findIndex(({ role }) => role === 'name'),
  )
  const parts = cells.slice(named, named + more + 1)
  const name = { text: parts.map(({ text }) => text).join(''), start: parts[0]!.start }
  return [...cells.slice(0, named), name, ...cells.slice(named + more + 1)]
}

/** The cells of a row whose beginning is complete: a cell in the middle covers several years, and the cells after the years stay last. */
function spanning(cells: readonly TableCell[], columns: readonly PlanColumn[]): (TableCell | undefined)[] {
  const lastYearColumn = columns.findLastIndex(({ role }) => role === 'target' || role === 'rate')
  if (lastYearColumn < 0) return columns.map((_, place) => cells[place])
  const behind = columns.length - 1 - lastYearColumn
  const before = cells.length - behind
  return columns.map((_, place) =>
    place > lastYearColumn
      ? cells[cells.length - columns.length + place]
      : place < before - 1
        ? cells[place]
        : place === lastYearColumn
          ? cells[before - 1]
          : undefined,
  )
}

/** A name without the unit in brackets behind it; where `unit` has a column of its own, other brackets belong to the name. */
function labelOf(cell: TableCell | undefined, unit: string | undefined): { name: string; unit?: string } {
  const text = (cell?.text ?? '')
    // The mark of a note stands behind a name: 受教育年限（年）①.
    .replace(/(?:[①-⑳]|\[\d{1,2}\])$/, '')
    .replace(/^(?:\d{1,2}[.、．] ?(?!\d)|\d{1,2}\.\d{1,2} (?=[\u4e00-\u9fa5])|[(（]\d{1,2}[)）])/, '')
    .replace(/(?<=[\u4e00-\u9fa5\w]) +(?=[\u4e00-\u9fa5\w(（])/g, '')
  const bracketed = /[(（]([^()（）\d]{1,10})[)）]?\s*$/.exec(text)
  // 亿元，当年价 is 亿元.
  const own = bracketed?.[1]!.split(/[，、]/, 1)[0]
  return bracketed && (unit === undefined || unit === own)
    ? { name: text.slice(0, bracketed.index).trim(), unit: own! }
    : { name: text.replace(/\*$/, '').trim() }
}

/** The unit of a cell; empty where the cell leaves it open (无, /, —), undefined where there is no cell. */
function unitIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.replaceAll(' ', '').replace(/^(?:[-—–/]|无)+$/, '')
}

function figureOf(
  cell: TableCell,
  unit: string | undefined,
): Pick<RowFigure, 'start' | 'end' | 'comparator' | 'value' | 'low' | 'high' | 'unit'> | undefined {
  const printed = cell.text
    .replace(/(?<=\d)[ ，](?=\d{3}(?!\d))/g, ',')
    // The mark of a note may stand behind a figure: 12①.
    .replace(/(?<=\d[%‰]?)[①-⑳]$/, '')
    // 以上 may stand behind brackets: [12]以上.
    .replace(/^([[〔(（][^\])）〕]+)([\])）〕])(以[上下内]|左右)$/, '$1$3$2')
    // A sign may stand before brackets: >〔5500〕.
    .replace(/^(>=|<=|[≥≧≤≦><＞＜])([[〔(（])/, '$2$1')
    // A wish may follow the figure: >7，力争高于前五年.
    .replace(/(?<=\d[%‰]?)[、，；][^\d]{4,40}$/, '')
  const place = { start: cell.start, end: cell.start + cell.text.length }
  // A number alone is no date and no telephone number: 2000, 139000.
  const bare = bareFigure.exec(printed)?.groups
  if (bare)
    return {
      ...place,
      comparator: signs[bare['sign'] ?? ''] ?? '>=',
      value: bare['value']!.replaceAll(',', ''),
      unit: unit ?? '',
    }
  const found = cellFigure.exec(printed)
  // A cell with years (12.3年以上) holds a length, no date.
  const [amount] = found ? amountsIn(`年限${printed.replace(/^[[〔(（]?-|[[\]〔〕()（）*]/g, ' ')}`) : []
  if (!found || !amount) return undefined
  const sign = found.groups!['sign']
  return {
    ...place,
    comparator: sign ? signs[sign]! : comparatorOf(amount, ''),
    ...(amount.high === undefined ? { value: amount.value } : { low: amount.value, high: amount.high }),
    // 6万 in a row with the unit 个 is 6万个.
    unit: isScale.test(amount.unit) ? amount.unit + (unit ?? '') : amount.unit || (unit ?? ''),
  }
}
