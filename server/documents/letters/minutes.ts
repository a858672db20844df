import { dateText } from '#metrics/wording/dates.ts'
import { quoted, unended } from '#metrics/wording/quoted.ts'
import { stampOfPicture } from '../core-properties.ts'
import { rowFigures } from '../row-figures.ts'
import type { DocumentSource, Proceedings } from '../source.ts'
import { letterEnd, letterHead, letterProof } from '../word/letter.ts'
import { wordText, type Inline, type WordText } from '../word/text.ts'
import { wordDocument } from '../word/word-document.ts'
import { openingWords } from './opening.ts'
import { ordinal } from './ordinal.ts'

/** A picture with the proceedings of its meeting. */
interface HeldSource extends DocumentSource {
  readonly proceedings: Proceedings
}

/** The document 纪要: the decisions of a meeting, page by page of its agenda, with the notes, and its orders in one list. */
export function minutes(picture: DocumentSource): Uint8Array<ArrayBuffer> {
  const { proceedings } = picture
  if (!proceedings) throw new Error('Minutes are made of what was written down at a meeting')
  const source = { ...picture, proceedings }
  const text = wordText()
  const title = `${source.meeting.title}纪要`
  const draft = proceedings.closedAt === null
  const content = [
    ...letterHead(text, source, title),
    ...(draft ? [text.paragraph('Demo', '（记录稿，会议尚未结束）')] : []),
    text.paragraph('Normal', ...courseWords(source), ...openingWords(source)),
    ...attended(source, text),
    text.paragraph('Heading1', '一、议定事项'),
    ...written(source, text, 'decision', '会议没有记下议定事项。'),
    text.paragraph('Heading1', '二、交办事项'),
    ...ordered(source, text),
    text.paragraph('Heading1', '三、讨论情况'),
    ...written(source, text, 'note', '会议没有记下讨论情况。'),
    text.paragraph('Heading1', '四、数据说明'),
    ...letterProof(text, source, { agenda: false }),
    ...letterEnd(text, source),
  ]
  return wordDocument(stampOfPicture(source), { title, content: content.join(''), pictures: [] })
}

/** The time of the meeting, and the person who wrote the notes. */
function courseWords({ meeting, proceedings }: HeldSource): Inline[] {
  const held = { key: 'meeting/date', text: dateText(meeting.date) }
  const recorder = proceedings.attendance?.recorder || proceedings.heldBy
  return [held, `，${meeting.title}召开，${recorder}记录。`]
}

/** The people who were present. */
function attended({ proceedings }: HeldSource, { paragraphs }: WordText): string[] {
  const attendees = proceedings.attendance?.attendees ?? ''
  if (attendees === '') return []
  // A list that begins with a word such as 主持： has its own heading.
  const word = /^.{1,6}：/.test(attendees) ? '' : '出席：'
  return [paragraphs('Normal', word, { key: 'proceedings/attendance/attendees', text: attendees })]
}

/** The notes of the pages in the order of the agenda; the general page comes last. */
function written(
  source: HeldSource,
  { paragraph, paragraphs }: WordText,
  field: 'decision' | 'note',
  none: string,
): string[] {
  const { items, targets, proceedings } = source
  const agenda = [...new Set(items.flatMap(({ target }) => target ?? []))]
  const placeOn = (page: string) => {
    const place = agenda.indexOf(page)
    return place >= 0 ? place : page === 'general' ? Infinity : agenda.length
  }
  const pages = [...proceedings.notes.entries()]
    .filter(([, note]) => note[field].trim() !== '')
    .toSorted(([, a], [, b]) => (placeOn(a.page) === placeOn(b.page) ? 0 : placeOn(a.page) - placeOn(b.page)))
  if (pages.length === 0) return [paragraph('Normal', none)]
  return pages.flatMap(([place, note], position) => {
    const target = targets.findIndex((row) => row.target === note.page)
    const row = targets[target]
    const heading = row ? `${row.regionName ?? row.region}${quoted(row.name)}` : '综合'
    return [
      paragraph('Heading2', `（${ordinal(position + 1)}）${heading}`),
      ...(row && field === 'decision' ? [paragraph('SaidFirst', ...outcomeWords(source, target))] : []),
      paragraphs('Normal', { key: `proceedings/notes/${place}/${field}`, text: note[field] }),
    ]
  })
}

/** How a target stood at the decision, by the picture. */
function outcomeWords({ targets }: DocumentSource, place: number): Inline[] {
  const row = targets[place]!
  const { light, reached, commitment, completion, gap } = rowFigures(row, place)
  const measured = row.distance === null ? '完成率' : '增量完成率'
  return [
    ...['快照：', light, '，承诺', commitment],
    ...((row.achieved ?? row.value) === null ? [] : ['，实绩', reached]),
    ...((row.distance ?? row.completion) === null ? [] : [`，${measured}`, completion]),
    ...(row.gap === null ? [] : ['，差距', gap, '个百分点']),
    '。',
  ]
}

function ordered({ proceedings }: HeldSource, { paragraph }: WordText): string[] {
  if (proceedings.orders.length === 0) return [paragraph('Normal', '会议没有交办督办事项。')]
  return proceedings.orders.map((order, place) => {
    const of = (field: string, shown: string) => ({
      key: `proceedings/orders/${place}/${field}`,
      text: shown,
    })
    const { number, organisationName, person, collaborators, due } = order
    return paragraph(
      'Normal',
      `${place + 1}．`,
      of('order', unended(order.order)),
      `（${organisationName}${person === null ? '' : `，责任人${person}`}`,
      collaborators.length === 0 ? '' : `；配合单位：${collaborators.join('、')}`,
      '；',
      of('number', number),
      ...(due === null ? ['；待交办'] : ['；期限', of('due', dateText(due))]),
      '）。',
    )
  })
}
