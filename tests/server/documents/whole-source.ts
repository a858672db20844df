import type { DocumentKind } from '#server/contract/document-kinds.ts'
import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import { run } from '#server/documents/make-document.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { sampleSource } from './sample-source.ts'

/** A hostile text: a formula, signs of XML, control characters, marks of writing direction, half an emoji and whole ones, line breaks. */
export const hostile =
  '\u3000＝1+1=HYPERLINK("x")<b>&amp;&\u0000\u0007\u001F\u202E反\u200F\u2066😀👨‍👩‍👧\uD83D\uFFFE]]>\r\n\t\u2028--><!--'
const plain = sampleSource(4)
const [item] = plain.items
const target = item!.target!

/** A meeting with data of every kind. */
export const whole: DocumentSource = {
  ...plain,
  items: [
    ...plain.items,
    { ...item!, key: 'order-overdue.2024-3', kind: 'order-overdue', order: '2024-3', figures: null },
    { ...item!, key: 'milestones-due.x-2024-12-31', kind: 'milestones-due', target: null, figures: null },
  ],
  dropped: [{ ...item!, key: 'unlikely.other-1', kind: 'unlikely', target: 'other-1', reason: '另行研究' }],
  narratives: [
    {
      target,
      organisation: 'zhaoqing-gongxin',
      organisationName: '市工业和信息化局',
      due: '2024-10-23',
      askedBy: '秘书',
      askedAt: '2024-10-21T09:00:00.000+08:00',
      version: 2,
      answer: { cause: '用地晚', measures: '驻点', coordination: '请批复', judgement: 'needs-help' },
      answeredBy: '张三',
      answeredAt: '2024-10-22T09:00:00.000+08:00',
    },
  ],
  snapshot: { ...plain.snapshot, version: 2, reason: '更正9月数' },
  proceedings: {
    heldBy: '秘书',
    closedAt: '2024-10-25T11:00:00.000+08:00',
    attendance: { recorder: '李四', attendees: '王五、各区' },
    notes: [{ page: target, note: '缺站址', decision: '月底前落实' }],
    orders: [
      {
        number: '督办〔2024〕4号',
        order: '落实站址',
        organisationName: '市自然资源局',
        person: '张三',
        collaborators: ['端州区政府'],
        due: '2024-11-15',
      },
    ],
  },
}

/** The fields with words of people or the catalogue. */
const worded = new Set(
  (
    'name unit regionName documentTitle commitment clause organisationName title sentence comment editedBy person standing text ' +
    'frozenBy redTitle issuer closing copies cause measures coordination answeredBy askedBy note decision heldBy order number ' +
    'recorder attendees ' +
    'options collaborators'
  ).split(' '),
)
const isWorded = (path: string) =>
  /(?:^dropped.*|^snapshot)\/reason$/.test(path) ||
  (!/^items\/\d+\/order$/.test(path) &&
    worded.has(
      path
        .replace(/\/\d+$/, '')
        .split('/')
        .at(-1)!,
    ))

/** The source with the same words in every field that people or the catalogue word. */
export function withWords<T>(value: T, words: string, path = ''): T {
  if (typeof value === 'string') return (isWorded(path) ? words : value) as T
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).map(([step, part]) => [
    step,
    withWords(part as unknown, words, path === '' ? step : `${path}/${step}`),
  ])
  return (Array.isArray(value) ? told.map(([, part]) => part) : Object.fromEntries(told)) as T
}

/** The document that the thread makes of a source, from the text of its snapshot. */
export const madeOf = (
  { meeting, snapshot, head, proceedings, summary: _, ...picture }: DocumentSource,
  kind: DocumentKind,
) =>
  run({
    kind,
    picture: JSON.stringify(picture satisfies MeetingSnapshot),
    meeting,
    snapshot,
    head,
    ...(proceedings && { proceedings }),
  })
