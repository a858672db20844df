import type { FigureReason, PolicyFigure } from './policy-reading.ts'
import { amountsIn, type PrintedAmount } from './amounts.ts'
import { baselineIn, basisOf, comparatorOf, nameOf, softenersIn } from './commitment-of.ts'
import type { DocumentFacts } from './document-facts.ts'
import { reasonAgainst } from './judge-amount.ts'
import type { Sections } from './sections.ts'
import { clausesOf, sentencesOf, type TextSpan } from './sentences.ts'
import { carriesOn, isFrame, tenseOfSentence, type Tense } from './tense.ts'
import { wordFiguresIn, type WordFigure } from './word-figures.ts'

/** How much of a clause is looked at on either side of a figure: no pattern may grow faster than its text. */
const near = 120

type Figure = Omit<PolicyFigure, 'clause'>

/** A text as printed, and the same folded for reading: offsets are the same in both. */
export interface Source {
  readonly text: string
  readonly plain: string
}

interface Year {
  readonly at: number
  readonly year: string
}

/** What a sentence says, with what is carried into it. */
interface Sentence {
  readonly words: string
  readonly softeners: readonly string[]
  readonly tense: Tense | undefined
  readonly years: readonly Year[]
  readonly carried: string | undefined
}

/** The figures of a paragraph in order. `sections` hears of frames and due years for what follows. */
export function figuresOfParagraph(
  source: Source,
  paragraph: TextSpan,
  facts: DocumentFacts,
  sections: Sections,
): Figure[] {
  const { plain } = source
  const figures: Figure[] = []
  let [tense, deadline]: [Tense | undefined, string | undefined] = [undefined, sections.deadline]
  for (const span of sentencesOf(plain, paragraph)) {
    const words = plain.slice(span.start, span.end)
    if (isFrame(words)) sections.tense = 'future'
    const own = tenseOfSentence(words, facts.year)
    const carried: Tense | undefined = tense
    if (own !== undefined && carriesOn(words, own)) tense = own
    const sentence: Sentence = {
      words,
      softeners: softenersIn(words),
      tense: own ?? carried ?? sections.tense,
      years: yearsIn(words, span.start, facts.year),
      carried: deadline ?? facts.horizon,
    }
    for (const figure of figuresOfSentence(source, span, sentence, facts)) figures.push(figure)
    const last = sentence.years.at(-1)?.year
    if (last === undefined || sentence.tense !== 'future') continue
    deadline = last
    if (/目标/.test(words)) sections.deadline = last
  }
  return figures
}

const planEnds: Readonly<Record<string, string>> = { 三: '2020', 四: '2025', 五: '2030' }

/** The years that a sentence names: 2025年, 今年, “十四五”末. */
function yearsIn(words: string, start: number, year: number | undefined): Year[] {
  return [...words.matchAll(/(20\d\d) ?年|(今年|年内)|十([三四五])五[”"]?(?:期?末|期间|时期)/g)].flatMap(
    (found) => {
      const [, printed, current, plan] = found
      const named = printed ?? (current === undefined ? planEnds[plan!] : year?.toString())
      return named === undefined ? [] : [{ at: start + found.index, year: named }]
    },
  )
}

/** Figures, clauses and years come in the order of the text, so each is passed once. */
function figuresOfSentence(
  source: Source,
  span: TextSpan,
  sentence: Sentence,
  facts: DocumentFacts,
): Figure[] {
  const { plain } = source
  const found = [
    ...amountsIn(sentence.words).map((amount) => ({
      ...amount,
      start: amount.start + span.start,
      end: amount.end + span.start,
    })),
    ...wordFiguresIn(plain, span),
  ].toSorted((a, b) => a.start - b.start)
  const clauses = clausesOf(plain, span)
  let [clause, year] = [0, -1]
  return found.map((figure) => {
    while (clauses[clause]!.end <= figure.start) clause += 1
    while (year + 1 < sentence.years.length && sentence.years[year + 1]!.at < figure.start) year += 1
    const deadline = sentence.years[year]?.year ?? sentence.carried
    const about = { ...(deadline && { deadline }), softeners: sentence.softeners }
    return 'doubt' in figure
      ? { ...ofWords(source, figure, clauses[clause]!, reasonAround(sentence.tense, facts)), ...about }
      : { ...ofAmount(source, figure, clauses[clause]!, reasonAround(sentence.tense, facts), span), ...about }
  })
}

/** Why nothing in a passage is a target; undefined where its figures are judged one by one. */
function reasonAround(tense: Tense | undefined, { kind }: DocumentFacts): FigureReason | undefined {
  if (kind === 'rule') return 'rule-text'
  if (kind === 'report') return 'results'
  if (tense === 'past') return 'past'
  return tense === undefined && kind !== 'plan' ? 'no-commitment' : undefined
}

function ofAmount(
  { text, plain }: Source,
  amount: PrintedAmount,
  clause: TextSpan,
  around: FigureReason | undefined,
  sentence: TextSpan,
): Omit<Figure, 'softeners'> {
  const before = plain.slice(Math.max(clause.start, amount.start - near), amount.start)
  const after = plain.slice(amount.end, Math.min(clause.end, amount.end + near))
  const reason = around ?? reasonAgainst(amount, before, after, plain.slice(amount.end, amount.end + 12))
  const baseline = baselineIn(plain.slice(Math.max(sentence.start, amount.start - near), amount.start))
  return {
    quote: quoteOf(text, {
      start: Math.max(clause.start, amount.start - 12),
      end: Math.min(clause.end, amount.end + 8),
    }),
    start: amount.start,
    end: amount.end,
    target: reason === undefined,
    ...(reason && { reason }),
    name: nameOf(before, after),
    comparator: comparatorOf(amount, before),
    ...(amount.high === undefined ? { value: amount.value } : { low: amount.value, high: amount.high }),
    unit: amount.unit,
    ...(baseline && { baseline }),
    basis: basisOf(amount, before, after),
  }
}

function ofWords(
  { text, plain }: Source,
  word: WordFigure,
  clause: TextSpan,
  reason: FigureReason | undefined,
): Omit<Figure, 'softeners'> {
  return {
    ...word,
    quote: quoteOf(text, {
      start: Math.max(clause.start, word.start - near),
      end: Math.min(clause.end, word.end + near),
    }),
    target: reason === undefined,
    ...(reason && { reason }),
    name: plain.slice(Math.max(clause.start, word.start - near), word.start).trim(),
    comparator: word.basis === 'coverage' ? '=' : '>=',
    kind: 'coverage',
  }
}

function quoteOf(text: string, { start, end }: TextSpan): string {
  return text.slice(start, end).trim()
}
