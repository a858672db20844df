import { dateText } from '#metrics/wording/dates.ts'
import type { DocumentSource } from '../source.ts'
import { summaryWords } from '../summary.ts'

/** The first paragraph of a document: day, scopes, and the number of targets with each light. */
export function openingWords({ at, summary, scopes, comparedWith }: DocumentSource) {
  const range = scopes ? `范围为${scopes.map(({ name }) => name).join('、')}，` : ''
  return [
    '按基准日',
    { key: 'at', text: dateText(at) },
    `已审核通过的数据，本次会议${range}共列目标`,
    { key: 'summary/all', text: String(summary.all) },
    '项，其中',
    ...summaryWords(summary),
    '。',
    ...(comparedWith
      ? ['与基准日为', { key: 'comparedWith/at', text: dateText(comparedWith.at) }, '的上一次会议比较。']
      : []),
  ]
}
