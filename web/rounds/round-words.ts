import type { Round, RoundAsk, RoundBrief } from '#server/contract/rounds.ts'

/** How a round stands, in a word or two. */
export function roundState({ closed, unanswered, overdue }: RoundBrief): string {
  if (closed) return '已结束'
  if (unanswered === 0) return '都已答复'
  return overdue > 0 ? `逾期 ${overdue} 条未答复` : '正在征集'
}

const isAnswered = ({ standing: { state } }: Pick<RoundAsk, 'standing'>) =>
  state === 'answered' || state === 'answered-late'

/** The asks of a round that nobody has answered, by organisation. */
export function unansweredOf({ asks }: Pick<Round, 'asks'>): readonly (readonly [RoundAsk, ...RoundAsk[]])[] {
  const open = asks.filter((ask) => !isAnswered(ask))
  return [...Map.groupBy(open, ({ organisation }) => organisation).values()] as [RoundAsk, ...RoundAsk[]][]
}

/** The asks of a round clause by clause, in their order. */
export function asksByClause({ asks }: Pick<Round, 'asks'>): readonly (readonly [RoundAsk, ...RoundAsk[]])[] {
  return [...Map.groupBy(asks, ({ clause }) => clause).values()] as [RoundAsk, ...RoundAsk[]][]
}
