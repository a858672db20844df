import { ORDERS_AHEAD } from '../../action-items/on-agenda.ts'
import { DUE_SOON_DAYS, type AgendaFigures, type AgendaItem } from '../../agenda/agenda.ts'
import { BELOW_MEDIAN, pointsBelowMedian, type RankAmong } from '../../agenda/among.ts'
import { agendaKinds, type AgendaKind, type TargetKind } from '../../agenda/kinds.ts'
import type { MilestonesDue } from '../../agenda/milestones-due.ts'
import type { Judgement } from '../../agenda/narrative.ts'
import { formatGap, formatProbability, formatShare } from '../../numbers/display-digits.ts'
import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'
import { dateText } from '../dates.ts'
import { formatPeriodText } from '../periods.ts'
import { quoted } from '../quoted.ts'
import { lightWord } from './lights.ts'
import { likelihoodWord } from './outlooks.ts'

/** The kinds of agenda items, in a word. */
export const agendaKindWords: Readonly<Record<AgendaKind, string>> = {
  'newly-red': '新转红灯',
  red: '红灯',
  'overdue-report': '逾期未报',
  unlikely: '预测难以达成',
  contradiction: '研判与灯不符',
  'below-median': '低于中位数',
  'due-soon': '临近到期',
  'returned-value': '退回未重报',
  'unexplained-value': '疑问未说明',
  'light-revised': '更正改灯',
  recovered: '追回进度',
  'newly-met': '新达成',
  'milestones-due': '里程碑到期',
  'order-overdue': '督办逾期',
  'order-unanswered': '督办未答复',
  'order-extension': '督办申请延期',
  'order-to-check': '督办待复核',
  'order-extended': '督办已延期',
  'order-due': '督办将到期',
  added: '秘书增列',
}

/** The words for an organisation's own expectation. */
export const judgementWords: Readonly<Record<Judgement, string>> = {
  able: '能完成',
  'at-risk': '有风险',
  'needs-help': '需协调',
}

/** The rule by which items follow each other, shown with every agenda. */
export const agendaSequenceText =
  `议题依次为：${agendaKinds.map((kind) => agendaKindWords[kind]).join('、')}。` +
  `同类中差距大的、逾期久的、离期限近的在前；到期前 ${DUE_SOON_DAYS} 天内未达成的列为临近到期；` +
  `同一指标三地以上可比的，低于中位数 ${BELOW_MEDIAN} 个百分点及以上的列出；督办事项 ${ORDERS_AHEAD} 个工作日内到期的列出。`

/** The subject of an item. */
export interface AgendaSubject {
  readonly name: string
  readonly regionName: string
  readonly organisationName: string
  /** 推定: no document prints a lead organisation. */
  readonly leadAssumed: boolean
}

/** An item in one sentence with its figures: its kind, its progress, the last meeting's standing, and its organisation. */
export function agendaSentence({ kind, figures }: AgendaItem, subject: AgendaSubject): string {
  const { name, regionName, organisationName, leadAssumed } = subject
  const lead = `牵头：${organisationName}${leadAssumed ? '（推定）' : ''}`
  const state = [stateText(kind, figures), ...figuresText(figures)].join('，')
  return `${regionName}${quoted(name)}${state}。${lead}。`
}

function stateText(kind: TargetKind, figures: AgendaFigures): string {
  const { light, lastLight, meetings, overdueDays, chance, lastChance, daysLeft, revisedLight } = figures
  const { judgement, returned, unexplained, among } = figures
  const now = lightWord(light)
  const since = meetings > 1 ? `，连续 ${meetings} 次会议如此` : ''
  switch (kind) {
    case 'newly-red':
    case 'recovered':
    case 'newly-met':
      return turnText(figures)
    case 'red':
      return now + since
    case 'added':
      return `现为${now}`
    case 'overdue-report':
      return `逾期 ${overdueDays} 天未报${since}`
    case 'unlikely':
      return `按期达成的概率${spaced(formatProbability(chance!))}（${likelihoodWord(chance!)}）${
        lastChance === null ? '' : `，上次${spaced(formatProbability(lastChance))}`
      }，现为${now}`
    case 'contradiction':
      return `牵头单位研判“${judgementWords[judgement!]}”，现为${now}`
    case 'below-median':
      return `完成进度低于中位数 ${pointsText(pointsBelowMedian(among!))}，现为${now}`
    case 'returned-value':
      return `${formatPeriodText(returned!)}的数被退回，尚未重报，现为${now}`
    case 'unexplained-value':
      return `${formatPeriodText(unexplained!)}的数有疑问未说明，现为${now}`
    case 'due-soon':
      return daysLeft === 0 ? `今日到期，现为${now}` : `还有 ${daysLeft} 天到期，现为${now}`
    case 'light-revised':
      return `上次会议的${lightWord(lastLight)}按更正后的数据应为${lightWord(revisedLight)}，现为${now}`
  }
}

/** A light that turned since the last meeting, by what is known now of that meeting. */
function turnText({ light, lastLight, revisedLight }: AgendaFigures): string {
  const now = lightWord(light)
  if (revisedLight === null) return `由${lightWord(lastLight)}转为${now}`
  return revisedLight === light
    ? `现为${now}，按更正后的数据上次会议时已是如此`
    : `按更正后的数据由${lightWord(revisedLight)}转为${now}`
}

/** A figure has a blank before it; 不到 and 超过 are words themselves. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text)

function figuresText({ completion, distance, schedule, gap, lastGap, among }: AgendaFigures): string[] {
  return [
    completionText(completion, distance),
    schedule === null ? '' : `序时 ${formatShare(schedule)}`,
    gap === null ? '' : `差距 ${formatGap(gap)}`,
    gap === null || lastGap === null ? '' : `差距较上次${changeOfGap(gap - lastGap)}`,
    among === null ? '' : amongText(among),
  ].filter(Boolean)
}

/**
 * The progress of a target. One that is judged by its distance from the baseline is told by that, because its completion, counted from
 * zero, would flatter.
 */
function completionText(completion: number | null, distance: number | null): string {
  if (distance !== null && distance !== completion) return `增量完成率 ${formatShare(distance)}`
  return completion === null ? '' : `完成率 ${formatShare(completion)}`
}

/** The rank of a target among the others: rank, highest, median and lowest. */
function amongText({ place, of, highest, median, lowest, regional }: RankAmong): string {
  const all = `最高 ${formatShare(highest)}，中位 ${formatShare(median)}，最低 ${formatShare(lowest)}`
  return `同一指标 ${of} ${regional ? '地' : '家单位'}中第 ${place} 位（${all}）`
}

const pointsText = (points: number) =>
  `${formatFigure(roundToDigits(points, 1, 'half-up'))}${THIN_SPACE}个百分点`

/** The change between two gaps, in percentage points. */
function changeOfGap(change: number): string {
  const figure = roundToDigits(change, 1, 'half-up')
  if (Number(figure) === 0) return '持平'
  return ` ${change > 0 ? '+' : ''}${formatFigure(figure)}${THIN_SPACE}个百分点`
}

/** The number of milestones that are named in a sentence; of more only the number is told. */
const NAMED = 3

/** The milestones of one organisation and day in one sentence. `organisationName`: the present name. */
export function milestonesSentence(
  { names, due, daysLeft, leadAssumed }: MilestonesDue,
  organisationName: string,
): string {
  const named = names.slice(0, NAMED).map(quoted).join('、')
  const count = names.length > NAMED ? `${named}等 ${names.length} 项里程碑` : `里程碑${named}`
  const when =
    daysLeft > 0 ? `还有 ${daysLeft} 天到期` : daysLeft === 0 ? '今日到期' : `已于 ${-daysLeft} 天前到期`
  return `${count}${when}（${dateText(due)}），请说明是否完成。牵头：${organisationName}${leadAssumed ? '（推定）' : ''}。`
}
