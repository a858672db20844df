import { formatFigure, THIN_SPACE } from '../numbers/quantity.ts'
import type { Indicator } from './indicator.ts'
import { upperBound, type Comparator, type Target } from './target.ts'

type CommitmentInWords = Pick<Target, 'comparator' | 'value' | 'high' | 'basis'> & {
  readonly indicator: Pick<Indicator, 'unit' | 'ceiling'>
}

/** The word before the figure. `=` is a closed list (9座重点桥梁), all of which are meant: 共. Rule T-1. */
const words: Readonly<Record<Exclude<Comparator, 'range' | 'about'>, string>> = {
  '>=': '不少于',
  '>': '超过',
  '=': '共',
  '<=': '不超过',
  '<': '不足',
}

/** The target value in figures: `8,000 座`, `1–2 个`, `6 %左右`. */
export function targetQuantity(target: CommitmentInWords): string {
  const { comparator, value, indicator } = target
  const unit = indicator.unit === '' ? '' : `${THIN_SPACE}${indicator.unit}`
  const high = comparator === 'range' ? `–${formatFigure(upperBound(target))}` : ''
  return `${formatFigure(value)}${high}${unit}${comparator === 'about' ? '左右' : ''}`
}

/** A target's commitment as documents put it: `不少于 8,000 座`, `超过 290 万个`, `1–2 个`, `6 %左右`, `全覆盖`. */
export function commitmentText(target: CommitmentInWords): string {
  const { comparator } = target
  const quantity = targetQuantity(target)
  if (isFullCoverage(target)) return '全覆盖'
  if (comparator === 'range' || comparator === 'about') return quantity
  // A share is no list of things.
  if (comparator === '=' && target.indicator.unit === '%') return quantity
  return `${words[comparator]} ${quantity}`
}

/** Whether a target is full coverage: 100 % of a whole is all of it, while a plan of 100 % can be exceeded. */
function isFullCoverage({ basis, value, indicator: { unit, ceiling } }: CommitmentInWords): boolean {
  return basis === 'coverage' && unit === '%' && Number(value) === 100 && ceiling === 100
}
