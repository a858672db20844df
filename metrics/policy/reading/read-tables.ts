import { amountsIn, type PrintedAmount } from './amounts.ts'
import { comparatorOf } from './commitment-of.ts'
import type { FigureComparator } from './commitment-of.ts'

/** A target as a row of an indicator table states it. */
export interface RowFigure {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly comparator: FigureComparator
  readonly value?: string
  readonly low?: string
  readonly high?: string
  readonly unit: string
  readonly deadline?: string
  readonly baseline?: string
  readonly force?: 'binding' | 'anticipated'
  readonly row: number
}

export interface TableReading {
  readonly figures: readonly RowFigure[]
  /** Lines that belong to tables: no sentences are read there. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

interface Cell {
  readonly text: string
  readonly start: number
}
interface Line {
  readonly cells: readonly Cell[]
  readonly start: number
  readonly end: number
}

type Role = 'number' | 'group' | 'name' | 'unit' | 'base' | 'target' | 'force' | 'other'
interface Column {
  readonly role: Role
  readonly year?: string | undefined
}

const headWord = /指标|序号|单位|属性|目标|名称|类别|年均|累计|现状|基准|20\d\d ?年/

/** Every indicator table of a text: ruled by |, by blanks, run together, or with one cell a line. */
export function readTables(text: string): TableReading {
  const lines = linesOf(text)
  const figures: RowFigure[] = []
  const spans: { start: number; end: number }[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const columns = headOf(lines, at)
    if (!columns) continue
    const rows = bodyOf(lines, at + 1, columns)
    if (rows.length === 0) continue
    const isOfFacts = !columns.some(({ role }) => role === 'target')
    const end = at + rows.length
    spans.push({ start: lines[at]!.start, end: lines[end]!.end })
    if (!isOfFacts) rows.forEach((row, place) => figures.push(...figureOf(row, columns, place + 1)))
    at = end
  }
  const runs = readRunTogether(text)
  return { figures: [...figures, ...runs.figures], spans: [...spans, ...runs.spans] }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ cells: cellsOf(line, start), start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

function cellsOf(line: string, start: number): Cell[] {
  const cells: Cell[] = []
  const ruled = line.includes('|')
  for (const found of line.matchAll(ruled ? /[^|]+/g : /[^ \t　]+/g)) {
    const text = found[0].trim()
    cells.push({ text, start: start + found.index + found[0].indexOf(text) })
  }
  return cells.at(-1)?.text === '' ? cells.slice(0, -1) : cells
}

/** The columns, where a line is a table's head. */
function headOf(lines: readonly Line[], at: number): Column[] | undefined {
  const { cells } = lines[at]!
  if (cells.length < 3 || cells.some(({ text }) => text.length > 16)) return undefined
  const known = cells.filter(({ text }) => headWord.test(text)).length
  if (known < Math.max(2, cells.length / 2)) return undefined
  const years = cells.map(({ text }) => /20\d\d/.exec(text)?.[0])
  const last = years
    .filter((year) => year !== undefined)
    .toSorted()
    .at(-1)
  return cells.map(({ text }, place): Column => {
    const year = years[place]
    if (/序号/.test(text)) return { role: 'number' }
    if (/属性|性质/.test(text)) return { role: 'force' }
    if (/单位/.test(text) && !/责任|牵头/.test(text)) return { role: 'unit' }
    if (/现状|基准|基期/.test(text)) return { role: 'base', year }
    if (/目标/.test(text) && !/指标/.test(text)) return { role: 'target', year }
    if (year !== undefined) return { role: year === last ? 'target' : 'base', year }
    if (/年均|累计/.test(text)) return { role: 'other' }
    if (/类别|类型|领域/.test(text)) return { role: 'group' }
    return { role: /指标|名称|项目|内容/.test(text) ? 'name' : 'other' }
  })
}

function bodyOf(lines: readonly Line[], from: number, columns: readonly Column[]): Line[] {
  const rows: Line[] = []
  for (let at = from; at < lines.length; at += 1) {
    const { cells } = lines[at]!
    if (cells.length < 2 || cells.length > columns.length + 2) break
    if (/^注[:：]/.test(cells[0]!.text) || !cells.some(({ text }) => /\d|—|保持|高于/.test(text))) break
    rows.push(lines[at]!)
  }
  return rows
}

const cellFigure =
  /^[[〔(]?(?<sign>>=|<=|≥|≤|>|<|＞|＜)?\s*\d[\d,.]*(?:[-~—–至]\d[\d,.]*)?\*?[\])〕]?\s*(?<unit>%|[\u4e00-\u9fa5A-Za-z]{0,6})(?:以上|左右|以内)?$/

/** Aligned from the right where a row has fewer cells than its head: the leading ones are merged. */
function figureOf({ cells }: Line, columns: readonly Column[], row: number): RowFigure[] {
  const shift = columns.length - cells.length
  const at = (role: Role): Cell | undefined => {
    const place = columns.findLastIndex((column) => column.role === role)
    return place < 0 ? undefined : cells[place - Math.max(0, shift)]
  }
  const goal = columns.findLast(({ role }) => role === 'target')!
  const cell = at('target')
  if (!cell || !cellFigure.test(cell.text)) return []
  const label = at('name') ?? cells.find(({ text }) => /[\u4e00-\u9fa5]{2}/.test(text))!
  const bracketed = /[(（]([^()（）]{1,10})[)）]\s*$/.exec(label.text)?.[1]
  const unitCell = at('unit')?.text.replace(/^[-—/]$/, '')
  const [amount] = amountsIn(cell.text.replace(/[[\]〔〕*]/g, ' '))
  if (!amount) return []
  const unit = unitCell ?? (amount.unit || bracketed || '')
  const sign = cellFigure.exec(cell.text)!.groups!['sign']
  const base = at('base')
  const baseline =
    base && /\d/.test(base.text) ? /\d[\d,.]*/.exec(base.text)![0].replaceAll(',', '') : undefined
  const force = at('force')?.text
  return [
    {
      start: cell.start,
      end: cell.start + cell.text.length,
      name: bracketed === undefined ? label.text : label.text.replace(/[(（][^()（）]*[)）]\s*$/, '').trim(),
      comparator: sign ? signs[sign]! : comparatorOf(amount, ''),
      ...(amount.high === undefined ? { value: amount.value } : { low: amount.value, high: amount.high }),
      unit,
      ...(goal.year && { deadline: goal.year }),
      ...(baseline && { baseline }),
      ...(force && /约束/.test(force) && { force: 'binding' as const }),
      ...(force && /预期/.test(force) && { force: 'anticipated' as const }),
      row,
    },
  ]
}

const signs: Readonly<Record<string, FigureComparator>> = {
  '>=': '>=',
  '≥': '>=',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '＞': '>',
  '<': '<',
  '＜': '<',
}

/** 指标2023年基准值2026年目标值, then rows such as 核心产业规模800亿元1200亿元. */
function readRunTogether(text: string): TableReading {
  const figures: RowFigure[] = []
  const spans: { start: number; end: number }[] = []
  const lines = linesOf(text)
  for (const [at, { start, end }] of lines.entries()) {
    const head = text.slice(start, end)
    if (head.length > 60 || /[|。]/.test(head)) continue
    const years = [...head.matchAll(/20\d\d/g)].map(([year]) => year)
    if (!/^\s*(?:序号|类别)?指标/.test(head) || years.length < 2 || / /.test(head.trim())) continue
    let last = at
    for (let next = at + 1; next < lines.length; next += 1) {
      const line = text.slice(lines[next]!.start, lines[next]!.end)
      const amounts: PrintedAmount[] = amountsIn(line)
      const [from, to] = amounts.slice(-2)
      if (!from || !to || to.end !== line.trimEnd().length || from.end !== to.start) break
      figures.push({
        start: lines[next]!.start + to.start,
        end: lines[next]!.start + to.end,
        name: line.slice(0, from.start).replace(/^\d+/, '').trim(),
        comparator: comparatorOf(to, ''),
        value: to.value,
        unit: to.unit,
        deadline: years.at(-1)!,
        baseline: from.value,
        row: next - at,
      })
      last = next
    }
    if (last > at) spans.push({ start, end: lines[last]!.end })
  }
  return { figures, spans }
}
