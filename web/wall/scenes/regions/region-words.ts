import { formatShare } from '#metrics/numbers/display-digits.ts'
import { formatFigure, THIN_SPACE } from '#metrics/numbers/quantity.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import { isBelowMedian, type ComparedLine } from './compared.ts'

/** A value of a line: `84.3 %` of a share, else the figure without its unit. */
export function valueText({ measure, decimals }: ComparedLine, value: number): string {
  if (measure === 'share') return formatShare(value)
  return formatFigure(roundToDigits(String(value), decimals, 'half-up'))
}

/** What a line compares: `完成进度`, or the unit and period of its figures. */
export function measureText({ measure, unit, period }: ComparedLine): string {
  if (measure === 'share') return '完成进度'
  return period === null ? unit : `${unit} · ${formatPeriodText(period)}`
}

/** How far a region's value is from the median: `比中位数低 12.3 个百分点`. */
export function distanceText(line: ComparedLine, region: string): string {
  const { values, median, measure, unit, decimals } = line
  const value = values.get(region)
  if (value === undefined || line.places.size === 0) return ''
  const points = measure === 'share' || unit === '%'
  const distance = Math.abs(value - median) * (measure === 'share' ? 100 : 1)
  const figure = roundToDigits(String(distance), measure === 'share' ? 1 : decimals, 'half-up')
  if (Number(figure) === 0) return '与中位数相当'
  const side = value < median ? '低' : '高'
  return `比中位数${side}${THIN_SPACE}${formatFigure(figure)}${THIN_SPACE}${points ? '个百分点' : unit}`
}

/** The place of a region on a line: `第 7 / 8`; empty where too few are known. */
export function rankText({ places }: ComparedLine, region: string): string {
  const place = places.get(region)
  return place === undefined ? '' : `第${THIN_SPACE}${place}${THIN_SPACE}/${THIN_SPACE}${places.size}`
}

/** What is said of a region above its lines. */
export function standingText(lines: readonly ComparedLine[], region: string): string {
  const ranked = lines.filter(({ places }) => places.has(region))
  if (ranked.length === 0) return '有数的地区不足三个，不排名次'
  const below = ranked.filter((line) => isBelowMedian(line, region)).length
  return below === 0 ? `${ranked.length} 项都不低于中位数` : `${ranked.length} 项中 ${below} 项落后于中位数`
}
