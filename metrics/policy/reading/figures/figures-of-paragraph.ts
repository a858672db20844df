import type { FigureReason, PolicyFigure } from '../policy-reading.ts'
import type { PrintedAmount } from './amounts.ts'
import { baselineIn, basisOf, comparatorOf, softenersIn } from './commitment-of.ts'
import type { DocumentFacts } from '../document-facts.ts'
import { doubtOf, reasonAgainst, reasonAround } from './judge-amount.ts'
import { ofWords, quoteOf } from './of-words.ts'
import { isOnlyDone, nameOf, completedName } from './name-of.ts'
import { continuesList, severallyNamed } from './severally-named.ts'
import { withoutGaps } from '../plain-text.ts'
import type { Sections } from '../time/sections.ts'
import type { Source } from '../source.ts'
import { clausesOf, near, sentencesOf, type TextSpan } from '../sentences.ts'
import { announcesItems, frameIn, isFrame, isPoint, setsOut } from '../time/announcements.ts'
import { baselineBehind, isInAside, presentOf, withoutAsides } from '../time/asides.ts'
import { isGuess, isIntended, isReckoned, outlooksIn } from '../time/outlooks.ts'
import { carriesOn, tenseOfSentence, tensesOfClauses, type Tense } from '../time/tense.ts'
import { verbs } from './verbs.ts'
import { printedIn } from './word-figures.ts'
import { namesPart } from '../time/part-of-year.ts'
import { horizonBeside, yearsIn, yearsSeverally, type NamedYear } from '../time/years-in.ts'

type FoundFigure = Omit<PolicyFigure, 'clause'>

/** A sentence, and what earlier sentences tell about it. */
interface Sentence {
  readonly words: string
  readonly softeners: readonly string[]
  readonly tense: Tense | undefined
  /** Whether the sentence itself speaks of the future. */
  readonly aimed: boolean
  /** Whether it foresees what nobody aims at, in a survey of the situation. */
  readonly foreseen: boolean
  /** Whether the heading above names standards, which hold at all times. */
  readonly isOfStandards: boolean
  /** The tense of the passage around it. */
  readonly around: Tense | undefined
  readonly years: readonly NamedYear[]
  readonly carried: string | undefined
}

/**
 * The figures of a paragraph in order. `sections` is told frames and due years for the following text. `subject`: the indicator of figures
 * without a noun of their own.
 */
export function figuresOfParagraph(
  source: Source,
  paragraph: TextSpan & { readonly level?: number },
  facts: DocumentFacts,
  sections: Sections,
  subject?: string,
): FoundFigure[] {
  const { plain } = source
  const figures: FoundFigure[] = []
  const isOpen = /；\s*$/.test(plain.slice(Math.max(paragraph.start, paragraph.end - 3), paragraph.end))
  const goesOn =
    isOpen || sections.left.isOpen === true || isPoint(plain.slice(paragraph.start, paragraph.start + 8))
  const { left } = sections
  let tense = goesOn ? left.tense : undefined
  let before: Tense | undefined
  let deadline = (tense === 'future' ? left.deadline : undefined) ?? sections.deadline
  sections.left = { isOpen }
  for (const span of sentencesOf(plain, paragraph)) {
    const words = withoutAsides(
      plain.slice(span.start, span.end),
      presentOf(facts.year, deadline ?? facts.horizon),
    )
    // The goals of a work report are followed by its tasks, to its end.
    if (isFrame(words)) sections.announce(facts.isWorkReport || announcesItems(words))
    const around: Tense | undefined = tense ?? sections.tense
    const told = tenseOfSentence(words, facts)
    const surroundings: Tense | undefined =
      around ?? (facts.kind === 'plan' && namesPart(words) ? 'future' : undefined)
    // In a passage about the past, 目标 and 要求 are past too; in a plan, 较上年提升 is planned.
    const said: Tense | undefined =
      told && (told.firm || told.tense === undefined || surroundings === undefined) ? told.tense : undefined
    // 其中 is of what the sentence before it is of.
    const own = said ?? (/^\s{0,4}其中/.test(words) ? before : undefined)
    before = own
    if (own !== undefined && carriesOn(words, own)) {
      if (own === 'past' || facts.kind !== 'news' || facts.isOfPlan || setsOut(words)) tense = own
      else if (tense === 'past') tense = undefined
    }
    const sentence: Sentence = {
      words,
      softeners: softenersIn(words),
      tense: own ?? around,
      aimed: told?.tense === 'future' && told.firm,
      foreseen: sections.surveys && !isIntended(words),
      isOfStandards: sections.standards,
      around: surroundings,
      years: yearsIn(words, span.start, facts.year ?? facts.bears, facts.stages),
      carried:
        deadline ?? horizonBeside(plain.slice(Math.max(paragraph.start, span.start - near), span.end), facts),
    }
    for (const figure of figuresOfSentence(source, span, sentence, facts, subject)) figures.push(figure)
    const frame = frameIn(words)
    const framed = sentence.years.findLast(({ at }) => at < span.start + frame)
    const last = (framed ?? sentence.years.at(-1))?.year
    sections.left = { tense: own ?? (goesOn ? tense : undefined), deadline: last ?? deadline, isOpen }
    if (last === undefined || sentence.tense !== 'future') continue
    deadline = last
    if (/目标/.test(words) || sections.aims) sections.aimAt(last, paragraph.level)
    // News name the year at their beginning alone.
    else if (facts.kind === 'news' && facts.horizon === undefined) sections.deadline ??= last
  }
  return figures
}

/** The figures of a sentence. Figures, clauses and years are in the order of the text, so each is visited once. */
function figuresOfSentence(
  source: Source,
  span: TextSpan,
  sentence: Sentence,
  facts: DocumentFacts,
  subject: string | undefined,
): FoundFigure[] {
  const { plain } = source
  const found = printedIn(plain, span)
  const clauses = clausesOf(plain, span)
  const present = presentOf(facts.year, sentence.carried)
  const tenses = tensesOfClauses(
    clauses.map(({ start, end }) => withoutAsides(plain.slice(start, end), present)),
    sentence,
    facts,
  )
  const guessed =
    sentence.foreseen || isGuess(sentence.words) || (!sentence.aimed && isReckoned(sentence.words))
  // What one part of a sentence looks forward to leaves the others as they are: 力争建成10家；投产后，产能达….
  const isLookedForward = outlooksIn(facts.kind === 'news' ? sentence.words : '')
  const severally = yearsSeverally(sentence.words)
  let [clause, year, group, firstOfGroup] = [0, -1, -1, 0]
  let last: Shared | undefined =
    subject === undefined
      ? undefined
      : { from: -1, end: -1, name: subject, unit: '', target: false, words: '' }
  const figures = found.map((figure, place): FoundFigure => {
    while (clauses[clause]!.end <= figure.start) clause += 1
    while (year + 1 < sentence.years.length && sentence.years[year + 1]!.at < figure.start) year += 1
    while (severally[group + 1] && severally[group + 1]!.from <= figure.start - span.start)
      [group, firstOfGroup] = [group + 1, place]
    const own = severally[group]?.years[place - firstOfGroup] ?? sentence.years[year]?.year
    const deadline = own ?? sentence.carried
    const about = { ...(deadline && { deadline }), softeners: sentence.softeners }
    const opening = Math.max(clauses[clause]!.start, figure.start - near)
    const around = isInAside(plain.slice(opening, figure.start), present)
      ? 'base-value'
      : reasonAround(tenses[clause], facts)
    const isGuessed = guessed || isLookedForward(figure.start - span.start)
    if ('doubt' in figure) {
      const reason = around ?? (isGuessed ? 'forecast' : undefined)
      return { ...ofWords(source, figure, clauses[clause]!, reason), ...about }
    }
    const told = {
      tense: tenses[clause],
      aimed: sentence.aimed,
      guessed: isGuessed,
      isFirst: place === 0,
      last,
      isOfStandards: sentence.isOfStandards,
      isListOfDeeds: facts.isListOfDeeds,
    }
    const before = clauses[clause - 1]
    const read = ofAmount(source, figure, {
      clause: clauses[clause]!,
      before,
      sentence: span,
      last,
      around,
      present,
      told,
    })
    last = { ...read.figure, words: read.words, from: read.from }
    return { ...read.figure, ...about }
  })
  return severallyNamed(figures, plain)
}

/** The parts of a figure that the next one of its list shares: 打造园区20个、企业30家; 增长55%、达到5.5万亿元. */
interface Shared extends Pick<PolicyFigure, 'end' | 'name' | 'unit' | 'target' | 'reason'> {
  readonly words: string
  /** The place at which its own words begin. */
  readonly from: number
}

/** The place of a figure. */
interface FigurePlace {
  readonly clause: TextSpan
  readonly before: TextSpan | undefined
  readonly sentence: TextSpan
  readonly last: Shared | undefined
  readonly around: FigureReason | undefined
  /** The year from which on remarks in brackets tell goals. */
  readonly present: number
  readonly told: Parameters<typeof reasonAgainst>[4]
}

function ofAmount(
  { text, plain }: Source,
  amount: PrintedAmount,
  { clause, before: previous, sentence, last, around, present, told }: FigurePlace,
): { figure: Omit<FoundFigure, 'softeners'>; words: string; from: number } {
  const from = Math.max(clause.start, amount.start - near)
  const words = (start: number, end: number) => withoutGaps(plain.slice(start, end))
  const before = words(from, amount.start).replace(/^\s*[*•·▷◆●■]\s*/, '')
  const ownFrom = Math.max(from, last?.end ?? 0)
  const own = words(ownFrom, amount.start)
  // A condition is part of the name: 产值过500亿元的企业达3家.
  const named = last?.reason === 'threshold' ? words(Math.max(from, last.from), amount.start) : own
  const after = words(amount.end, Math.min(clause.end, amount.end + near))
  const reason = around ?? reasonAgainst(amount, before, after, words(amount.end, amount.end + 12), told)
  const baseline =
    baselineIn(words(Math.max(sentence.start, amount.start - near), amount.start)) ??
    baselineBehind(after, present)
  const done = nameOf(named, after, last?.name)
  // The deed may precede its figure: 建设数据集，到2028年底建成100个.
  const spoken = previous && words(Math.max(previous.start, previous.end - near), previous.end - 1)
  const topic = isOnlyDone(done) ? (last?.name ?? nameOf(spoken ?? '', '')) : ''
  const name = completedName(topic || done, last?.name ?? '')
  const isStretch = last?.name === name && last.unit === amount.unit && last.end >= 0
  const doubt = reason ? undefined : doubtOf(amount, before, isStretch)
  const listed =
    last !== undefined &&
    last.end >= 0 &&
    amount.start - last.end < near &&
    continuesList(plain, Math.max(sentence.start, last.end - near), last.end)
  const leading = listed && !verbs.test(own) ? last.words + own : own
  const figure = {
    quote: quoteOf(text, {
      start: Math.max(clause.start, amount.start - 12),
      end: Math.min(clause.end, amount.end + 8),
    }),
    start: amount.start,
    end: amount.end,
    target: reason === undefined,
    ...(reason && { reason }),
    ...(doubt && { doubt }),
    name,
    comparator: comparatorOf(amount, before),
    ...(amount.high === undefined ? { value: amount.value } : { low: amount.value, high: amount.high }),
    unit: amount.unit,
    ...(baseline && { baseline }),
    basis: basisOf({ ...amount, ...(baseline && { baseline }) }, leading.slice(-near), after, name),
  }
  return { figure, words: leading.slice(-near), from: ownFrom }
}
