import { agendaKinds, DUE_SOON_DAYS, type AgendaItem, type AgendaKind } from '../../agenda/agenda.ts'
import type { Judgement } from '../../agenda/narrative.ts'
import { formatGap, formatProbability, formatShare } from '../../numbers/display-digits.ts'
import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'
import { lightWord } from './lights.ts'
import { likelihoodWord } from './outlooks.ts'

/** Why a target is on the agenda, in a word. */
export const agendaKindWords: Readonly<Record<AgendaKind, string>> = {
  'newly-red': '新转红灯',
  red: '红灯',
  'overdue-report': '逾期未报',
  unlikely: '预测难以达成',
  contradiction: '研判与灯不符',
  'due-soon': '临近到期',
  'light-revised': '更正改灯',
  recovered: '追回进度',
  'newly-met': '新达成',
  added: '秘书增列',
}

/** What a unit's own judgement is called. */
export const judgementWords: Readonly<Record<Judgement, string>> = {
  able: '能完成',
  'at-risk': '有风险',
  'needs-help': '需协调',
}

/** The rule of the order, shown with every agenda. */
export const agendaOrderText =
  `议题依次为：${agendaKinds.map((kind) => agendaKindWords[kind]).join('、')}。` +
  `同类中差距大的、逾期久的、离期限近的在前；到期前 ${DUE_SOON_DAYS} 天内未达成的列为临近到期。`

/** What an item is about. */
export interface AgendaSubject {
  readonly name: string
  readonly regionName: string
  readonly organisationName: string
  /** 推定: no document prints a lead. */
  readonly leadAssumed: boolean
}

/** An item in one sentence with its figures: what it is, how far it is, how it stood last time, who answers for it. */
export function agendaSentence({ kind, figures }: AgendaItem, subject: AgendaSubject): string {
  const { name, regionName, organisationName, leadAssumed } = subject
  const lead = `牵头：${organisationName}${leadAssumed ? '（推定）' : ''}`
  const state = [stateText(kind, figures), ...figuresText(figures)].join('，')
  // Quotation marks within quotation marks are single ones (GB/T 15834).
  const quoted = name.replaceAll('“', '‘').replaceAll('”', '’')
  return `${regionName}“${quoted}”${state}。${lead}。`
}

function stateText(kind: AgendaKind, figures: AgendaItem['figures']): string {
  const { light, lastLight, meetings, overdueDays, chance, lastChance, daysLeft, revisedLight } = figures
  const { judgement } = figures
  const now = lightWord(light)
  const row = meetings > 1 ? `，连续 ${meetings} 次会议如此` : ''
  switch (kind) {
    case 'newly-red':
    case 'recovered':
    case 'newly-met':
      return `由${lightWord(lastLight)}转为${now}`
    case 'red':
      return now + row
    case 'added':
      return `现为${now}`
    case 'overdue-report':
      return `逾期 ${overdueDays} 天未报${row}`
    case 'unlikely':
      return `按期达成的概率${spaced(formatProbability(chance!))}（${likelihoodWord(chance!)}）${
        lastChance === null ? '' : `，上次${spaced(formatProbability(lastChance))}`
      }，现为${now}`
    case 'contradiction':
      return `牵头单位研判“${judgementWords[judgement!]}”，现为${now}`
    case 'due-soon':
      return daysLeft === 0 ? `今日到期，现为${now}` : `还有 ${daysLeft} 天到期，现为${now}`
    case 'light-revised':
      return `上次会议的${lightWord(lastLight)}按更正后的数据应为${lightWord(revisedLight)}，现为${now}`
  }
}

/** A figure is set off from the word before it; 不到 and 超过 are words themselves. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text)

function figuresText({ completion, distance, schedule, gap, lastGap }: AgendaItem['figures']): string[] {
  return [
    completionText(completion, distance),
    schedule === null ? '' : `序时 ${formatShare(schedule)}`,
    gap === null ? '' : `差距 ${formatGap(gap)}`,
    gap === null || lastGap === null ? '' : `差距较上次${changeOfGap(gap - lastGap)}`,
  ].filter(Boolean)
}

/** Where what is judged is the way from the baseline, completion alone would flatter. */
function completionText(completion: number | null, distance: number | null): string {
  if (distance !== null && distance !== completion) return `增量完成率 ${formatShare(distance)}`
  return completion === null ? '' : `完成率 ${formatShare(completion)}`
}

/** Of two gaps, which are in percentage points. */
function changeOfGap(change: number): string {
  const figure = roundToDigits(change, 1, 'half-up')
  if (Number(figure) === 0) return '持平'
  return ` ${change > 0 ? '+' : ''}${formatFigure(figure)}${THIN_SPACE}个百分点`
}
