import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import { LONGEST_VALUE, parseValue, SIGNIFICANT_DIGITS } from '../numbers/parse-value.ts'
import type { ValueRefusal } from '../numbers/parse-value.ts'
import { formatExact, formatFigure } from '../numbers/quantity.ts'
import { roundToDigits } from '../numbers/rounding.ts'
import { error } from './finding.ts'
import type { Finding, ProposedCell } from './finding.ts'

const ADVICE: Readonly<Record<Exclude<ValueRefusal, 'too-long' | 'too-many-digits'>, string>> = {
  empty: '没有数值：请填数值，或留空并选无数据的原因',
  'not-finite': '不是有限的数：请填具体数值，或留空并选无数据的原因',
  exponent: '不接受科学计数法：请写成普通小数',
  separator: '不接受千位分隔符或逗号：请去掉逗号',
  'not-a-number': '不是数：请只填半角数字、小数点和负号，单位不填',
}

/** Checks type, digits, decimals, sign and ceiling of a value; a cell without a value needs a reason. Rules. */
export function checkValueForm(proposed: ProposedCell, cell: number): Finding[] {
  const { value, reason, indicator } = proposed
  if (value === null) {
    if (reason !== undefined) return []
    return [error('reason-needed', cell, 'reason', '没有数值的，请选无数据的原因')]
  }
  const parsed = parseValue(value)
  if ('refused' in parsed) return [unreadable(value, parsed.refused, indicator, cell)]
  return [
    ...checkDecimals(parsed.value, indicator.decimals, cell),
    ...checkBounds(parsed.value, indicator, cell),
  ]
}

/** Finds a value that is no plain decimal, or has more digits than a double can hold. Rule Q-1. */
export function unreadable(
  value: string | number,
  refused: ValueRefusal,
  { unit }: ProposedCell['indicator'],
  cell: number,
): Finding {
  if (refused === 'too-long') {
    const message = `超过${LONGEST_VALUE}个字符，不是数：请只填半角数字、小数点和负号，单位不填`
    return error('bad-value', cell, 'value', message)
  }
  if (refused !== 'too-many-digits') return error('bad-value', cell, 'value', `“${value}”${ADVICE[refused]}`)
  const message = `“${value}”超过${SIGNIFICANT_DIGITS}位有效数字：请按计量单位“${unit}”减少位数`
  return error('too-many-digits', cell, 'value', message)
}

function checkDecimals(value: string, decimals: number, cell: number): Finding[] {
  const found = new Decimal(value).decimalPlaces()
  if (found <= decimals) return []
  const wanted = decimals === 0 ? '只填整数' : `最多${decimals}位小数`
  const instead = roundToDigits(value, decimals, 'half-up')
  const message = `${formatExact(value)}有${found}位小数：此指标${wanted}，四舍五入为${formatFigure(instead)}`
  return [{ ...error('too-many-decimals', cell, 'value', message), instead }]
}

export function checkBounds(value: string, indicator: ProposedCell['indicator'], cell: number): Finding[] {
  const { ceiling, unit } = indicator
  if (!indicator.negative && compareDecimals(value, 0) < 0) {
    return [
      error('negative-value', cell, 'value', `${formatExact(value)}小于0：此指标不会为负，请核对正负号`),
    ]
  }
  if (ceiling !== undefined && compareDecimals(value, ceiling) > 0) {
    const message = `${formatExact(value)}超过上限${formatExact(ceiling)}${unit}：请核对分子、分母或计量单位`
    return [error('above-ceiling', cell, 'value', message)]
  }
  return []
}
