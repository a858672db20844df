import { parseValue } from '#metrics/numbers/parse-value.ts'
import type { ValueRefusal } from '#metrics/numbers/parse-value.ts'
import { formatFigure, parseQuantity, scaleQuantity, unitParts } from '#metrics/numbers/quantity.ts'

/** What a reporter's text means; `unreadable` keeps the text as typed and says how to put it right. */
export type TypedValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'unreadable'; readonly why: string }

const refusalWords: Readonly<Record<ValueRefusal, string>> = {
  empty: '请填写数值。',
  'not-finite': '这不是一个有限的数，请填写实际数值。',
  exponent: '请不要用科学计数法，把数写全。',
  separator: '千分位逗号的位置不对，请核对后重填。',
  'not-a-number': '这不是数。请只填数字；没有数值时请留空，并选择原因。',
  'too-long': '字数过多，请只填数值，不带说明。',
  'too-many-digits': '数位过多，最多 15 位有效数字。',
}

/**
 * Reads what was typed or pasted for a value in `unit`: full-width digits, thousands separators (comma or space),
 * a true minus and the unit itself behind the figure are understood. Another scale of the unit is not converted
 * silently: the answer names the figure to confirm.
 */
export function readTypedValue(text: string, unit: string): TypedValue {
  const plain = plainForm(text)
  if (plain === '') return { kind: 'empty' }
  if (plain.startsWith('#')) return unreadable(`“${plain}”是 Excel 的错误值，请填写实际数值。`)
  const quantity = parseQuantity(plain)
  const figure = quantity ? quantity.value : plain
  if (quantity && quantity.unit !== '' && !sameUnit(quantity.unit, unit)) {
    return otherUnit(quantity, unit) ?? readFigure(plain)
  }
  return readFigure(figure)
}

function readFigure(figure: string): TypedValue {
  const parsed = parseValue(figure)
  return 'value' in parsed ? { kind: 'value', value: parsed.value } : unreadable(refusalWords[parsed.refused])
}

/** NFKC turns ８，１２０．５％ into 8,120.5%; spaces between groups of three are separators as well. */
function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replaceAll('\u2212', '-')
    .replace(/^\+(?=\d)/, '')
    .replace(
      /^(-?\d{1,3})((?: \d{3})+)(?=\D|$)/,
      (_, lead: string, groups: string) => lead + groups.replaceAll(' ', ''),
    )
}

function sameUnit(typed: string, unit: string): boolean {
  const [a, b] = [unitParts(typed), unitParts(unit.normalize('NFKC'))]
  return a.base === b.base && a.scale === b.scale
}

function otherUnit(quantity: { value: string; unit: string }, unit: string): TypedValue | undefined {
  // 0.78万 of a figure in 座 is 0.78万座.
  const typed = /^(万亿|亿|万)$/.test(quantity.unit) ? quantity.unit + unitParts(unit).base : quantity.unit
  const converted = scaleQuantity(quantity.value, typed, unit)
  if (converted === undefined) return undefined
  return unreadable(`本指标以“${unit}”计，换算后应为 ${formatFigure(converted)}，请确认后填写。`)
}

function unreadable(why: string): TypedValue {
  return { kind: 'unreadable', why }
}
