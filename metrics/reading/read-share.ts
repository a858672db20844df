import { parseValue } from '../numbers/parse-value.ts'
import { parseQuantity } from '../numbers/quantity.ts'
import { plainFigure, seenText } from './plain-figure.ts'

/** A division: 158/166, 158÷166, 158家／166家. */
const divided = /^([^/÷∕]*)[/÷∕]([^/÷∕]*)$/

/** The two sides of a typed division; empty where the text is none. */
export function shareFields(text: string): { readonly numerator: string; readonly denominator: string } {
  const match = divided.exec(seenText(text).replace('／', '/'))
  return { numerator: match?.[1]?.trim() ?? '', denominator: match?.[2]?.trim() ?? '' }
}

/** Reads a division: both figures, or why it cannot be taken; undefined where the text is none. */
export function readShare(
  text: string,
): { readonly numerator: string; readonly denominator: string } | { readonly why: string } | undefined {
  const { numerator, denominator } = shareFields(text)
  const [above, below] = [figureOf(numerator), figureOf(denominator)]
  if (above !== undefined && below !== undefined) {
    if (Number(below) > 0) return { numerator: above, denominator: below }
    return { why: '分母须大于 0；没有应统计的对象时请留空，并选择“分母为零，无法计算”。' }
  }
  const half = (numerator === '' && below !== undefined) || (denominator === '' && above !== undefined)
  return half ? { why: '分子、分母须一并填写，如 158/166；只有比率时请只填比率。' } : undefined
}

/** Reads a figure with or without the thing that it counts (家); a scale or a % would make another figure. */
function figureOf(text: string): string | undefined {
  if (text === '') return undefined
  const quantity = parseQuantity(plainFigure(text))
  if (!quantity || /^[万亿%‰]/.test(quantity.unit)) return undefined
  const parsed = parseValue(quantity.value)
  return 'value' in parsed ? parsed.value : undefined
}
