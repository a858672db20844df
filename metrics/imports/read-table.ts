import { formatPeriod, type Period } from '../period.ts'
import { seenText } from '../reading/plain-figure.ts'
import { covers, type FromTo } from '../reading/workbook.ts'
import type { AbsenceReason, ObservationStatus } from '../series/observation.ts'
import type { IndicatorsNamed, NamedIndicator, NamedRegion, Names } from './names.ts'
import { periodMeant } from './period-words.ts'
import { readCell, readStatus } from './read-cell.ts'
import { faultPlace, type CellPlace, type TableFault } from './table-fault.ts'
import { cellText, type TableMapping, type TableRow } from './table.ts'
import { withTotalRegion } from './total-region.ts'

/** A value in a table, or the reason of its absence. */
export interface ValueRead extends CellPlace {
  readonly indicator: string
  readonly region: string
  /** The period in SDMX form. */
  readonly period: string
  readonly value: string | null
  readonly bound?: 'lower'
  readonly reason?: AbsenceReason
  readonly status?: ObservationStatus
  readonly note?: string
  /** The unit in which the value was written, where it was converted. */
  readonly converted?: string
}

export interface TableRead {
  readonly values: readonly ValueRead[]
  readonly faults: readonly TableFault[]
  /** The number of cells without a value. */
  readonly empty: number
}

/** The facts that a row, or the heading of a column, tells of its values. */
type ValueSaid = Readonly<{ indicator: string; region: string; period: string; unit: string }>

/** The beginnings of rows at the end of a table that are notes. */
const footnote = /^(?:注|注释|数据来源|资料来源|来源|说明|备注)[:：\d]/

/** Reads the values of a table by its mapping, row by row. Unreadable cells are listed as faults, and nothing is guessed. Rule I-1. */
export function readTable(
  rows: readonly TableRow[],
  mapping: TableMapping,
  names: Names,
  hiddenColumns: readonly FromTo[] = [],
): TableRead {
  const { columns, across, fixed } = mapping
  const heads = rows.find(({ number }) => number === mapping.header)
  const places = readingOf(withTotalRegion(names, rows, mapping))
  const values: ValueRead[] = []
  const faults: TableFault[] = []
  const told = new Set<string>()
  let empty = 0
  const own = new Set(Object.values(columns))
  const valueColumns =
    across === null
      ? [columns.value].filter((column) => column !== undefined)
      : [...(heads?.cells.keys() ?? [])].filter(
          (column) => !own.has(column) && cellText(heads, column) !== '',
        )
  for (const row of rows) {
    if (row.number <= mapping.header || isFootnote(row, valueColumns)) continue
    const note = cellText(row, columns.note)
    const year = cellText(row, columns.year)
    const inRow: ValueSaid = {
      indicator: cellText(row, columns.indicator) || (fixed.indicator ?? ''),
      region: cellText(row, columns.region) || (fixed.region ?? ''),
      period: periodOfParts(year, cellText(row, columns.period)) || (fixed.period ?? ''),
      unit: cellText(row, columns.unit) || (fixed.unit ?? ''),
    }
    for (const column of valueColumns) {
      const cell = row.cells.get(column)
      const said =
        across === null ? inRow : { ...inRow, [across]: headText(across, year, cellText(heads, column)) }
      const blank = seenText(cell?.value ?? '') === '' && cell?.type !== 'blank'
      const status = readStatus(cellText(row, columns.status))
      if (blank && status !== 'M') {
        empty += 1
        continue
      }
      const fault = (code: TableFault['code'], message: string) => {
        const place = faultPlace(code, { row: row.number, column }, mapping)
        const key = `${place.row} ${place.column} ${message}`
        if (!told.has(key)) faults.push({ ...place, code, message })
        told.add(key)
      }
      if (row.hidden || hiddenColumns.some((range) => covers(range, column))) {
        fault(
          'hidden',
          '在隐藏（或筛选掉）的行列里，看不见的数不收。请取消隐藏，核对后再传；不要的，请从文件里删去。',
        )
        continue
      }
      const place = places(said)
      if ('message' in place) {
        fault(place.code, place.message)
        continue
      }
      if (status === undefined) {
        fault(
          'bad-status',
          `状态“${cellText(row, columns.status)}”不认识。请写 A、P、E、B，或正常、初步数、推算数、口径调整。`,
        )
        continue
      }
      const { indicator, region, period, unit } = place
      const read = blank ? ({ reason: 'not-collected' } as const) : readCell(cell, indicator.unit, unit)!
      if ('why' in read) {
        fault('bad-value', `${indicator.name}：${read.why}`)
        continue
      }
      values.push({
        row: row.number,
        column,
        indicator: indicator.id,
        region: region.code,
        period: formatPeriod(period, 'sdmx'),
        ...('value' in read ? read : { value: null, reason: read.reason }),
        ...(status === '' ? {} : { status }),
        ...(note === '' ? {} : { note: note.slice(0, longestNote) }),
      })
    }
  }
  return { values, faults, empty }
}

/** The most characters of a note: the rest of 2,000 is left for the issuer of the table, who is named before it. */
const longestNote = 1_700

/** Whether a row is a note below the table: it begins like one and has no values. */
function isFootnote(row: TableRow, valueColumns: readonly number[]): boolean {
  const [first] = row.cells.values()
  return (
    footnote.test(seenText(first?.value ?? '')) &&
    valueColumns.every((column) => cellText(row, column) === '')
  )
}

/** A period from two columns: 2024 and 7月 are 2024年7月. */
function periodOfParts(year: string, period: string): string {
  if (year === '') return period
  const bare = year.replace(/年(?:度)?$/, '')
  if (period === '') return `${bare}年`
  return /^\d{1,2}$/.test(period) ? `${bare}年${period}月` : `${bare}年${period}`
}

function headText(across: string, year: string, head: string): string {
  return across === 'period' && year !== '' ? periodOfParts(year, head) : head
}

type PlacedValue =
  | {
      readonly indicator: NamedIndicator
      readonly region: NamedRegion
      readonly period: Period
      readonly unit: string
    }
  | Pick<TableFault, 'code' | 'message'>

/** A reader that reads each text of a table once. */
function readingOf(names: Names): (said: ValueSaid) => PlacedValue {
  const indicators = once(names.indicators)
  const regions = once(names.region)
  const periods = new Map<string, Period | undefined>()
  return ({ indicator: indicatorText, region: regionText, period: periodText, unit }) => {
    if (indicatorText === '')
      return { code: 'unknown-indicator', message: '没有写指标。请补上，或为整张表选定指标。' }
    const named = indicators(indicatorText)
    if (!named)
      return {
        code: 'unknown-indicator',
        message: `目录里没有指标“${indicatorText}”。请按目录改名，或写指标编号。`,
      }
    if (regionText === '')
      return { code: 'unknown-region', message: '没有写地区。请补上，或为整张表选定地区。' }
    const region = regions(regionText)
    if (!region)
      return {
        code: 'unknown-region',
        message: `目录里没有地区“${regionText}”，或不止一个。请写全称或行政区划代码。`,
      }
    const indicator = oneOf(named, region)
    if ('message' in indicator) return indicator
    const key = `${indicator.frequency} ${indicator.accumulation} ${periodText}`
    if (!periods.has(key)) periods.set(key, periodMeant(periodText, indicator))
    const period = periods.get(key)
    if (!period)
      return {
        code: 'bad-period',
        message: `“${periodText}”不是“${indicator.name}”的报送期。请写成 2024年7月、2024-07、2024年第三季度或 2024年。`,
      }
    return { indicator, region, period, unit: named.unit ?? unit }
  }
}

/** The indicator among several of one name that is collected in the region. */
function oneOf(
  { indicators }: IndicatorsNamed,
  region: NamedRegion,
): NamedIndicator | Pick<TableFault, 'code' | 'message'> {
  const here = indicators.filter(({ regions }) => regions.includes(region.code))
  const [only, ...others] = here.length > 0 ? here : indicators
  if (only && others.length === 0) return only
  const ids = indicators.slice(0, 5).map(({ id }) => id)
  const message = `叫这个名字的指标不止一个（${ids.join('、')}），请改写指标编号。`
  return { code: 'unknown-indicator', message }
}

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text)!
  }
}
