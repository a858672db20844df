import { seenText } from '../reading/plain-figure.ts'
import type { Names } from './names.ts'
import { periodWords } from './period-words.ts'
import {
  acrossKinds,
  cellText,
  type Across,
  type ColumnRole,
  type TableMapping,
  type TableRow,
} from './table.ts'

/** The headings of columns in tables. */
const heads: readonly (readonly [ColumnRole, RegExp])[] = [
  ['indicator', /^(?:指标|指标名称|指标编号|指标代码|项目|统计指标|indicator)$/i],
  [
    'region',
    /^(?:地区|地区名称|地区代码|区域|行政区划|行政区划代码|区划|城市|市县|县区|县（市、区）|单位名称|region)$/i,
  ],
  ['year', /^(?:年|年份|年度|year)$/i],
  ['period', /^(?:期|期别|报送期|报告期|统计期|时期|时间|日期|期间|月|月份|季|季度|period|date)$/i],
  ['value', /^(?:数值|数|值|数据|指标值|本期数?|实际数?|完成数|累计数?|value)$/i],
  ['unit', /^(?:单位|计量单位|unit)$/i],
  ['status', /^(?:状态|数据状态|status)$/i],
  ['note', /^(?:说明|备注|注|来源说明|note)$/i],
]

/** The number of rows in which the headings are searched, and of rows below by which a column without a heading is recognised. */
const [lookedAt, sampled] = [30, 12]

/**
 * The mapping by which a table is probably to be read; a person checks it on a sample. The heads stand in one of the first `headRows` rows: a
 * program's answer has them in the first. Undefined for a table without rows. Rule I-1.
 */
export function recogniseTable(
  rows: readonly TableRow[],
  names: Names,
  headRows = lookedAt,
): TableMapping | undefined {
  const first = rows.slice(0, headRows).map((row) => headOf(row, names))
  const best = first.reduce<TableHead | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined)
  if (!best) return undefined
  const { row, roles, across } = best
  const below = rows.filter(({ number }) => number > row.number).slice(0, sampled)
  const kind = roles.value === undefined ? mostOf(across) : null
  const valued = new Set(kind === null ? [] : across[kind])
  const columns = { ...roles }
  const taken = new Set(Object.values(columns))
  for (const column of columnsOf([row, ...below])) {
    if (taken.has(column) || valued.has(column)) continue
    const role = roleByContent(below, column, names)
    if (role !== undefined && role !== kind && columns[role] === undefined) columns[role] = column
  }
  const figures = kind === null && headRows === 1 ? onlyFigures(below, Object.values(columns)) : undefined
  if (figures !== undefined && columns.value === undefined) columns.value = figures
  const unit =
    rows.map((each) => each.number <= row.number && unitSaid(each)).find(Boolean) ??
    valueHead(cellText(row, roles.value))?.unit
  const said = rows.filter(({ number }) => number < row.number)
  const indicator =
    kind === 'indicator' || columns.indicator !== undefined ? undefined : indicatorSaid(said, names)
  const fixed = { ...(unit && { unit }), ...(indicator !== undefined && { indicator }) }
  return { header: row.number, columns, across: kind, fixed }
}

/** The one indicator that a line above the heads names, where the table has no column of indicators. */
function indicatorSaid(above: readonly TableRow[], names: Names): string | undefined {
  const texts = above.flatMap((row) => [...row.cells.keys()].map((column) => cellText(row, column)))
  const [only, ...others] = [...new Set(texts)].filter((text) => names.indicators(text))
  return others.length === 0 ? only : undefined
}

/** The heads of a table and its unit, by which a table of the same kind is recognised. */
export function headsOf(rows: readonly TableRow[], { header, across, fixed }: TableMapping): string {
  const row = rows.find(({ number }) => number === header)
  const texts = [...(row?.cells.keys() ?? [])].map((column) => cellText(row, column))
  // The months of a wide table differ each year.
  const heads = texts.filter((text) => across !== 'period' || !periodWords(text)).join('|')
  return fixed.unit === undefined || heads === '' ? heads : `${heads}|单位：${fixed.unit}`
}

interface TableHead {
  readonly row: TableRow
  readonly roles: Partial<Record<ColumnRole, number>>
  readonly across: Readonly<Record<Across, readonly number[]>>
  readonly weight: number
}

function headOf(row: TableRow, names: Names): TableHead {
  const roles: Partial<Record<ColumnRole, number>> = {}
  const across: Record<Across, number[]> = { period: [], region: [], indicator: [] }
  for (const column of row.cells.keys()) {
    const text = seenText(cellText(row, column))
    const role = roleOf(text.replace(/\s/g, '')) ?? (valueHead(text) && 'value')
    if (role !== undefined) roles[role] ??= column
    else if (periodWords(text)) across.period.push(column)
    else if (names.region(text)) across.region.push(column)
    else if (names.indicators(text)) across.indicator.push(column)
  }
  const most = Math.max(...acrossKinds.map((kind) => across[kind].length))
  return { row, roles, across, weight: Object.keys(roles).length + most }
}

function roleOf(head: string): ColumnRole | undefined {
  return heads.find(([, words]) => words.test(head))?.[0]
}

/** Reads the heading of a column of values that names their unit: 数值（万座）. */
function valueHead(text: string): { readonly unit: string } | undefined {
  const [, head = '', unit = ''] =
    /^(.+)[(（]([^()（）]+)[)）]$/u.exec(seenText(text).replace(/\s/g, '')) ?? []
  return roleOf(head) === 'value' && !periodWords(unit) ? { unit } : undefined
}

function mostOf(across: TableHead['across']): Across | null {
  const most = acrossKinds.reduce((a, b) => (across[b].length > across[a].length ? b : a))
  return across[most].length > 0 ? most : null
}

/** The meaning of most cells of a column, where its heading does not tell it. */
function roleByContent(rows: readonly TableRow[], column: number, names: Names): Across | undefined {
  const texts = rows.map((row) => cellText(row, column)).filter((text) => text !== '')
  const reads: Readonly<Record<Across, (text: string) => unknown>> = {
    region: names.region,
    indicator: names.indicators,
    period: periodWords,
  }
  return (['region', 'indicator', 'period'] as const).find(
    (role) => texts.length > 0 && texts.filter((text) => reads[role](text)).length * 2 > texts.length,
  )
}

/** The one column, beside those `taken`, whose cells are figures. */
function onlyFigures(rows: readonly TableRow[], taken: readonly number[]): number | undefined {
  const [only, ...others] = columnsOf(rows).filter((column) => {
    const texts = rows.map((row) => cellText(row, column)).filter((text) => text !== '')
    const isFigures = texts.length > 0 && texts.every((text) => /^-?\d+(?:\.\d+)?$/.test(text))
    return isFigures && !taken.includes(column)
  })
  return others.length === 0 ? only : undefined
}

function columnsOf(rows: readonly TableRow[]): number[] {
  return [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
}

/** The unit above a table: 单位：万座. */
function unitSaid(row: TableRow): string | undefined {
  for (const { value } of row.cells.values()) {
    const said = /^[(（]?\s*(?:计量)?单位\s*[:：]\s*([^\s()（）]{1,20})\s*[)）]?$/u.exec(value.trim())?.[1]
    if (said !== undefined) return said
  }
  return undefined
}
