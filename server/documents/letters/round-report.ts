import { dateText } from '#metrics/wording/dates.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import { askStandingText, roundFigureText, roundPartWords } from '#metrics/wording/reporting/rounds.ts'
import type { Round, RoundAsk, RoundFigure } from '../../contract/rounds.ts'
import { colourOf } from '../curves/paper-palette.ts'
import { wordText, type Inline, type WordText } from '../word/text.ts'
import { wordDocument } from '../word/word-document.ts'
import { ordinal } from './ordinal.ts'

/** What a round's document is made of: the round, in the order of its clauses, and when it is made by whom. */
export interface RoundReport {
  readonly round: Round
  readonly at: string
  readonly by: string
  /** The number of the last entry of the ledger that it knows. */
  readonly sequence: number
}

/** Makes the document of a round in a thread. */
export async function run(report: RoundReport): Promise<Uint8Array> {
  return Promise.resolve(roundReport(report))
}

/** The document of a round: the answers clause by clause, and last who has not answered. */
export function roundReport({ round, at, by, sequence }: RoundReport): Uint8Array<ArrayBuffer> {
  const { title, documentTitle, due, asks, demo } = round
  const text = wordText()
  const { paragraph } = text
  const answered = asks.filter(isAnswered).length
  const clauses = [...Map.groupBy(asks, ({ clause }) => clause).values()]
  const content = [
    paragraph('Title', title),
    ...(demo ? [paragraph('Demo', '（演示数据，不得作为工作依据）')] : []),
    paragraph('Bare'),
    paragraph(
      'Normal',
      `按《${documentTitle}》向各单位征集推进落实情况，期限${dateText(due)}。共问 ${clauses.length} 条、${asks.length} 项，已答复 ${answered} 项，未答复 ${asks.length - answered} 项。`,
    ),
    ...clauses.flatMap((own, place) => clauseParagraphs(text, round, { own, place })),
    paragraph('Heading1', `${ordinal(clauses.length + 1)}、未答复的单位`),
    ...unansweredParagraphs(text, asks),
    paragraph(
      'Note',
      `数字取自系统中审核通过的数据，已答复的为提交时的数；“单位自报”的未经审核，没有入库。制作：${by}，${formatInstant(at)}，底账截至第 ${sequence} 号。`,
    ),
  ]
  const description = `报送轮次 ${round.id}，底账截至第 ${sequence} 号`
  return wordDocument({ at, by, description }, { title, content: content.join(''), pictures: [] })
}

const isAnswered = ({ standing: { state } }: RoundAsk) => state === 'answered' || state === 'answered-late'

function clauseParagraphs(
  text: WordText,
  { questions }: Round,
  { own, place }: { readonly own: readonly RoundAsk[]; readonly place: number },
): string[] {
  const [{ clausePath, clauseTitle }] = own as readonly [RoundAsk]
  return [
    text.paragraph(
      'Heading1',
      `${ordinal(place + 1)}、${clauseTitle === '' ? clausePath : `${clauseTitle}（${clausePath}）`}`,
    ),
    ...own.flatMap((ask, nth) => [
      text.paragraph('Heading2', `（${ordinal(nth + 1)}）${ask.organisationName}`),
      ...ask.figures.map((figure) => figureParagraph(text, ask, figure)),
      ...(isAnswered(ask) ? answerParagraphs(text, ask, questions) : [text.paragraph('Said', '没有答复。')]),
    ]),
  ]
}

/** A figure with its light, or what the organisation states where none is reported. */
function figureParagraph({ paragraph }: WordText, { answer, number }: RoundAsk, figure: RoundFigure): string {
  const { target, name, regionName, light, pendingReview, demo } = figure
  const key = (field: string) => `asks/${number}/${target}/${field}`
  const told = roundFigureText(figure)
  const stated =
    answer?.draft === false ? answer.stated.find((one) => one.target === target)?.text : undefined
  const words: Inline[] = [`${regionName}${name}：`]
  if (told !== null) words.push({ key: key('value'), text: told })
  else words.push(stated === undefined ? '没有报送' : '没有入库')
  if (light !== null) words.push('，', { key: key('light'), text: lightWord(light), colour: colourOf(light) })
  if (pendingReview) words.push('（新数待审核）')
  if (stated !== undefined) words.push('；单位自报：', { key: key('stated'), text: stated })
  if (demo) words.push('（演示）')
  return paragraph('Said', ...words, '。')
}

function answerParagraphs(
  { paragraph, paragraphs }: WordText,
  ask: RoundAsk,
  questions: readonly string[],
): string[] {
  const { answer, number, standing } = ask
  if (!answer) return []
  const said = (field: string, words: string) => ({ key: `asks/${number}/${field}`, text: words })
  return [
    ...Object.entries(roundPartWords).flatMap(([field, word]) => {
      const words = answer[field as keyof typeof roundPartWords]
      return words === '' ? [] : [paragraphs('Normal', `${word}：`, said(field, words))]
    }),
    ...questions.map((question, place) =>
      paragraphs('Normal', `${question}：`, said(`own/${place}`, answer.own[place] ?? '')),
    ),
    paragraph(
      'Said',
      `答复：${answer.answeredBy}，`,
      said('answeredAt', formatInstant(answer.answeredAt)),
      standing.daysLate > 0 ? `，${askStandingText(standing)}。` : '。',
    ),
  ]
}

function unansweredParagraphs({ paragraph }: WordText, asks: readonly RoundAsk[]): string[] {
  const open = asks.filter((ask) => !isAnswered(ask))
  if (open.length === 0) return [paragraph('Normal', '没有，各单位都已答复。')]
  return [...Map.groupBy(open, ({ organisation }) => organisation).values()].map((own, place) => {
    const [{ organisationName, standing }] = own as [RoundAsk, ...RoundAsk[]]
    const paths = own.map(({ clausePath }) => clausePath).join('、')
    return paragraph('Normal', `${place + 1}．${organisationName}：${paths}，${askStandingText(standing)}。`)
  })
}
