import type { Assessment } from '../assessment.ts'
import { breakRemark } from './break-remark.ts'
import { hasTable } from '../calendar/calendar.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { commitmentText } from '../catalogue/commitment-text.ts'
import { formatGap } from '../numbers/display-digits.ts'
import type { HeldBy } from '../judging/gap-verdict.ts'
import type { DenominatorChange } from '../judging/share-remarks.ts'
import { explanationSteps } from './explanation-steps.ts'
import type { ExplanationStep } from './explanation-steps.ts'
import type { Light, LightRule } from '../catalogue/light-rule.ts'
import { comparePeriods, formatPeriod } from '../period.ts'
import { formatFigure } from '../numbers/quantity.ts'
import type { Target } from '../catalogue/target.ts'
import { toGreen } from './to-green.ts'

/** Why a target has its light, in an official's words, as plain parts that a screen lays out. Rule E-1. */
export interface Explanation {
  readonly light: Light | null
  /** The commitment in words: `不少于 8,000 座` */
  readonly commitment: string
  /** The light rule, and its deciding sentence. */
  readonly rule: { readonly id: string; readonly name: string; readonly sentence: string }
  /** The steps of the computation, each figure with its formula. */
  readonly steps: readonly ExplanationStep[]
  /** What would turn it green; null where it is green, and where nothing would. */
  readonly toGreen: string | null
  readonly remarks: readonly string[]
}

/** Explains an assessment made by `rule`; `calendar` is the one it was made with. */
export function explain(
  target: Target,
  assessment: Assessment,
  rule: LightRule,
  calendar: Calendar,
): Explanation {
  return {
    light: assessment.light,
    commitment: commitmentText(target),
    rule: { id: rule.id, name: rule.name, sentence: sentenceOf(target, assessment, rule) },
    steps: explanationSteps(target, assessment, rule),
    toGreen: toGreen(target, assessment, rule),
    remarks: remarksOn(assessment, calendar),
  }
}

function sentenceOf(target: Target, assessment: Assessment, rule: LightRule): string {
  const { light } = assessment
  switch (assessment.why.decidingStep) {
    case 'unjudged':
      return target.due === undefined
        ? '文件未定完成时限，只列示，不判定。'
        : '文件未定考核口径，只列示，不判定。'
    case 'not-applicable':
      return '最近审定的一期报为不适用：本地区没有此事，不评灯，也不计入各灯数量、占比和名次；再报出数即重新评灯。'
    case 'not-started':
      return `目标期自${target.start}起，首期数据尚未到报送期限。`
    case 'met-kept':
      return '累计数已达到目标；此类目标达到后不再变灯。'
    case 'met':
      return '审定值已达到目标。'
    case 'missed-at-due':
      return `到期（${target.due}）审定值未达到目标。`
    case 'nothing-reported':
      return '目标期内尚无审定数据。'
    case 'no-value':
      return '最近一期报为无数值，无法判定。'
    case 'overdue':
      return overdueSentence(assessment)
    case 'no-baseline':
      return assessment.why.breakAt
        ? `${formatPeriod(assessment.why.breakAt, 'zh')}口径调整，此前的数未按新口径重报，不能与之相比。`
        : '判定需要的起点值（基期值或以前年度累计）未知。'
    case 'attained-so-far':
      return light === 'on-schedule'
        ? '此类目标不按时间折算：目前在目标之内，到期再定。'
        : '此类目标不按时间折算：目前未达到目标。'
    case 'gap':
      return assessment.why.heldBy
        ? heldSentences[assessment.why.heldBy](assessment)
        : gapSentence(light, rule)
  }
}

/** The sentence of an overdue target, from the first missing period: all later ones are missing too. */
function overdueSentence({ expected, overdueSince, overdueDays }: Assessment): string {
  const [since, newest] = [overdueSince!, expected!]
  const missing = formatPeriod(since.period, 'zh')
  const last = comparePeriods(since.period, newest.period) < 0 ? `至${formatPeriod(newest.period, 'zh')}` : ''
  const deadline = `应于${since.deadline}前（含当日）报送，已逾期${overdueDays}天；旧数据不再定灯。`
  return last === ''
    ? `${missing}数据${deadline}`
    : `${missing}${last}数据至今未报，其中${missing}${deadline}`
}

function denominatorRemark({ period, before, after }: DenominatorChange): string {
  const [from, to] = [formatFigure(String(before)), formatFigure(String(after))]
  return `${formatPeriod(period, 'zh')}起分母由${from}变为${to}，与此前各期不完全可比`
}

function gapSentence(light: Light | null, { cuts: { onSchedule, behind } }: LightRule): string {
  const [good, notGood] = boundWords(onSchedule)
  const [poor, notPoor] = boundWords(behind)
  if (light === 'on-schedule') return `进度与序时之差${good}个百分点，判为达序时。`
  if (light === 'behind') return `进度与序时之差${notGood}、${poor}个百分点，判为滞后。`
  return `进度与序时之差${notPoor}个百分点，判为严重滞后。`
}

const heldSentences: Readonly<Record<HeldBy, (assessment: Assessment) => string>> = {
  recovery: () => '上期严重滞后，本期已追上：按规则，当月内仍判为滞后。',
  peer: ({ why: { cut } }) =>
    `已达序时，但与序时之差低于同类地区平均（${formatGap(cut!)}），按规则判为滞后。`,
}

/** The words for a cut point that is met, and for one that is failed. */
function boundWords({ from, exclusive }: LightRule['cuts']['behind']): [string, string] {
  const figure = formatFigure(String(from))
  return exclusive ? [`高于${figure}`, `不高于${figure}`] : [`不低于${figure}`, `低于${figure}`]
}

function remarksOn(assessment: Assessment, calendar: Calendar): string[] {
  const { baseline, why, lagMonths, expected, light } = assessment
  const remarks: string[] = []
  if (assessment.demo) remarks.push('含演示数据')
  if (assessment.pendingReview) remarks.push('有新报数据待审核，灯按已审定数据')
  if (baseline?.source === 'printed') remarks.push('基期值为文件所载')
  if (baseline?.period) remarks.push(`基期值取${formatPeriod(baseline.period, 'zh')}审定值`)
  if (why.lowerBound) remarks.push('数值为“超过”口径的下限，只能证明达到，不能证明未达到')
  if (why.denominatorChange) remarks.push(denominatorRemark(why.denominatorChange))
  if (why.shareAlone) remarks.push('只报了比率，未报分子、分母，无从核算')
  if (why.awaited) {
    const { period, from, deadline } = why.awaited
    remarks.push(
      `${formatPeriod(period, 'zh')}的数未到发布期：${from}起才有，应于${deadline}前（含当日）报送`,
    )
  }
  if (why.incomplete) remarks.push('累计中有期次未报，未报期次未计入')
  const broken = breakRemark(assessment)
  if (broken !== undefined) remarks.push(broken)
  if (why.provedInPart) remarks.push('以前各期累计不全，已知部分已足以证明达到')
  if (why.repeated !== undefined) remarks.push(`连续${why.repeated}期严重滞后，督办升一级`)
  if (why.ahead) remarks.push('超前幅度异常，宜核实数据')
  if (lagMonths !== null && light !== 'met' && light !== 'missed' && Math.abs(lagMonths) >= 0.05) {
    remarks.push(`${lagMonths > 0 ? '落后' : '提前'}${Math.abs(lagMonths).toFixed(1)}个月`)
  }
  const year = expected && Number(expected.deadline.slice(0, 4))
  if (year && !hasTable(year, calendar)) {
    remarks.push(`${year}年放假安排未录入，报送期限按周一至周五推算`)
  }
  return remarks
}
