import type { Assessment } from '../assessment.ts'
import { commitmentText } from '../catalogue/commitment-text.ts'
import { formatGap, formatShare, roundKeeping } from '../numbers/display-digits.ts'
import { expectsAll } from '../judging/figures.ts'
import { completesByWay, isCumulative, judgingModeOf } from '../judging/judging-mode.ts'
import type { LightRule } from '../catalogue/light-rule.ts'
import { endDayOf, formatPeriod } from '../period.ts'
import type { Period } from '../period.ts'
import { formatFigure, MINUS, THIN_SPACE } from '../numbers/quantity.ts'
import { elapsedAt, spanOf, stepsOf } from '../schedule.ts'
import { shareFactorOf } from '../series/share.ts'
import { meets } from '../catalogue/target.ts'
import type { Target } from '../catalogue/target.ts'

/** A step of the computation: 增量完成率 = (7,812 − 6,800) ÷ (8,000 − 6,800) = 84.3 %. */
export interface ExplanationStep {
  readonly label: string
  readonly formula: string
  readonly result: string
}

/** The steps of the computation behind an assessment. Formulas contain the figures, so that anybody can compute them again. Rule E-2. */
export function explanationSteps(target: Target, assessment: Assessment, rule: LightRule): ExplanationStep[] {
  const { value, period, achieved } = assessment
  if (value === null || period === null) return []
  const steps = [approvedStep(target, assessment, value, period)]
  if (isCumulative(target) && achieved !== null)
    steps.push(...achievedStep(target, assessment, value, achieved))
  steps.push(...shareSteps(target, assessment, period, rule))
  if (achieved !== null && !assessment.why.periods) {
    const met = meets(target, achieved, assessment.why.lowerBound ? 'lower' : undefined)
    steps.push({
      label: '达标判定',
      formula: `${achievedFigure(target, assessment, achieved)}，目标 ${commitmentText(target)}`,
      result: met ? '达到' : assessment.why.lowerBound ? '不能确定' : '未达到',
    })
  }
  return steps
}

/**
 * The step of the approved value: a share with numerator and denominator, rounded to the indicator's digits unless that would change the
 * verdict.
 */
function approvedStep(
  target: Target,
  assessment: Assessment,
  value: number,
  period: Period,
): ExplanationStep {
  const [label, when] = ['审定值', formatPeriod(period, 'zh')]
  const parts = dividedFigures(assessment)
  const isWorkedOut = target.indicator.formula !== undefined
  const rounded = parts === null && !isWorkedOut ? value : roundKept(value, target)
  if (parts === null) return { label, formula: when, result: quantity(rounded, target) }
  return { label, formula: `${when}，${parts}`, result: quantity(rounded, target) }
}

function achievedFigure(target: Target, assessment: Assessment, achieved: number): string {
  const isExact = dividedFigures(assessment) === null && target.indicator.formula === undefined
  if (isExact) return figure(achieved)
  return figure(roundKept(achieved, target))
}

function roundKept(value: number, target: Target): string {
  return roundKeeping(value, target.indicator.decimals, (shown) => meets(target, shown))
}

/** The division of a share, such as 158 ÷ 166; null where the value is no share that was reported with both. */
function dividedFigures({ numerator, denominator }: Assessment): string | null {
  return numerator === null || denominator === null ? null : `${operand(numerator)} ÷ ${operand(denominator)}`
}

/** The value inside a formula: a share as its own division, in its unit. */
function valueOperand({ indicator: { unit } }: Target, assessment: Assessment, value: number): string {
  const parts = dividedFigures(assessment)
  if (parts === null) return figure(value)
  const times = shareFactorOf(unit)
  return times === 1 ? parts : `${parts} × ${figure(times)}`
}

function achievedStep(
  target: Target,
  { baseline }: Assessment,
  value: number,
  achieved: number,
): ExplanationStep[] {
  if (baseline) {
    const formula = `${figure(value)} ${MINUS} ${operand(baseline.value)}`
    return [{ label: '期内新增', formula, result: quantity(achieved, target) }]
  }
  if (achieved === value) return []
  const label = target.indicator.accumulation === 'increment' ? '期内各期合计' : '以前年度与本年累计合计'
  return [{ label, formula: `自${target.start}起`, result: quantity(achieved, target) }]
}

function shareSteps(
  target: Target,
  assessment: Assessment,
  period: Period,
  rule: LightRule,
): ExplanationStep[] {
  const { completion, distance, schedule, gap, why } = assessment
  const steps: ExplanationStep[] = []
  const byWay = completesByWay(target)
  const byCompletion = !byWay && (judgingModeOf(target) !== 'distance' || expectsAll(target, rule))
  if (completion !== null && !byWay) {
    const label = why.periods ? '达标期数占比' : byCompletion ? '完成率' : '完成率（仅列示，不定灯）'
    steps.push({ label, formula: completionFormula(target, assessment), result: formatShare(completion) })
  }
  if (distance !== null) {
    const label = target.basis === 'reduction' ? '压减完成率' : byWay ? '完成率' : '增量完成率'
    steps.push({ label, formula: distanceFormula(target, assessment), result: formatShare(distance) })
  }
  if (schedule === null) return steps
  const planned = scheduleFormula(target, period, rule)
  steps.push({ label: '序时进度', formula: planned, result: formatShare(schedule) })
  if (gap === null) return steps
  const share = byCompletion ? completionFormula(target, assessment) : distanceFormula(target, assessment)
  const formula = `${share} ${MINUS} ${/^\d+ ÷/.test(planned) ? planned : formatShare(schedule)}`
  steps.push({ label: gap < 0 ? '低于序时' : '超序时', formula, result: formatGap(gap) })
  return steps
}

/** The formula of the completion, which exists where periods were counted or x is known. */
function completionFormula(target: Target, assessment: Assessment): string {
  const { achieved, why } = assessment
  if (why.periods) return `${why.periods.met} ÷ ${why.periods.elapsed}`
  if (dividedFigures(assessment) !== null)
    return `(${valueOperand(target, assessment, achieved!)}) ÷ ${operand(target.value)}`
  return `${operand(achieved!)} ÷ ${operand(target.value)}`
}

/** The formula of the distance, which exists where there is a baseline. */
function distanceFormula(target: Target, assessment: Assessment): string {
  const { value: goal } = target
  const from = operand(assessment.baseline!.value)
  return `(${valueOperand(target, assessment, assessment.value!)} ${MINUS} ${from}) ÷ (${figure(goal)} ${MINUS} ${from})`
}

function scheduleFormula(target: Target, period: Period, rule: LightRule): string {
  if (judgingModeOf(target) === 'maintained' || expectsAll(target, rule)) return '每期均应达标'
  if (target.plan?.kind === 'points') return `分阶段计划（${formatPeriod(period, 'zh')}）`
  const span = spanOf(target, target.due!)
  return `${elapsedAt(span, endDayOf(period))} ÷ ${stepsOf(span)}`
}

function figure(value: number | string): string {
  return formatFigure(String(value))
}

/** A figure inside a formula, in brackets if it is negative. */
function operand(value: number | string): string {
  return Number(value) < 0 ? `(${figure(value)})` : figure(value)
}

function quantity(value: number | string, { indicator }: Target): string {
  return indicator.unit === '' ? figure(value) : `${figure(value)}${THIN_SPACE}${indicator.unit}`
}
