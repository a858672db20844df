import { isScale, parseQuantity, scaleQuantity, unitParts } from '../numbers/quantity.ts'
import { Decimal } from '../numbers/decimal.ts'
import { plainFigure, seenText } from '../reading/plain-figure.ts'
import { readTypedValue } from '../reading/read-typed-value.ts'
import type { AbsenceReason, ObservationStatus } from '../series/observation.ts'
import { typedAbsence } from '../wording/figures/typed-absence.ts'
import { statusText } from '../wording/figures/statuses.ts'
import type { WorkbookCell } from '../reading/workbook.ts'

/** The meaning of a cell of values. */
export type CellRead =
  | { readonly value: string; readonly bound?: 'lower'; readonly converted?: string }
  | { readonly reason: AbsenceReason }
  | { readonly why: string }

/** Notations of tables for a value that was not collected, besides 缺. */
const missing = /^(?:[-\u2010-\u2015\u2212\u2500]{1,4}|暂无|无数据|缺报|未统计|n\/?a|null)$/i

/**
 * Reads a figure in the unit of its indicator. Where the unit of the table, `tableUnit`, is another scale of that unit, the figure is
 * converted exactly, and `converted` names its own unit. Undefined for an empty cell. Rule I-4.
 */
export function readCell(
  cell: WorkbookCell | undefined,
  unit: string,
  tableUnit: string,
): CellRead | undefined {
  const seen = seenText(cell?.value ?? '')
  if (cell?.type === 'blank' || (cell?.formula && seen.startsWith('=')))
    return { why: '这一格是公式，文件里没有算好的结果。请用 Excel 打开保存一次，或改成数值后再传。' }
  const read = readTypedValue(seen, unit)
  if (cell === undefined || read.kind === 'empty') return undefined
  if (cell.type === 'date') return { why: `“${seen}”是日期，不是数值。请核对这一列是不是数值列。` }
  const reason = typedAbsence(seen) ?? (missing.test(seen.normalize('NFKC')) ? 'not-collected' : undefined)
  if (reason) return { reason }
  if (cell.percent) return readPercent(seen, unit)
  const full = fullUnit(tableUnit, unit)
  const own = parseQuantity(plainFigure(seen))
  if (own && own.unit !== '') return converted(own.value, fullUnit(own.unit, unit), unit)
  if (read.kind !== 'value') return { why: read.why }
  const bound = read.bound && { bound: read.bound }
  const told = converted(read.value, full, unit)
  return 'value' in told ? { ...told, ...bound } : told
}

function readPercent(seen: string, unit: string): CellRead {
  if (!/[%‰]/.test(unit)) return { why: `这一格以百分比显示，本指标以“${unit}”计，请核对。` }
  const read = readTypedValue(seen, '')
  if (read.kind !== 'value') return { why: `“${seen}”不是数，请核对。` }
  return { value: new Decimal(read.value).times(unit === '‰' ? 1000 : 100).toFixed() }
}

/** The full unit of a notation: 万 for an indicator in 座 is 万座; without one it is the indicator's own unit. */
function fullUnit(written: string, unit: string): string {
  const said = seenText(written).normalize('NFKC')
  return said === '' ? unit : isScale(said) ? said + unitParts(unit).base : said
}

function converted(value: string, from: string, to: string): CellRead {
  if (from === to.normalize('NFKC') || from === to) return { value }
  const scaled = scaleQuantity(value, from, to)
  if (scaled === undefined) return { why: `单位写的是“${from}”，本指标以“${to}”计，请核对。` }
  const same = new Decimal(scaled).equals(value)
  return { value: new Decimal(scaled).toFixed(), ...(same ? {} : { converted: from }) }
}

const statuses: readonly ObservationStatus[] = ['A', 'P', 'E', 'B', 'M', 'F', 'I', 'D']
const statusNames: readonly (readonly [RegExp, ObservationStatus])[] = [
  [/^(?:正常|正式数?|最终数?|核定数?|年报数?)$/, 'A'],
  [/^(?:初步|初步数|快报数?|预计数?)$/, 'P'],
  [/^(?:估计|估计数|估算数?|推算)$/, 'E'],
  [/^(?:缺[失报数]?)$/, 'M'],
]

/** Reads a status: SDMX's letter, or the words of the form. Empty where there is none, undefined where it cannot be read. */
export function readStatus(text: string): ObservationStatus | '' | undefined {
  const seen = seenText(text).normalize('NFKC')
  if (seen === '') return ''
  return (
    statuses.find((status) => status === seen.toUpperCase() || statusText(status) === seen) ??
    statusNames.find(([words]) => words.test(seen))?.[1]
  )
}
