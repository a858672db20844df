import { withUnit } from '#metrics/wording/side-by-side.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import { stampOfPicture } from '../core-properties.ts'
import { curvePicture, curveSize } from '../curves/curve-picture.ts'
import { letterEnd, letterHead, letterProof } from '../word/letter.ts'
import type { DocumentSource } from '../source.ts'
import { targetTable } from '../target-table.ts'
import { pictureParagraph, type WordPicture } from '../word/picture.ts'
import { wordText, type WordText } from '../word/text.ts'
import { wordDocument } from '../word/word-document.ts'
import { narrativeBeside, noNarrativesKept } from './narratives.ts'
import { openingWords } from './opening.ts'
import { ordinal } from './ordinal.ts'

/** Only the first items of the agenda have curves. */
const mostCurves = 6
const pictureWidth = 156
const pictureHeight = (pictureWidth * curveSize.height) / curveSize.width

/** The document 简报: the agenda with the narratives of organisations, all targets in one table, and the curves of the first items. */
export function brief(source: DocumentSource): Uint8Array<ArrayBuffer> {
  const text = wordText()
  const title = `${source.meeting.title}目标进展情况`
  const curves = curvesOf(source, text)
  const content = [
    ...letterHead(text, source, title),
    text.paragraph('Normal', ...openingWords(source)),
    text.paragraph('Heading1', '一、议题'),
    ...agendaParagraphs(source, text),
    text.paragraph('Heading1', '二、各项目标进展'),
    ...targetTable(
      source,
      text,
      source.targets.map((_, place) => place),
    ),
    text.paragraph('Heading1', '三、重点目标曲线'),
    ...curves.paragraphs,
    text.paragraph('Heading1', '四、数据说明'),
    ...letterProof(text, source, { agenda: true }),
    ...letterEnd(text, source),
  ]
  return wordDocument(stampOfPicture(source), { title, content: content.join(''), pictures: curves.pictures })
}

/** The items with the secretary's comments; the first item on a target also has the narrative of its organisation. */
function agendaParagraphs(source: DocumentSource, text: WordText): string[] {
  const { items, narratives } = source
  const { paragraph } = text
  if (items.length === 0) return [paragraph('Normal', '范围内没有红灯、逾期、临近到期或有变化的目标。')]
  let groups = 0
  const first = new Map(items.toReversed().map((item) => [item.target, item]))
  const paragraphs = items.flatMap((item, place) => {
    const { kind, target, sentence, comment } = item
    return [
      ...(items[place - 1]?.kind === kind
        ? []
        : [paragraph('Heading2', `（${ordinal(++groups)}）${agendaKindWords[kind]}`)]),
      paragraph('Normal', `${place + 1}．`, { key: `items/${place}/sentence`, text: sentence }),
      ...(comment ? [paragraph('Normal', '批注：', { key: `items/${place}/comment`, text: comment })] : []),
      ...(target !== null && first.get(target) === item ? narrativeBeside(source, text, target) : []),
    ]
  })
  return narratives ? paragraphs : [...paragraphs, paragraph('Note', noNarrativesKept)]
}

function curvesOf(
  source: DocumentSource,
  { paragraph }: WordText,
): { paragraphs: string[]; pictures: WordPicture[] } {
  const { curves, items, targets } = source
  if (!curves)
    return {
      paragraphs: [paragraph('Normal', '这一版快照定格时尚不保存曲线，本简报不附图；各期数据见系统。')],
      pictures: [],
    }
  const first = [...new Set(items.map(({ target }) => target))]
  const drawn = first
    .flatMap((target) => {
      const curve = curves.find((one) => one.target === target)
      const row = targets.find((one) => one.target === target)
      return curve && row && curve.actual.some((figure) => figure !== null) ? [{ curve, row }] : []
    })
    .slice(0, mostCurves)
  if (drawn.length === 0)
    return { paragraphs: [paragraph('Normal', '议题所列目标没有可以画出的数据。')], pictures: [] }
  const pictures = drawn.map(({ curve, row }) =>
    curvePicture(curve, row, `${row.regionName ?? ''}${row.name}：实绩、序时与目标`),
  )
  const paragraphs = drawn.flatMap(({ row }, place) => [
    paragraph('Caption', `图${place + 1}　${row.regionName ?? row.region}${withUnit(row.name, row.unit)}`),
    pictureParagraph(pictures[place]!, place + 1, {
      widthMillimetres: pictureWidth,
      heightMillimetres: pictureHeight,
    }),
  ])
  const key = paragraph(
    'Note',
    '实线为实绩，虚线为序时，横线为目标，点线与浅色带为预测及其八成把握的范围；空心点为初步数、推算数或下限。',
  )
  return { paragraphs: [...paragraphs, key], pictures }
}
