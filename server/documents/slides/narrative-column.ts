import type { Judgement } from '#metrics/agenda/narrative.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { judgementWords } from '#metrics/wording/judging/agenda.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { colourOf } from '../curves/paper-palette.ts'
import type { DocumentSource } from '../source.ts'
import type { Box } from './deck/fit.ts'
import { ink } from './deck/ink.ts'
import { lightMark } from './deck/light-mark.ts'
import type { SlideParagraph } from './deck/runs.ts'
import type { Shapes } from './deck/shapes.ts'
import type { ItemSubject } from './subject.ts'

type SourceNarrative = NonNullable<DocumentSource['narratives']>[number]
type NarrativeSaid = NonNullable<ItemSubject['said']>
type Row = NonNullable<ItemSubject['row']>

const parts = { cause: '原因', measures: '措施', coordination: '需协调事项' } as const
const judgementColours: Readonly<Record<Judgement, string>> = {
  able: colourOf('on-schedule'),
  'at-risk': colourOf('behind'),
  'needs-help': colourOf('far-behind'),
}
const pairHeight = 0.72
/** The height of author and time: two lines. */
const byHeight = 0.42

/**
 * The narrative of an organisation and its own expectation, beside the light of the rule; words above them tell the two apart. A `key` is
 * the path of a figure in the document's source, by which the slide can be checked, and `place` the place of a narrative or target in the
 * source's list.
 */
export function narrativeColumn(
  shapes: Shapes,
  said: NarrativeSaid,
  { one: row, place: rowPlace }: Row,
  { x, y, width, height }: Box,
): string {
  const { answer } = said.one
  const { place } = said
  const half = width / 2
  const word = (text: string, left: number) =>
    shapes.text({ x: left, y, width: half - 0.1, height: 0.26 }, [[text]], {
      sizes: [12, 11],
      colour: ink.tertiary,
      anchor: 'ctr',
      name: text,
    })
  const judged = (left: number, paragraph: SlideParagraph, colour: string, name: string) =>
    shapes.text({ x: left, y: y + 0.28, width: x + width - left, height: 0.34 }, [paragraph], {
      sizes: [18],
      colour,
      strong: true,
      anchor: 'ctr',
      name,
    })
  const colour = colourOf(row.light)
  const pair = [
    word('系统亮灯（按规则）', x),
    lightMark(shapes, row.light, { x, y: y + 0.35, size: 0.2 }, { colour, ground: ink.paper }),
    judged(x + 0.28, [{ key: `targets/${rowPlace}/light`, text: lightWord(row.light) }], colour, '系统亮灯'),
    word('单位研判（自报）', x + half),
    answer
      ? judged(
          x + half,
          [{ key: `narratives/${place}/answer/judgement`, text: judgementWords[answer.judgement] }],
          judgementColours[answer.judgement],
          '单位研判',
        )
      : '',
  ]
  return [
    ...pair,
    shapes.rule(x, y + pairHeight, width, ink.hairline),
    shapes.text(
      { x, y: y + pairHeight + 0.12, width, height: height - pairHeight - byHeight - 0.18 },
      answer ? saidParagraphs(answer, place) : [],
      { sizes: [15, 14, 13, 12, 11.5, 11], colour: ink.text, paragraphGap: 0.45, name: '单位说明' },
    ),
    shapes.text({ x, y: y + height - byHeight, width, height: byHeight }, [byWords(said)], {
      sizes: [11, 10],
      colour: ink.tertiary,
      anchor: 'ctr',
      name: '答复人',
    }),
  ].join('')
}

function saidParagraphs(answer: NonNullable<SourceNarrative['answer']>, place: number): SlideParagraph[] {
  return Object.entries(parts).flatMap(([field, name]): SlideParagraph[] => {
    const text = answer[field as keyof typeof parts]
    const key = `narratives/${place}/answer/${field}`
    return text === ''
      ? []
      : [
          [
            { text: `${name}　`, strong: true, colour: ink.secondary },
            { key, text },
          ],
        ]
  })
}

/** The author of the narrative, and its time. */
function byWords({
  one: { organisationName, answeredBy, answeredAt },
  place,
}: NarrativeSaid): SlideParagraph {
  const by = [organisationName, answeredBy].filter(Boolean).join('　')
  if (answeredAt === null) return [`答复：${by}`]
  return ['答复：', { key: `narratives/${place}/answeredAt`, text: formatInstant(answeredAt) }, `　${by}`]
}

/** The sentence that the organisation was asked and has not answered. It leaves out the organisation's name, which stands elsewhere on the slide. */
export function askedWords({ one: { due }, place }: NarrativeSaid): SlideParagraph {
  return ['单位研判：未答复（期限', { key: `narratives/${place}/due`, text: dateText(due) }, '）']
}

/** The whole narrative, for the notes of the speaker. */
export function narrativeNotes(said: NarrativeSaid): SlideParagraph[] {
  const { answer, organisationName } = said.one
  if (!answer) return [[`${organisationName}：`, ...askedWords(said)]]
  const key = `narratives/${said.place}/answer/judgement`
  return [
    [`${organisationName}研判：`, { key, text: judgementWords[answer.judgement] }],
    ...saidParagraphs(answer, said.place),
    byWords(said),
  ]
}
