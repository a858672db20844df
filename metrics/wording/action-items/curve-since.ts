import type { Light } from '../../catalogue/light-rule.ts'
import { formatGap } from '../../numbers/display-digits.ts'
import { formatQuantity, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'
import { lightWord } from '../judging/lights.ts'
import { formatPeriodText } from '../periods.ts'

/** A target as it was judged on a day. */
export interface CurvePoint {
  readonly light: Light | null
  readonly value: number | null
  readonly gap: number | null
  /** The period in SDMX form. */
  readonly period: string | null
}

interface CurveSince {
  readonly unit: string
  readonly decimals: number
  readonly then: CurvePoint
  readonly now: CurvePoint
  /** How the order ended, on the day of `now`; null while it is open. */
  readonly ended: 'closed' | 'withdrawn' | null
}

const endWords = { closed: '销号', withdrawn: '撤销' } as const

/** How a target's curve moved since an order was given, in one sentence. */
export function curveSinceText({ unit, decimals, then, now, ended }: CurveSince): string {
  const [until, moment] = ended ? [`到${endWords[ended]}`, `${endWords[ended]}时`] : ['到现在', '现在']
  const figureAt = (point: CurvePoint) =>
    point.value === null || point.period === null
      ? '没有数据'
      : `${formatPeriodText(point.period)} ${formatQuantity(point.value, unit, decimals)}`
  if (then.period === now.period && then.value === now.value)
    return `交办时${lightWord(then.light)}，${figureAt(now)}；${until}没有新一期数据。`
  const light =
    then.light === now.light
      ? `仍为${lightWord(now.light)}`
      : `由${lightWord(then.light)}转为${lightWord(now.light)}`
  return `交办时 ${figureAt(then)}，${moment} ${figureAt(now)}，${light}${gapText(then.gap, now.gap)}。`
}

/** The change between two gaps, in percentage points. */
function gapText(then: number | null, now: number | null): string {
  if (then === null || now === null) return ''
  const change = roundToDigits(now - then, 1, 'half-up')
  const moved = Number(change)
  const moves =
    moved === 0 ? '持平' : `${moved > 0 ? '前进' : '后退'} ${change.replace('-', '')}${THIN_SPACE}个百分点`
  return `，与序时的差距由 ${formatGap(then)} 到 ${formatGap(now)}（${moves}）`
}
