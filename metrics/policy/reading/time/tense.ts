import {
  achieved,
  already,
  comparedWithLast,
  comparisons,
  deedOfYear,
  firmFuture,
  futureCues,
  futureCuesOfNews,
  hasGrown,
  isAchieved,
  isActual,
  isAnswered,
  isAsked,
  isByThen,
  isDone,
  isListedOfPlan,
  isPartDone,
  isSet,
  lookingBack,
  nominal,
  pastCues,
  pastFrames,
  proposes,
  raisedFrom,
  raisedFromNow,
  tookPlace,
  untilNow,
  wantedBeside,
  wasBefore,
} from './cues.ts'
import { isGuess } from './outlooks.ts'
import { compares, namesPart, tenseOfPart, type Written } from './part-of-year.ts'
import { periodsIn, planEnds } from './years-in.ts'

/** Whether a passage tells the past or the future. */
export type Tense = 'past' | 'future'

/** The tense of a heading or a sentence. A firm one prevails over the passage around it. */
export interface TimeTold {
  readonly tense: Tense | undefined
  readonly firm: boolean
  /** True for a heading that names aims: below a heading of the past only such a heading turns to the future. */
  readonly aims?: boolean
  /** True for a heading that surveys the situation: what will be is foreseen there, and nobody's aim. */
  readonly surveys?: boolean
}

/** The end of a five-year plan, by which something is due. */
const reachedPlan = /(?:[到至]|^|[，：]) ?[“"]?十([一二三四五六])五[”"]?(?:时?期)?末/g
/** A span of years, at whose end nothing is due where it is over: 2025年至2030年，寿命提高到77岁. */
const spanOfYears = /(?:19|20)\d\d ?年? ?(?:至|到) ?((?:19|20)\d\d) ?年/g

/** 从2025年的3万亿元增长到2030年的8万亿元 may be past or future: the passage around it decides. */
const fromYearToYear = /[从由](?:19|20)\d\d ?年[^，。；]{1,24}?[到至] ?(?:19|20)\d\d ?年/g

/** The end of a growth, 增长到2023年的3万亿元: it is a goal only where the document's year is known and no later. */
const grownTo = /(?:[增提升扩降减]|跃升|突破)[高长加升大低少]?(?:到|至) ?((?:19|20)\d\d) ?年的/g

/** The tense of a sentence; `written`: the date of the document. */
export function tenseOfSentence(printed: string, written: Written): TimeTold | undefined {
  if (isGuess(printed)) return undefined
  if (isActual.test(printed) || isByThen.test(printed)) return { tense: 'past', firm: true }
  const part = tenseOfPart(printed, written)
  if (part?.firm) return part
  // The basis of a deed does not tell its time.
  const sentence = (part?.rest ?? printed)
    .replace(/在[^，。；]{0,40}(?:基础上|之?后(?=，))/g, '')
    .replace(raisedFromNow, '')
  const year = written.year ?? written.since
  const isEnded = (end: number) => year === undefined || end < year
  const aimedAt = sentence
    .replace(fromYearToYear, '')
    .replace(grownTo, (grown, end) => (isEnded(Number(end)) ? '' : grown))
    .replace(spanOfYears, (span, end) => (isEnded(Number(end)) ? '' : span))
  const reached = [
    ...[...aimedAt.matchAll(/[到至] ?((?:19|20)\d\d) ?年/g)].map((found) => found[1]!),
    ...[...aimedAt.matchAll(reachedPlan)].map((found) => planEnds[found[1]!]!),
  ].map(Number)
  const years = [
    ...sentence.matchAll(
      /(?<![比较自从由是])((?:19|20)\d\d) ?年(?!(?:底|末|水平)?相比|(?:底|末)?(?:以|之)?前[^，。；\d]{1,8}的)/g,
    ),
  ].map((found) => Number(found[1]))
  // What news tell of their own year may have been.
  const isLater = years.some(
    (named) => year !== undefined && (written.kind === 'news' ? named > year : named >= year),
  )
  const now = year ?? (written.told === undefined ? undefined : written.told + 1)
  const isEarlier = years.length > 0 && now !== undefined && years.every((named) => named < now)
  const isOver = year !== undefined && periodsIn(sentence).some((end) => end < year)
  const reckoned = /截[至止] ?((?:19|20)\d\d)?|到目前为止|迄今/.exec(sentence)
  if (reckoned && !(year !== undefined && Number(reckoned[1]) > year)) return { tense: 'past', firm: true }
  if (!isEarlier) {
    const isAim = reached.some((named) => named >= (year ?? (written.told ?? 1999) + 1))
    if (isAim || firmFuture.test(sentence) || isSet.test(sentence) || isListedOfPlan.test(sentence))
      return { tense: 'future', firm: true }
    if (tookPlace.test(sentence) || isDone.test(sentence) || tellsPartDone(sentence))
      return { tense: 'past', firm: true }
    // In a plan success is an aim unless the sentence tells what was done: 取得明显进展，贡献率达到55%.
    const isAimed = written.kind === 'plan' && !/[了已]|累计|共/.test(sentence)
    if (isAchieved.test(sentence) && !isAsked.test(sentence) && !isAimed)
      return { tense: 'past', firm: pastFrames.test(sentence) }
    const cues = written.kind === 'news' || written.kind === 'other' ? futureCuesOfNews : futureCues
    if (written.kind === 'other' && deedOfYear.test(sentence)) return { tense: 'future', firm: false }
    if (achieved.test(sentence) && !cues.test(sentence.replace(nominal, '')))
      return { tense: 'past', firm: true }
    if (written.kind === 'news' && lookingBack.test(sentence)) return { tense: 'past', firm: true }
    if (cues.test(sentence)) return { tense: 'future', firm: false }
  }
  if (pastFrames.test(sentence)) return { tense: 'past', firm: true }
  // News without a date tell of a year before that of the plan what there was.
  const isBygone =
    written.kind === 'news' &&
    now === undefined &&
    years.length > 0 &&
    /^[^，。；\d]{0,4}(?:19|20)\d\d ?年/.test(sentence) &&
    reached.length === 0 &&
    years.every((named) => named < Number(written.horizon))
  if (already.test(sentence) || pastCues.test(sentence) || isEarlier || isOver || isBygone)
    return { tense: 'past', firm: true }
  if (isLater) return { tense: 'future', firm: false }
  if (part) return part
  // A comparison with the past reports, unless it sets a limit: 不低于, 不超过.
  return comparisons.test(sentence) && !/不[低高少多]于|不超过/.test(sentence)
    ? { tense: 'past', firm: false }
    : undefined
}

/** Whether a passage tells what share of a plan is done, unless it asks for that, or the plan is one of several years. */
function tellsPartDone(passage: string): boolean {
  return isPartDone.test(passage) && !isAsked.test(passage) && !/总任务|总目标/.test(passage)
}

/**
 * Whether the tense of a sentence continues: a future one does, a past one unless only cues of its own sentence made it past, such as a
 * comparison with last year.
 */
export function carriesOn(sentence: string, tense: Tense): boolean {
  return (
    tense === 'future' ||
    pastFrames.test(sentence) ||
    namesPart(sentence) ||
    ![already, pastCues, comparisons, isDone, isPartDone].some((cue) => cue.test(sentence))
  )
}

/**
 * The tense of each clause of a sentence with both tenses: 截至2023年底建成3000个,力争到2025年达到8000个. An aim holds up to the sentence's end, and a
 * past deed among aims for its own clause.
 */
export function tensesOfClauses(
  clauses: readonly string[],
  surroundings: { readonly tense: Tense | undefined; readonly around: Tense | undefined },
  written: Written,
): (Tense | undefined)[] {
  if (
    (clauses.some((own) => tookPlace.test(own)) || isByThen.test(clauses.join(''))) &&
    !clauses.some((own) => firmFuture.test(own))
  )
    return clauses.map(() => 'past')
  const tenses = tensesByCues(clauses, surroundings, written)
  const isDoneByNow = (own: string, next = '') =>
    hasGrown.test(own) || tellsPartDone(own) || (namesPart(own) && tellsPartDone(next))
  return tenses.map((tense, place) => (isDoneByNow(clauses[place]!, clauses[place + 1]) ? 'past' : tense))
}

function tensesByCues(
  clauses: readonly string[],
  { tense, around }: { readonly tense: Tense | undefined; readonly around: Tense | undefined },
  written: Written,
): (Tense | undefined)[] {
  const told = clauses.map((own, place): Tense | 'compared' | undefined => {
    const next = clauses[place + 1] ?? ''
    const words = (namesPart(own) && compares(next)) || isActual.test(next) ? own + next : own
    const said = tenseOfSentence(words, written)
    if (isSet.test(own) && isAnswered.test(next)) return 'past'
    if ((said?.firm && said.tense === 'future') || proposes.test(own)) return 'future'
    const isTold = said?.tense === 'past' && (said.firm || (namesPart(own) && around !== 'future'))
    const unraised = words.replace(raisedFrom, '').replace(raisedFromNow, '')
    if (wasBefore.test(unraised.replace(comparedWithLast, '')) || already.test(words) || isTold) return 'past'
    if (wasBefore.test(unraised)) return 'compared'
    return wantedBeside.test(own) ? 'future' : undefined
  })
  // What is compared with the last year behind an aim is aimed at: 达到80%，较上年提高3个百分点.
  const cues = told.map((cue, place): Tense | undefined =>
    cue !== 'compared' ? cue : told.slice(0, place).includes('future') ? undefined : 'past',
  )
  if (!cues.includes('past') || !cues.includes('future')) {
    // News describe what there is before they tell what will be: 长约90公里，这次将新建50处.
    const first =
      written.kind === 'news' && tense === 'future' && around !== 'future'
        ? clauses.findIndex(
            (own) =>
              proposes.test(own) || deedOfYear.test(own) || tenseOfSentence(own, written)?.tense === 'future',
          )
        : 0
    return clauses.map((_, place) => (place < first ? around : tense))
  }
  let state = around ?? cues.find((cue) => cue !== undefined)
  let aimed = false
  return cues.map((cue, place) => {
    if (cue === 'past' && aimed) {
      if (untilNow.test(clauses[place]!)) state = 'past'
      return 'past'
    }
    state = cue ?? state
    aimed ||= cue === 'future'
    return state
  })
}
