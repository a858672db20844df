import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import { parseValue } from '../numbers/parse-value.ts'
import { formatExact } from '../numbers/quantity.ts'
import { roundToDigits } from '../numbers/rounding.ts'
import { exactShare, isShare, shareValue } from '../series/share.ts'
import type { ShareParts } from '../series/share.ts'
import { checkedFigure } from './checked-figure.ts'
import { error } from './finding.ts'
import type { Finding, ProposedCell } from './finding.ts'
import { checkBounds, unreadable } from './value-form.ts'

type ShareField = 'numerator' | 'denominator'

const NAMES: Readonly<Record<ShareField, string>> = { numerator: '分子', denominator: '分母' }

type TypedShare = Pick<ProposedCell, 'numerator' | 'denominator'>

/** Whether a share is entered by numerator and denominator, or by one of them alone. */
export function isEnteredByParts({ numerator, denominator }: TypedShare): boolean {
  return numerator !== undefined || denominator !== undefined
}

/** The value of a cell in canonical form: as entered, or computed as a share; undefined where there is none or it cannot be read. */
export function valueEntered(
  proposed: TypedShare & Pick<ProposedCell, 'value' | 'indicator'>,
): string | undefined {
  if (isEnteredByParts(proposed)) {
    const parts = partsEntered(proposed)
    return parts && shareValue(parts, proposed.indicator.unit)
  }
  return proposed.value === null ? undefined : canonical(proposed.value)
}

/** Numerator and denominator in canonical form, where the denominator is above 0. */
export function partsEntered({ numerator, denominator }: TypedShare): ShareParts | undefined {
  const [above, below] = [numerator, denominator].map((part) => part !== undefined && canonical(part))
  if (!above || !below || compareDecimals(below, 0) <= 0) return undefined
  return { numerator: above, denominator: below }
}

function canonical(input: string | number): string | undefined {
  const parsed = parseValue(input)
  return 'value' in parsed ? parsed.value : undefined
}

/** Checks that numerator and denominator are given together and within their limits, and that a share stated beside them agrees. Rule Q-24. */
export function checkShareForm(proposed: ProposedCell, cell: number): Finding[] {
  const { indicator, targets, reason } = proposed
  if (!isShare(indicator, targets)) {
    const message = `“${indicator.name}”不是比率，没有分子、分母：请只填数值`
    return [
      error('not-a-share', cell, proposed.numerator === undefined ? 'denominator' : 'numerator', message),
    ]
  }
  const missing = (['numerator', 'denominator'] as const).find((part) => proposed[part] === undefined)
  if (missing) {
    const message = `分子、分母须一并填报：请补上${NAMES[missing]}，或只填比率`
    return [error('share-incomplete', cell, missing, message)]
  }
  if (reason !== undefined)
    return [error('share-incomplete', cell, 'reason', '已填分子、分母的，不选无数据的原因：请二者取一')]
  const faults = [...checkPart(proposed, 'numerator', cell), ...checkPart(proposed, 'denominator', cell)]
  if (faults.length > 0) return faults
  const parts = partsEntered(proposed)!
  return [...checkComputed(proposed, parts, cell), ...checkStated(proposed, parts, cell)]
}

function checkPart(proposed: ProposedCell, part: ShareField, cell: number): Finding[] {
  const input = proposed[part]!
  const name = NAMES[part]
  const parsed = parseValue(input)
  if ('refused' in parsed) {
    const fault = unreadable(input, parsed.refused, proposed.indicator, cell)
    return [{ ...fault, field: part, message: `${name}${fault.message}` }]
  }
  const compared = compareDecimals(parsed.value, 0)
  if (part === 'denominator' && compared === 0) {
    const message = '分母为0，无法计算：没有应统计的对象时，请不填数值，原因选“分母为零，无法计算”'
    return [error('denominator-not-positive', cell, part, message)]
  }
  const mayBeNegative = part === 'numerator' && proposed.indicator.negative === true
  if (compared >= 0 || mayBeNegative) return []
  const code = part === 'denominator' ? 'denominator-not-positive' : 'negative-value'
  return [error(code, cell, part, `${name}${formatExact(parsed.value)}小于0：请核对正负号`)]
}

function checkComputed({ indicator }: ProposedCell, parts: ShareParts, cell: number): Finding[] {
  const { unit } = indicator
  const share = shareValue(parts, unit)
  const shown = formatExact(checkedFigure(share, parts, indicator))
  return checkBounds(share, indicator, cell).map((finding) => ({
    ...finding,
    field: 'numerator' as const,
    message: `${divided(parts)}为${shown}${unit}，超过上限${indicator.ceiling}${unit}：请核对分子、分母`,
  }))
}

function checkStated({ value, indicator }: ProposedCell, parts: ShareParts, cell: number): Finding[] {
  if (value === null) return []
  const parsed = parseValue(value)
  if ('refused' in parsed) return [unreadable(value, parsed.refused, indicator, cell)]
  const stated = parsed.value
  const exact = exactShare(parts, indicator.unit)
  if (roundsTo(exact, stated, indicator)) return []
  const { unit } = indicator
  const digits = Math.max(new Decimal(stated).decimalPlaces(), indicator.decimals)
  const computed = roundToDigits(exact, digits, 'half-up')
  const message = `所填${formatExact(stated)}${unit}与${divided(parts)}的${computed}${unit}不符：请更正其一，或不填比率，由系统计算`
  return [error('share-disagrees', cell, 'value', message)]
}

/** Whether a quotient rounds to the stated share, with as many decimals as that has, but at least one where the indicator has any. */
export function roundsTo(exact: string, stated: string, { decimals }: ProposedCell['indicator']): boolean {
  const digits = Math.max(new Decimal(stated).decimalPlaces(), Math.min(decimals, 1))
  return (['half-up', 'half-even'] as const).some(
    (rule) => compareDecimals(roundToDigits(exact, digits, rule), stated) === 0,
  )
}

function divided({ numerator, denominator }: ShareParts): string {
  return `${formatExact(numerator)}÷${formatExact(denominator)}`
}
