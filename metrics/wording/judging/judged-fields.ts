import type { CalendarYear } from '../../calendar/calendar.ts'
import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { PolicyDocument, TargetRecord } from '../../catalogue/catalogue.ts'
import { formulaText } from '../../catalogue/formula.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { Decimal } from '../../numbers/decimal.ts'
import { formatExact } from '../../numbers/quantity.ts'
import type { JudgedField } from '../../consequences/judged-changes.ts'
import {
  accumulationSpellings,
  directionSpellings,
  frequencySpellings,
  reviewLevelsText,
} from '../../planning/cells/words-read.ts'
import { dateText } from '../dates.ts'
import { basisWords } from './targets.ts'

/** The names of the fields on which lights depend, of a target, an indicator, a document that amends targets and a year's calendar. */
export const judgedFieldTitles: Readonly<Record<JudgedField, string>> = {
  indicator: '指标',
  region: '地区',
  basis: '评价方式',
  comparator: '比较',
  value: '目标值',
  high: '上限',
  start: '起始日期',
  due: '完成期限',
  plan: '计划进度',
  baseline: '基期值',
  denominator: '分母',
  unit: '计量单位',
  direction: '方向',
  frequency: '填报频率',
  accumulation: '累计方式',
  januaryMerged: '1—2月合并',
  reportDays: '报送期限',
  releaseMonths: '发布期',
  owedFrom: '开始报送',
  earlier: '以前各期的报送期限',
  reviewLevels: '审核层级',
  negative: '可为负数',
  formula: '计算公式',
  preferred: '采用的来源',
  holidays: '放假的工作日',
  workdays: '调休上班的周末',
  amendments: '效力',
  signed: '印发日期',
}

/** Whether a field is one on which lights depend. */
export function isJudgedField(field: string): field is JudgedField {
  return field in judgedFieldTitles
}

/** The fields of a target, an indicator, a document or a year's calendar. */
type JudgedRecord = Partial<
  TargetRecord &
    Omit<Indicator, keyof TargetRecord> &
    Pick<PolicyDocument, 'signed'> &
    Pick<CalendarYear, 'holidays' | 'workdays'>
>

/** The names of other records by their ids. */
export interface JudgedNames {
  readonly document: (id: string) => string
  readonly indicator: (id: string) => string
}

/** The words for fields whose value is not shown as it is stored. */
const fieldTexts: {
  readonly [Field in JudgedField]?: (record: JudgedRecord, names: JudgedNames) => string | undefined
} = {
  basis: ({ basis }) => basis && basisWords[basis],
  start: ({ start }) => start && dateText(start),
  due: ({ due }) => due && dateText(due),
  signed: ({ signed }) => signed && dateText(signed),
  plan: plannedText,
  amendments: (target, { document }) => amendedText(target, document),
  holidays: ({ holidays = [] }) => daysText(holidays),
  workdays: ({ workdays = [] }) => daysText(workdays),
  direction: ({ direction }) => direction && directionSpellings[direction][0],
  frequency: ({ frequency }) => frequency && frequencySpellings[frequency][0],
  accumulation: ({ accumulation }) => accumulation && accumulationSpellings[accumulation][0],
  januaryMerged: ({ januaryMerged }) => (januaryMerged ? '是' : '否'),
  negative: ({ negative }) => (negative ? '是' : '否'),
  reportDays: ({ reportDays }) => (reportDays === null ? '不用报送' : `期后第${reportDays}个工作日`),
  releaseMonths: ({ releaseMonths }) => (releaseMonths ? `期后${releaseMonths}个月才有数` : '期末即有数'),
  owedFrom: ({ owedFrom }) => (owedFrom ? dateText(owedFrom) : '随目标起始'),
  earlier: ({ earlier = [] }) => earlier.map(earlierText).join('，') || '同现在',
  reviewLevels: ({ reviewLevels }) => reviewLevelsText(reviewLevels),
  formula: ({ formula }, { indicator }) => (formula ? formulaText(formula, indicator) : '由单位填报'),
  preferred: ({ preferred }, { indicator }) => (preferred ? indicator(preferred) : '填报单位的数'),
}

/** The value of a field in words, for comparison with another; empty where there is none. */
export function judgedFieldText(record: JudgedRecord, field: JudgedField, names: JudgedNames): string {
  const text = fieldTexts[field]
  return (text ? text(record, names) : (record[field] as string | undefined)) ?? ''
}

function earlierText({ until, reportDays }: NonNullable<Indicator['earlier']>[number]): string {
  return `至${dateText(until)}${reportDays === null ? '不用报送' : `期后第${reportDays}个工作日`}`
}

/** The days of one year: 1月1日、5月1日. */
function daysText(days: readonly string[]): string {
  const texts = days.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`)
  return texts.length === 0 ? '无' : texts.join('、')
}

function plannedText({ plan }: JudgedRecord): string {
  if (plan?.kind !== 'points') return '按时间均匀'
  return plan.points
    .map(
      ({ date, share }) =>
        `${dateText(date)} ${formatExact(new Decimal(share).times(100).toDecimalPlaces(2))}%`,
    )
    .join('，')
}

/** Whether a target is in force, and by which documents it was adjusted or withdrawn. */
function amendedText(
  target: Partial<Pick<TargetRecord, 'amendments' | 'printed' | 'value' | 'due'>>,
  titleOf: (document: string) => string,
): string {
  const { amendments = [] } = target
  const titles = [...new Set(amendments.map(({ document }) => `《${titleOf(document)}》`))].join('、')
  if (isWithdrawn(target)) return `已撤销，见${titles}`
  const { value, due } = target.printed ?? {}
  const before = [
    ...(value === undefined || value === target.value ? [] : [value]),
    ...(due === undefined || due === target.due ? [] : [dateText(due)]),
  ]
  const printed = before.length === 0 ? '' : `，原定 ${before.join('、')}`
  return titles === '' ? '在用' : `在用，经${titles}调整${printed}`
}
