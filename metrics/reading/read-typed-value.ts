import { parseValue } from '../numbers/parse-value.ts'
import type { ValueRefusal } from '../numbers/parse-value.ts'
import { formatFigure, isScale, parseQuantity, scaleQuantity, unitParts } from '../numbers/quantity.ts'
import { shareValue } from '../series/share.ts'
import {
  aroundFigure,
  lowerBound,
  plainFigure,
  qualifiedFigure,
  seenText,
  strangeDigit,
  type QualifiedFigure,
} from './plain-figure.ts'
import { formulaFault } from './typed-formula.ts'
import { readShare } from './read-share.ts'

/** The meaning of a reporter's text; `unreadable` keeps the text as typed and says how to put it right. */
export type TypedValue =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'value'
      readonly value: string
      /** Numerator and denominator of a share, typed as 158/166. */
      readonly parts?: { readonly numerator: string; readonly denominator: string }
      /** Present where it was typed as 超过21. */
      readonly bound?: 'lower'
    }
  | {
      readonly kind: 'unreadable'
      readonly why: string
      /** The text that one press inserts instead, where only one can be meant: 7812 for 0.7812万 of 座. */
      readonly instead?: string
    }

const refusalWords: Readonly<Record<ValueRefusal, string>> = {
  empty: '请填写数值。',
  'not-finite': '这不是一个有限的数，请填写实际数值。',
  exponent: '请不要用科学计数法，把数写全。',
  separator: '千分位逗号的位置不对，请核对后重填。',
  'not-a-number': '这不是数。请只填数字；没有数值时请留空，并选择原因。',
  'too-long': '字数过多，请只填数值，不带说明。',
  'too-many-digits': '数位过多，最多 15 位有效数字。',
}

/** The most characters of a figure with its unit. */
const longestFigure = 60

/**
 * Reads a value in `unit` that was typed or pasted, in every form that `plainFigure` knows, with or without the unit. Another scale of the
 * unit is not converted silently: the answer names the figure to confirm. An unreadable text is refused with a sentence on what stands in the
 * way, never changed into another number.
 */
export function readTypedValue(text: string, unit: string): TypedValue {
  const seen = seenText(text)
  if (seen === '') return { kind: 'empty' }
  if (seen.startsWith('#')) return unreadable(`“${seen.slice(0, 12)}”是 Excel 的错误值，请填写实际数值。`)
  if (seen.length > longestFigure) return unreadable(refusalWords['not-a-number'])
  const formula = formulaFault(seen)
  if (formula !== undefined) return unreadable(formula)
  const strange = strangeDigit(seen, unit)
  if (strange !== undefined)
    return unreadable(`“${strange}”不是普通数字，像是脚注号或上标，请去掉后只填数值。`)
  // A count is no quotient: 10/31 is a date, or a typing error.
  const share = /[%‰/]/.test(unit) ? readShare(seen) : undefined
  if (share && 'why' in share) return unreadable(share.why)
  if (share) return { kind: 'value', value: shareValue(share, unit), parts: share }
  const bound = lowerBound.exec(seen)
  if (bound) {
    const above = readTypedValue(seen.slice(bound[0].length), unit)
    if (above.kind === 'value') return { ...above, bound: 'lower' }
    return above.kind === 'unreadable' && above.instead !== undefined
      ? { ...above, instead: `超过${above.instead}` }
      : above
  }
  const qualified = qualifiedFigure(seen)
  if (qualified) return readQualified(qualified, unit)
  const plain = plainFigure(seen)
  const quantity = parseQuantity(plain)
  if (quantity && quantity.unit !== '' && !sameUnit(quantity.unit, unit)) {
    // A cell in the format of money shows ￥ whatever its scale.
    if (/[¥￥]/.test(seen) && !/[元万亿]/.test(seen))
      return unreadable(`“￥”没有说是元还是${unit}：请去掉“￥”，按“${unit}”填写。`)
    return otherUnit(quantity, unit)
  }
  return readFigure(quantity ? quantity.value : plain)
}

/** Reads a figure with a qualifying word: 21万余座 is 超过21万座; for about, at least and at most the exact figure is asked. */
function readQualified({ word, figure, sense }: QualifiedFigure, unit: string): TypedValue {
  const read = readTypedValue(figure, unit)
  const {
    value: exact,
    instead,
  }: { readonly kind: string; readonly value?: string; readonly instead?: string } = read
  const value = exact ?? instead
  if (value === undefined) return read
  const shown = formatFigure(value)
  if (sense === 'above')
    return {
      kind: 'unreadable',
      why: `“${word}”是说超过 ${shown}：知道实际数请填实际数，不知道请写成 超过${shown}，请确认后填写。`,
      instead: `超过${value}`,
    }
  const orAbove = sense === 'least' ? `；只知道超过它时，请写成 超过${shown}` : ''
  return unreadable(`“${word}”不是数的一部分，请只填数字，如 ${shown}${orAbove}。`)
}

function readFigure(figure: string): TypedValue {
  const parsed = parseValue(figure)
  if ('value' in parsed) return { kind: 'value', value: parsed.value }
  return unreadable((parsed.refused === 'not-a-number' && whatIsSeen(figure)) || refusalWords[parsed.refused])
}

/** The reason why the single figure in a text cannot be read. */
function whatIsSeen(text: string): string | undefined {
  const around = aroundFigure(text)
  if (!around) return undefined
  const { before, figure, after } = around
  if (/^[△▲▽▼∆↓↑]$/.test(before)) return `“${before}”若表示负数，请写成 -${figure}；否则请只填 ${figure}。`
  if (/^[^(]*[-\u2010-\u2015\u2212负减降]/.test(before) && before.length <= 8)
    return `“${before}”若表示负数，请写成 -${figure}；否则请只填 ${figure}。`
  if (before === '' && /^[-\u2212]$/.test(after)) return `负号请写在数的前面：-${figure}。`
  if (before.length > 8 || after.length > 8 || `${before}${after}` === '') return undefined
  return `“${before || after}”不是数的一部分，请只填数字，如 ${figure}。`
}

function sameUnit(typed: string, unit: string): boolean {
  const [a, b] = [unitParts(typed), unitParts(unit.normalize('NFKC'))]
  return a.base.normalize('NFKC') === b.base && a.scale === b.scale
}

function otherUnit(quantity: { value: string; unit: string }, unit: string): TypedValue {
  // 0.78万 of a figure in 座 is 0.78万座.
  const typed = isScale(quantity.unit) ? quantity.unit + unitParts(unit).base : quantity.unit
  const converted = scaleQuantity(quantity.value, typed, unit)
  if (converted === undefined)
    return unreadable(`单位写的是“${quantity.unit}”，本指标以“${unit}”计，请核对。`)
  const why = `本指标以“${unit}”计，换算后应为 ${formatFigure(converted)}，请确认后填写。`
  return { kind: 'unreadable', why, instead: converted }
}

function unreadable(why: string): TypedValue {
  return { kind: 'unreadable', why }
}
