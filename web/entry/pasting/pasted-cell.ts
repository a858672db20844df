import { isScale, scaleQuantity, unitParts } from '#metrics/numbers/quantity.ts'
import { aroundFigure, plainFigure, seenText, withoutBound } from '#metrics/reading/plain-figure.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'
import { formulaFault, typedFormula } from '#metrics/reading/typed-formula.ts'

/** The kind of a pasted cell: a figure, readable or not; a mark for no value; a text; or nothing. */
export type PastedKind = 'blank' | 'figure' | 'absent' | 'text'

const absence = /^(?:[-\u2010-\u2015\u2212\u2500/\\·.…]+|无|暂无|无数据|缺|缺报|未报|不适用|n\/?a|null)$/i
/** A date or period such as 2024-10, 2024/10/31, 2024.10.31 or Q3 is no figure. */
const dated =
  /^(?:(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?|(?:19|20)\d\d(?:\.\d{1,2}){2}|(?:20\d\d-?)?[QMW]\d{1,2})$/i
/** A year, a month or a place in a list is no figure. */
const counted = /[年月日号周季期名位、]/

/** Kinds that were found before: each cell of a block is asked for many times. */
const known = new Map<string, PastedKind>()
const mostKnown = 20_000

export function kindOf(text: string): PastedKind {
  const before = known.get(text)
  if (before) return before
  const kind = kindRead(text)
  if (known.size >= mostKnown) known.clear()
  known.set(text, kind)
  return kind
}

function kindRead(text: string): PastedKind {
  const seen = seenText(text)
  if (seen === '') return 'blank'
  if (absence.test(seen)) return 'absent'
  if (dated.test(seen)) return 'text'
  if (readTypedValue(seen, '').kind === 'value' || seen.startsWith('#') || typedFormula(seen)) return 'figure'
  const around = seen.length > 40 ? undefined : aroundFigure(plainFigure(withoutBound(seen)))
  if (!around) return /^[-(（]?\d[^\p{L}]*$/u.test(seen) ? 'figure' : 'text'
  const beside = around.before + around.after
  return Array.from(beside).length <= 3 && !counted.test(beside) ? 'figure' : 'text'
}

/** The reason why a text is not placed as a value. */
export function notFigureWords(text: string): string {
  return formulaFault(text) ?? '不是数，没有填入；没有数值时请在该格选择原因'
}

/** The figure with the unit of its table, where that unit is another scale of the row's unit; undefined where the units differ. */
export function withTableUnit(text: string, tableUnit: string | undefined, unit: string): string | undefined {
  if (tableUnit === undefined) return text
  const isSum = typedFormula(text) !== undefined
  if (!isSum && readTypedValue(text, '').kind !== 'value') return text
  const { base } = unitParts(unit)
  const full = isScale(tableUnit) ? tableUnit + base : tableUnit
  const factor = scaleQuantity('1', full, unit)
  // A sum is never converted to another scale.
  if (factor === undefined || (isSum && factor !== '1')) return undefined
  return factor === '1' ? text : `${text.trim()}${full}`
}

/** Whether the text is a unit that can be converted to the row's unit. */
export function isUnitOf(text: string, unit: string): boolean {
  const seen = seenText(text).normalize('NFKC')
  return seen !== '' && scaleQuantity('1', seen, unit) !== undefined
}
