import type { Assessment } from '../assessment.ts'
import { commitmentText } from '../catalogue/commitment-text.ts'
import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import type { HeldBy } from '../judging/gap-verdict.ts'
import { expectsAll } from '../judging/figures.ts'
import { completesByWay, isSummed, judgingModeOf } from '../judging/judging-mode.ts'
import type { LightRule } from '../catalogue/light-rule.ts'
import { endDayOf, formatPeriod, periodAt } from '../period.ts'
import { formatExact, formatQuantity } from '../numbers/quantity.ts'
import { scheduleAt, spanOf } from '../schedule.ts'
import { shareFactorOf } from '../series/share.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'
import { meets, senseOf, upperBound } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/** What would turn a light green, in one short sentence; null where it is green, and where nothing would. Rule E-3. */
export function toGreen(target: Target, assessment: Assessment, rule: LightRule): string | null {
  const { light, expected, pendingReview, why } = assessment
  switch (light) {
    case 'overdue':
      return `报送${formatPeriod(expected!.period, 'zh')}${target.indicator.formula ? '各组成项的数' : '数据'}`
    case 'no-data':
      if (pendingReview) return '审核已报数据'
      return why.decidingStep === 'no-value' ? '补报最近一期数值' : '报送数据'
    case 'no-baseline':
      return missingStart(target, why.breakAt !== undefined)
    case 'behind':
    case 'far-behind':
      if (why.periods) return null
      if (why.heldBy !== undefined) return whenHeld[why.heldBy](target, assessment, rule)
      if (why.decidingStep === 'gap') return missingAmount(target, assessment, rule)
      return isPassed(target, assessment) ? null : `达到目标：${commitmentText(target)}`
    default:
      return null
  }
}

/** What must be done so that an option no longer withholds a green light. */
const whenHeld: Readonly<
  Record<HeldBy, (target: Target, assessment: Assessment, rule: LightRule) => string>
> = {
  recovery: () => '当月结束后，进度仍不低于序时即转为达序时',
  peer: missingAmount,
}

/** Whether a sum exceeds its upper limit, so that later values cannot bring it back. */
function isPassed(target: Target, { achieved }: Assessment): boolean {
  if (achieved === null || !isSummed(target) || target.indicator.negative === true) return false
  if (target.comparator === 'range') return compareDecimals(achieved, upperBound(target)) > 0
  return senseOf(target) === -1 && !meets(target, achieved)
}

/** What must be known of the time before: the baseline, or the sum of earlier periods. */
function missingStart(target: Target, broken: boolean): string {
  if (isSummed(target))
    return broken ? '按调整后的口径重报目标期内此前各期数' : '补报目标期内以前年度的年末累计数'
  const { frequency } = target.indicator
  const before = formatPeriod(periodAt(frequency, spanPeriods(target, frequency).first - 1), 'zh')
  return broken ? `按调整后的口径重报基期（${before}）值` : `补录基期（${before}）值`
}

/**
 * The amount that is missing to the value which would have been on schedule at the judged period, rounded towards the target to a
 * reportable figure. The gap has decided, so there is a judged value with what the gap was computed from.
 */
function missingAmount(target: Target, assessment: Assessment, rule: LightRule): string {
  const { baseline, why } = assessment
  const { indicator } = target
  const [value, achieved] = [assessment.value!, assessment.achieved!]
  // A target compared with its peers needs their mean instead of the rule's own bound.
  const { from, exclusive } =
    why.heldBy === 'peer' ? { from: why.cut!, exclusive: false } : rule.cuts.onSchedule
  const inFull = expectsAll(target, rule)
  const schedule = inFull
    ? new Decimal(1)
    : scheduleAt(spanOf(target, target.due!), endDayOf(assessment.period!))
  const share = schedule.plus(new Decimal(from).dividedBy(100))
  const byDistance = judgingModeOf(target) === 'distance' && (!inFull || completesByWay(target))
  const origin = byDistance ? baseline!.value : 0
  const wanted = new Decimal(target.value).minus(origin).times(share).plus(origin)
  const missing = wanted.minus(byDistance ? value : achieved)
  if (assessment.numerator !== null && assessment.denominator !== null) {
    return missingNumerator(wanted, exclusive === true, assessment.numerator, assessment.denominator, target)
  }
  // 2 ÷ 3 of 1,200 is 800.00…04 in 40 digits, and must not round up to 801.
  const exact = missing.toDecimalPlaces(20)
  let step = exact.toDecimalPlaces(indicator.decimals, Decimal.ROUND_UP)
  if (exclusive && step.equals(exact))
    step = step.plus(new Decimal(`1e-${indicator.decimals}`).times(senseOf(target)))
  const quantity = (amount: Decimal) => formatQuantity(amount.toString(), indicator.unit, indicator.decimals)
  const verb = step.isNegative() ? '减少' : '增加'
  return `再${verb} ${quantity(step.abs())}（达到 ${quantity(step.plus(value))}）即达序时`
}

/** The missing numerator of a share, which can be acted on: two more of 166, in whole things where both are counted. */
function missingNumerator(
  wanted: Decimal,
  exclusive: boolean,
  numerator: number,
  denominator: number,
  target: Target,
): string {
  const places = Math.max(...[numerator, denominator].map((part) => new Decimal(part).decimalPlaces()))
  const exact = wanted.times(denominator).dividedBy(shareFactorOf(target.indicator.unit)).toDecimalPlaces(20)
  const up = senseOf(target) === 1
  let needed = exact.toDecimalPlaces(places, up ? Decimal.ROUND_CEIL : Decimal.ROUND_FLOOR)
  if (exclusive && needed.equals(exact))
    needed = needed.plus(new Decimal(`1e-${places}`).times(senseOf(target)))
  const step = needed.minus(numerator)
  const figure = (amount: Decimal | number) => formatExact(amount)
  const verb = step.isNegative() ? '减少' : '增加'
  return `分子再${verb} ${figure(step.abs())}（达到 ${figure(needed)} ÷ ${figure(denominator)}）即达序时`
}
