import { formatFigure, THIN_SPACE } from '../numbers/quantity.ts'
import { upperBound } from './target.ts'
import type { Target } from './target.ts'

const SIGNS = { '>=': '≥', '>': '>', '=': '=', '<=': '≤', '<': '<' } as const

/** A target's commitment in figures: `≥ 8,000 座`, `1–2 个`, `6 %左右`. */
export function commitmentText(target: Target): string {
  const { comparator, value, indicator } = target
  const unit = indicator.unit === '' ? '' : `${THIN_SPACE}${indicator.unit}`
  const figure = formatFigure(value)
  if (comparator === 'range') return `${figure}–${formatFigure(upperBound(target))}${unit}`
  if (comparator === 'about') return `${figure}${unit}左右`
  return `${SIGNS[comparator]} ${figure}${unit}`
}
