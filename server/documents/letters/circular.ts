import { formatShare } from '#metrics/numbers/display-digits.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { unended, withinQuotes } from '#metrics/wording/quoted.ts'
import { stampOfPicture } from '../core-properties.ts'
import type { DocumentSource } from '../source.ts'
import { countedLights } from '../summary.ts'
import { fittedTable, type FittedCell } from '../word/fitted-table.ts'
import { letterEnd, letterHead, letterProof } from '../word/letter.ts'
import { typeArea } from '../word/page.ts'
import { wordText, type WordText } from '../word/text.ts'
import { wordDocument } from '../word/word-document.ts'
import { openingWords } from './opening.ts'
import { overdueParagraphs } from './overdue.ts'
import { isUnanswered, type SourceOrder } from './own-orders.ts'
import { rankingRule, sharedRule, rankedGroups, type GroupRank } from './ranked-groups.ts'

/** A picture with the figures that the circular computes from it. */
export interface CircularSource extends DocumentSource {
  /** The lead organisations with their ranks. */
  readonly units: readonly GroupRank[]
}

export function circularSource(source: DocumentSource): CircularSource {
  return { ...source, units: rankedGroups('organisation', source.targets) }
}

/** The document 通报: the ranking of organisations by their targets, overdue reports, and orders that are overdue or that nobody answers. */
export function circular(picture: DocumentSource): Uint8Array<ArrayBuffer> {
  const source = circularSource(picture)
  const text = wordText()
  const title = `${source.meeting.title}目标完成情况通报`
  const overdue = overdueParagraphs(source, text, [...source.targets.keys()])
  const content = [
    ...letterHead(text, source, title),
    text.paragraph('Normal', ...openingWords(source)),
    text.paragraph('Heading1', '一、各牵头单位完成情况'),
    rankingTable(source, text),
    text.paragraph(
      'Note',
      source.targets.some(({ alsoLedBy }) => alsoLedBy) ? rankingRule + sharedRule : rankingRule,
    ),
    text.paragraph('Heading1', '二、逾期未报'),
    ...(overdue.length > 0 ? overdue : [text.paragraph('Normal', '没有逾期未报的目标。')]),
    text.paragraph('Heading1', '三、逾期未办结的督办事项'),
    ...orderParagraphs(source, text, isOverdue, '没有逾期未办结的督办事项。'),
    text.paragraph('Heading1', '四、未到期、超过时限未答复的督办事项'),
    ...orderParagraphs(source, text, isUnansweredBeforeDue, '没有未到期、超过时限未答复的督办事项。'),
    text.paragraph('Heading1', '五、数据说明'),
    ...letterProof(text, source, { agenda: false }),
    ...letterEnd(text, source),
  ]
  return wordDocument(stampOfPicture(source), { title, content: content.join(''), pictures: [] })
}

/** The lights that count for the rank of an organisation. */
const rankedLights = countedLights.slice(0, 6)
const columns = [
  { head: '名次' },
  { head: '牵头单位', breaks: true as const },
  { head: '目标' },
  ...rankedLights.map(([, light]) => ({ head: lightWord(light) })),
  { head: '达标比重' },
]
const counts = ['all', ...rankedLights.map(([key]) => key)] as const

function rankingTable({ units }: CircularSource, text: WordText): string {
  const rows = units.map((unit, place): readonly FittedCell[] => {
    const figure = (field: string, shown: string): FittedCell => [
      'Figure',
      [{ key: `units/${place}/${field}`, text: shown }],
    ]
    return [
      figure('place', unit.place === null ? '—' : String(unit.place)),
      ['Cell', [unit.name]],
      ...counts.map((field) => figure(`summary/${field}`, String(unit.summary[field]))),
      figure('onTrack', unit.onTrack === null ? '—' : formatShare(unit.onTrack)),
    ]
  })
  return fittedTable(text, columns, rows, typeArea.width)
}

const isOverdue = ({ left }: SourceOrder) => left !== null && left < 0
/** Whether an order is told as unanswered. Each order is told once, by the first reason that applies. */
const isUnansweredBeforeDue = (order: SourceOrder) => isUnanswered(order) && !isOverdue(order)

function orderParagraphs(
  { orders }: CircularSource,
  { paragraph }: WordText,
  isMeant: (order: SourceOrder) => boolean,
  none: string,
): string[] {
  if (!orders) return [paragraph('Normal', '这一版快照定格时尚不保存督办事项；各事项见系统。')]
  const meant = [...orders.entries()].filter(([, order]) => isMeant(order))
  if (meant.length === 0) return [paragraph('Normal', none)]
  return meant.map(([place, order], position) => {
    const of = (field: keyof SourceOrder, shown: string) => ({ key: `orders/${place}/${field}`, text: shown })
    return paragraph(
      'Normal',
      `${position + 1}．${order.organisationName}：`,
      of('number', order.number),
      '“',
      of('order', withinQuotes(unended(order.order))),
      '”',
      ...(order.due === null ? [] : ['，期限', of('due', dateText(order.due))]),
      '，',
      of('standing', order.standing),
      '。',
    )
  })
}
