import { formatShare } from '../../numbers/display-digits.ts'
import { formatQuantity } from '../../numbers/quantity.ts'
import type { AskStanding } from '../../agenda/rounds.ts'
import { dateText } from '../dates.ts'
import { formatPeriodText } from '../periods.ts'

/** The parts of an answer to a round, in their order, with what is asked by each. */
export const roundPartWords = { progress: '进展', problems: '问题', next: '下一步' } as const

/** The message to an organisation that a round asks about so many clauses, or reminds of them. */
export function roundAskText(
  { title, organisationName, clauses, due }: RoundMessage,
  cause: 'asked' | 'reminded',
): string {
  const state = cause === 'asked' ? '' : '尚未答复，'
  return `“${title}”请${organisationName}报送 ${clauses} 条的进展、问题和下一步，${state}请在${dateText(due)}以前在“报送轮次”里答复。`
}

interface RoundMessage {
  readonly title: string
  readonly organisationName: string
  readonly clauses: number
  readonly due: string
}

/** How an organisation stands, in a word or two. */
export function askStandingText({ state, daysLate }: AskStanding): string {
  if (state === 'answered') return '已答复'
  if (state === 'answered-late') return `已答复，迟 ${daysLate} 天`
  return state === 'awaited' ? '未答复' : `逾期 ${daysLate} 天未答复`
}

/** A figure beside an answer: the value that was approved, with its period and completion; null where none is reported. */
export function roundFigureText({
  value,
  unit,
  decimals,
  period,
  completion,
}: {
  readonly value: number | null
  readonly unit: string
  readonly decimals: number
  readonly period: string | null
  readonly completion: number | null
}): string | null {
  if (value === null) return null
  const of = period === null ? '' : `（${formatPeriodText(period)}）`
  const reached = completion === null ? '' : `，完成率 ${formatShare(completion)}`
  return `${formatQuantity(value, unit, decimals)}${of}${reached}`
}
