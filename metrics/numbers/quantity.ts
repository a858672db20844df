import { Decimal } from './decimal.ts'
import type { DecimalInput } from './decimal.ts'
import { roundToDigits } from './rounding.ts'
import type { RoundingRule } from './rounding.ts'

export const MINUS = '\u2212'
export const THIN_SPACE = '\u2009'

/** The parts of a unit of measure: 万个 is ten thousand 个, ‰ a tenth of %. A ratio such as 件/万人 has scale 1. */
export interface UnitParts {
  readonly scale: '0.1' | '1' | `1e${number}`
  readonly base: string
}

const SCALES = [
  ['万亿', '1e12'],
  ['千亿', '1e11'],
  ['百亿', '1e10'],
  ['十亿', '1e9'],
  ['亿', '1e8'],
  ['千万', '1e7'],
  ['百万', '1e6'],
  ['十万', '1e5'],
  ['万', '1e4'],
  ['千', '1e3'],
  ['百', '1e2'],
] as const

/** Units that begin with 百 or 千 without a scale, such as 百分点 and 百强. */
const NO_SCALE = /^[百千][分强佳姓]/

const SAME_UNIT: Readonly<Record<string, string>> = { 兆: 'Mbps', '％': '%', 百分点: '个百分点' }

/** Splits a unit into its scale (百 to 万亿) and base; a thing with two names gets one (兆 is Mbps). Rule U-1. */
export function unitParts(unit: string): UnitParts {
  if (unit === '‰') return { scale: '0.1', base: '%' }
  const found = NO_SCALE.test(unit) ? undefined : SCALES.find(([prefix]) => unit.startsWith(prefix))
  const base = found ? unit.slice(found[0].length) : unit
  return { scale: found?.[1] ?? '1', base: SAME_UNIT[base] ?? base }
}

/** The words of scales: 万, 千, 百万 … Rule U-1. */
export const SCALE_WORDS: readonly string[] = SCALES.map(([word]) => word)

/** Whether a text is a scale alone. */
export function isScale(text: string): boolean {
  return SCALE_WORDS.includes(text)
}

/** The value in another scale of the same unit, exactly: 185.4 万个 is 1854000 个. Undefined where the units differ. */
export function scaleQuantity(value: DecimalInput, from: string, to: string): string | undefined {
  const [source, goal] = [unitParts(from), unitParts(to)]
  if (source.base !== goal.base) return undefined
  return new Decimal(value).times(source.scale).dividedBy(goal.scale).toString()
}

/** Units of weight, measure or money, whose figures are rounded even without decimals. */
const MEASURED = /(?:[元吨斤克米里亩升瓦焦时度天日秒]|公顷|分钟|标准煤|当量|bps|B|FLOPS)$/

/** Whether a unit counts single things (座, 家, 人), whose figures are exact. 万家 and 元 are rounded. Rule U-1. */
export function isCounted(unit: string): boolean {
  const { scale, base } = unitParts(unit)
  return scale === '1' && !/[%/]|百分点/.test(base) && !MEASURED.test(base)
}

const QUANTITY = /^([-\u2212]?)([1-9]\d{0,2}(?:,\d{3})+|\d+)(\.\d+)?\s*([\p{L}%％‰][\p{L}%％/²³]*)?$/u

/** Reads a printed figure with its unit: `8,000座`, `−24.3 个百分点`, `60万`. Undefined where the text is none. Rule U-2. */
export function parseQuantity(text: string): { value: string; unit: string } | undefined {
  const match = QUANTITY.exec(text.trim())
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', unit = ''] = match
  const digits = `${whole.replaceAll(',', '')}${fraction}`
  return { value: sign === '' ? digits : `-${digits}`, unit: unit.trim() }
}

export interface FormatOptions {
  readonly rule?: RoundingRule
}

/** A figure for the screen: rounded once, with thousands separators, a true minus, a thin space and the unit. Rule U-3. */
export function formatQuantity(
  value: DecimalInput,
  unit: string,
  decimals: number,
  options: FormatOptions = {},
): string {
  const figure = formatFigure(roundToDigits(value, decimals, options.rule ?? 'half-up'))
  return unit === '' ? figure : `${figure}${THIN_SPACE}${unit}`
}

/** An exact decimal with all its digits, for a sentence. */
export function formatExact(value: DecimalInput | Decimal): string {
  return formatFigure(new Decimal(value).toFixed())
}

/**
 * A decimal that is already rounded, with thousands separators and a true minus: its digits stay as they are, and an exponent is written
 * out (1e-7 is 0.0000001). Rule U-3.
 */
export function formatFigure(rounded: string): string {
  if (/e/i.test(rounded)) return formatExact(rounded)
  const [whole = '', fraction] = rounded.replace('-', '').split('.')
  const lead = whole.length % 3 || 3
  const grouped = [whole.slice(0, lead), ...(whole.slice(lead).match(/\d{3}/g) ?? [])].join(',')
  return `${rounded.startsWith('-') ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
