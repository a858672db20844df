import { actionStateWords } from '#metrics/wording/action-items/states.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { DocumentSource } from '../source.ts'
import { fittedTable, type FittedCell } from '../word/fitted-table.ts'
import { typeArea } from '../word/page.ts'
import type { Inline, WordText } from '../word/text.ts'
import type { SourceOrder } from './own-orders.ts'

const columns = [
  { head: '编号' },
  { head: '督办事项', breaks: true },
  { head: '责任单位', breaks: true },
  { head: '期限' },
  { head: '进展', breaks: true },
  { head: '最近反馈', breaks: true },
] as const

/** These orders of a picture as a table: order, owner, due date, standing and last report. */
export function orderTable(
  { orders }: Pick<DocumentSource, 'orders'>,
  text: WordText,
  isMeant: (order: SourceOrder) => boolean,
): string[] {
  if (!orders) return [text.paragraph('Note', '这一版快照定格时尚不保存督办事项；各事项见系统。')]
  const meant = [...orders.entries()].filter(([, order]) => isMeant(order))
  if (meant.length === 0) return []
  const rows = meant.map(([place, order]): readonly FittedCell[] => {
    const of = (field: string, shown: string) => ({ key: `orders/${place}/${field}`, text: shown })
    const { due, person, standing, state, report, collaborators = [] } = order
    const helping = collaborators.map(({ name }) => name).join('、')
    return [
      ['Cell', [of('number', order.number)]],
      ['Cell', [of('order', order.order)]],
      [
        'Cell',
        [`${order.organisationName}${person === null ? '' : `（${person}）`}`],
        ...(helping === '' ? [] : [[`配合：${helping}`]]),
      ],
      ['Figure', [due === null ? '—' : of('due', due)]],
      ['Cell', [standing === '' ? of('state', actionStateWords[state]) : of('standing', standing)]],
      ['Cell', reportWords(report, of)],
    ]
  })
  return [fittedTable(text, columns, rows, typeArea.width)]
}

function reportWords(
  report: SourceOrder['report'],
  of: (field: string, shown: string) => Exclude<Inline, string>,
): Inline[] {
  if (!report) return ['没有反馈']
  return [of('report/on', dateText(report.on)), '：', of('report/text', report.text)]
}
